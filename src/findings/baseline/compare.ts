import type { BaselineEntry } from '../../model/baseline.ts';
import type { Finding } from '../../model/report.ts';
import { describe } from '../../model/resource.ts';

export interface Compared {
  readonly fresh: readonly Finding[];
  readonly known: readonly Finding[];
  readonly fixed: readonly BaselineEntry[];
}

/**
 * Tells old findings from new ones. Of equal findings, each has a fingerprint of its own (`-2`, `-3`): one more than there
 * were is new.
 * @param isJudged whether the run would have found what an entry is about
 */
export function compareWithBaseline(
  findings: readonly Finding[],
  entries: readonly BaselineEntry[],
  isJudged: (entry: BaselineEntry) => boolean,
): Compared {
  const old = new Set(entries.map(({ fingerprint }) => fingerprint));
  const found = new Set(findings.map(({ fingerprint }) => fingerprint));
  return {
    fresh: findings.filter(({ fingerprint }) => !old.has(fingerprint)),
    known: findings.filter(({ fingerprint }) => old.has(fingerprint)),
    fixed: entries.filter((entry) => !found.has(entry.fingerprint) && isJudged(entry)),
  };
}

export function toEntry({ file, rule, resource, fingerprint }: Finding): BaselineEntry {
  return { file, rule, object: resource === undefined ? '' : describe(resource).replace(' ', '/'), fingerprint };
}
