import { builtInCatalogue } from '../../../policy/catalogue.ts';
import type { RuleId } from '../../../model/rule.ts';
import type { Level } from './upstream.ts';

/** A rule that says of itself that it covers a check of k8s.io/pod-security-admission. */
export interface Control {
  readonly check: string;
  readonly rule: RuleId;
  /** Whether the profile `baseline` has it. */
  readonly level: Level;
}

const prefix = 'pod-security/';

export function controls(): Control[] {
  return [...builtInCatalogue().values()].flatMap(({ id, equivalents, profiles }) =>
    equivalents
      .filter((check) => check.startsWith(prefix))
      .map((check) => ({
        check: check.slice(prefix.length),
        rule: id,
        level: profiles.includes('baseline') ? 'baseline' : 'restricted',
      })),
  );
}
