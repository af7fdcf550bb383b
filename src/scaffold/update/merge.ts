import { diff3Merge } from 'node-diff3';

export interface Merged {
  /** With markers, as git writes them, where `conflicts` are. */
  readonly text: string;
  readonly conflicts: number;
}

export interface Versions {
  readonly yours: string;
  readonly base: string;
  readonly theirs: string;
}

/** A three-way merge by lines. Entries that both sides add to one list, or take out of it, are no conflict. */
export function mergeTexts({ yours, base, theirs }: Versions): Merged {
  const crlf = yours.includes('\r\n');
  const lines = (text: string) => text.replaceAll('\r\n', '\n').split('\n');
  const merged: string[] = [];
  let conflicts = 0;
  for (const { ok, conflict } of diff3Merge(lines(yours), lines(base), lines(theirs), {
    excludeFalseConflicts: true,
  })) {
    if (ok !== undefined) merged.push(...ok);
    if (conflict === undefined) continue;
    const list = mergeLists(conflict.a, conflict.o, conflict.b);
    if (list === undefined) conflicts += 1;
    merged.push(...(list ?? ['<<<<<<< yours', ...conflict.a, '=======', ...conflict.b, '>>>>>>> template']));
  }
  return { text: merged.join(crlf ? '\r\n' : '\n'), conflicts };
}

/** Lists of one-line entries at one depth, merged as sets; undefined where there is anything else. */
function mergeLists(
  yours: readonly string[],
  base: readonly string[],
  theirs: readonly string[],
): readonly string[] | undefined {
  const depths = new Set([...yours, ...base, ...theirs].map((line) => /^( *)- [^:{[|>&*!]+$/.exec(line)?.[1]?.length));
  if (depths.size !== 1 || depths.has(undefined)) return undefined;
  const removed = base.filter((line) => !theirs.includes(line));
  const added = theirs.filter((line) => !base.includes(line) && !yours.includes(line));
  return [...yours.filter((line) => !removed.includes(line)), ...added];
}
