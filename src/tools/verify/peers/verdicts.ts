import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { conditions } from './conditions.ts';
import type { Difference, Side } from './compare.ts';

/** Why one kind of difference is right as it is. */
export interface Verdict {
  readonly checks: readonly string[];
  readonly only: Side;
  /** Names of conditions, all of which must hold. */
  readonly when: readonly string[];
  readonly reason: string;
}

/** @returns what verdicts.yaml holds; a condition that does not exist is an error */
export function readVerdicts(): Verdict[] {
  const verdicts = parse(readFileSync(join(import.meta.dirname, 'verdicts.yaml'), 'utf8')) as Verdict[];
  for (const { checks, when, reason } of verdicts) {
    const unknown = when.find((name) => !Object.hasOwn(conditions, name));
    if (unknown !== undefined) throw new Error(`verdicts.yaml: ${checks.join(', ')}: there is no condition ${unknown}`);
    if (when.length === 0) throw new Error(`verdicts.yaml: ${checks.join(', ')}: a verdict needs a condition`);
    if (!reason.endsWith('.')) throw new Error(`verdicts.yaml: ${checks.join(', ')}: the reason is no sentence`);
  }
  return verdicts;
}

export function holds({ checks, only, when }: Verdict, difference: Difference): boolean {
  const { check, side } = difference;
  return checks.includes(check) && only === side && when.every((name) => conditions[name]!(difference));
}
