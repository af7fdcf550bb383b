import { gitPaths } from './git.ts';
import { objectTree, type ObjectEntry } from './object-tree.ts';
import type { Tree } from './tree.ts';

/** The files as they would be committed: the content of git's index, whatever the work tree holds. */
export function indexTree(root: string): Tree {
  return objectTree(root, stagedEntries(root), 'the index');
}

/** Of a file with a conflict, what our side has. */
function stagedEntries(root: string): Map<string, ObjectEntry> {
  const entries = new Map<string, ObjectEntry>();
  for (const entry of gitPaths(root, ['ls-files', '--stage', '-z']) ?? []) {
    const tab = entry.indexOf('\t');
    const [mode = '', id = '', stage = ''] = entry.slice(0, tab).split(' ');
    if (stage === '0' || stage === '2') entries.set(entry.slice(tab + 1), { mode, id });
  }
  return entries;
}
