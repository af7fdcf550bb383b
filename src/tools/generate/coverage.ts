import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { RuleId, RuleMeta } from '../../model/rule.ts';

/** Ids of the checks that the catalogue is held to, by peer, such as `trivy` → `KSV-0001`. */
export type PeerChecks = Readonly<Record<string, readonly string[]>>;

/** What becomes of each check, as `peer/id`. */
export interface Coverage {
  readonly covered: ReadonlyMap<string, readonly RuleId[]>;
  /** With the reason. */
  readonly refused: ReadonlyMap<string, string>;
  /** What the rules that cover a check leave out of it. */
  readonly notes: ReadonlyMap<string, string>;
  /** Neither covered nor refused. */
  readonly open: readonly string[];
  /** What contradicts the lists, a sentence each. */
  readonly mistakes: readonly string[];
}

/** @returns the checks in policies/peer-checks.yaml */
export function peerChecks(root: string): PeerChecks {
  return parse(readFileSync(join(root, 'policies', 'peer-checks.yaml'), 'utf8')) as PeerChecks;
}

/** @returns reasons by check, from policies/refused.yaml */
export function refusals(root: string): Record<string, string> {
  return parse(readFileSync(join(root, 'policies', 'refused.yaml'), 'utf8')) as Record<string, string>;
}

/** @returns what covering rules leave out, a sentence by check, from policies/peer-notes.yaml */
export function peerNotes(root: string): Record<string, string> {
  return parse(readFileSync(join(root, 'policies', 'peer-notes.yaml'), 'utf8')) as Record<string, string>;
}

/** Holds what rules say that they cover, and what is refused, against the checks that there are. */
export function coverageOf(
  checks: PeerChecks,
  catalogue: readonly Pick<RuleMeta, 'id' | 'equivalents'>[],
  refused: Readonly<Record<string, string>>,
  notes: Readonly<Record<string, string>> = {},
): Coverage {
  const known = Object.entries(checks).flatMap(([peer, ids]) => ids.map((id) => `${peer}/${id}`));
  const covered = new Map<string, RuleId[]>();
  const mistakes: string[] = [];
  const isUnknown = (check: string) => Object.hasOwn(checks, check.split('/')[0]!) && !known.includes(check);
  for (const { id, equivalents } of catalogue) {
    for (const check of equivalents) {
      if (isUnknown(check)) mistakes.push(`${id} covers ${check}, which does not exist`);
      covered.set(check, [...(covered.get(check) ?? []), id]);
    }
  }
  for (const [check, reason] of Object.entries(refused)) {
    const rules = covered.get(check) ?? [];
    if (!known.includes(check)) mistakes.push(`${check} is refused, but does not exist`);
    if (rules.length > 0) mistakes.push(`${check} is refused, but covered by ${rules.join(', ')}`);
    if (!reason.endsWith('.')) mistakes.push(`the reason for refusing ${check} is no sentence`);
  }
  for (const [check, note] of Object.entries(notes)) {
    if (!covered.has(check)) mistakes.push(`there is a note on ${check}, which no rule covers`);
    if (!note.endsWith('.')) mistakes.push(`the note on ${check} is no sentence`);
  }
  return {
    covered: new Map(known.flatMap((check) => (covered.has(check) ? [[check, covered.get(check)!] as const] : []))),
    refused: new Map(Object.entries(refused)),
    notes: new Map(Object.entries(notes)),
    open: known.filter((check) => !covered.has(check) && !(check in refused)),
    mistakes,
  };
}
