import { posix } from 'node:path';
import type { BaselineEntry, MovedEntry } from '../../model/baseline.ts';
import type { Finding } from '../../model/report.ts';
import { describe } from '../../model/resource.ts';

export interface Compared {
  readonly fresh: readonly Finding[];
  /** Those in files that have moved are among them. */
  readonly known: readonly Finding[];
  readonly fixed: readonly BaselineEntry[];
  readonly moved: readonly MovedEntry[];
}

export interface Run {
  /** Whether the run would have found what an entry is about. */
  readonly isJudged: (entry: BaselineEntry) => boolean;
  /** Whether there is such a file. */
  readonly exists: (file: string) => boolean;
}

/**
 * Tells old findings from new ones. Of equal findings, each has a fingerprint of its own (`-2`, `-3`): one more than there
 * were is new. An object whose file is gone and that is in another one now has moved there with its findings.
 */
export function compareWithBaseline(
  findings: readonly Finding[],
  entries: readonly BaselineEntry[],
  run: Run,
): Compared {
  const old = new Set(entries.map(({ fingerprint }) => fingerprint));
  const found = new Set(findings.map(({ fingerprint }) => fingerprint));
  const unseen = entries.filter(({ fingerprint }) => !found.has(fingerprint));
  const moved = movedEntries(
    findings.filter(({ fingerprint }) => !old.has(fingerprint)),
    unseen,
    run,
  );
  const from = new Set(moved.map((one) => one.from));
  const to = new Set(moved.map((one) => one.to));
  const isKnown = (finding: Finding) => old.has(finding.fingerprint) || to.has(finding);
  return {
    fresh: findings.filter((finding) => !isKnown(finding)),
    known: findings.filter(isKnown),
    fixed: unseen.filter((entry) => !from.has(entry) && run.isJudged(entry)),
    moved,
  };
}

export function toEntry({ file, rule, resource, fingerprint }: Finding): BaselineEntry {
  return { file, rule, object: resource === undefined ? '' : describe(resource).replace(' ', '/'), fingerprint };
}

/** Pairs entries of files that are gone with new findings of the same rule about the same object, one by one. */
function movedEntries(fresh: readonly Finding[], unseen: readonly BaselineEntry[], { exists }: Run): MovedEntry[] {
  const wanted = new Set(fresh.map((finding) => keyOf(toEntry(finding))));
  const gone = new Map<string, BaselineEntry[]>();
  for (const entry of unseen) {
    const key = keyOf(entry);
    if (!wanted.has(key) || exists(entry.file)) continue;
    gone.set(key, [...(gone.get(key) ?? []), entry]);
  }
  return fresh.flatMap((to) => {
    const from = gone.get(keyOf(toEntry(to)))?.shift();
    return from === undefined ? [] : [{ from, to }];
  });
}

/** What stays when a file is moved: of a finding about the file itself, its name. */
function keyOf({ file, rule, object }: BaselineEntry): string {
  return [rule, object === '' ? posix.basename(file) : object].join('\0');
}
