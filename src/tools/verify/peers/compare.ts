import type { Json } from '../../../model/resource.ts';
import type { RuleId } from '../../../model/rule.ts';
import { nameOf, type Case } from './cases.ts';
import type { Findings } from './findings.ts';

/** Who reports what the other does not. */
export type Side = 'peer' | 'ours';

/** An object that only one of both reports. */
export interface Difference {
  readonly check: string;
  readonly side: Side;
  readonly object: Json;
  readonly of: Case;
}

/** A peer's check beside the rules that cover it. */
export interface Comparison {
  readonly check: string;
  readonly rules: readonly RuleId[];
  /** How many objects both report. */
  readonly both: number;
  readonly differences: readonly Difference[];
}

/** @param covered the rules by check of one peer; only what the peer has judged by a check counts for it */
export function compare(
  cases: readonly Case[],
  covered: ReadonlyMap<string, readonly RuleId[]>,
  peer: Findings,
  ours: Findings,
): Comparison[] {
  return [...covered].map(([check, rules]) => {
    const differences: Difference[] = [];
    let both = 0;
    for (const of of cases) {
      for (const [name, object] of new Map(of.objects.map((one) => [nameOf(one), one]))) {
        const theirs = peer.verdict(check, of.name, name);
        if (theirs === undefined) continue;
        const own = rules.some((rule) => ours.verdict(rule, of.name, name) ?? false);
        if (theirs && own) both += 1;
        else if (theirs !== own) differences.push({ check, side: theirs ? 'peer' : 'ours', object, of });
      }
    }
    return { check, rules, both, differences };
  });
}
