import { gitPaths } from './git.ts';
import { objectTree, type ObjectEntry } from './object-tree.ts';
import type { Tree } from './tree.ts';

/**
 * The files of a commit, below the root.
 * @param commit its id
 */
export function commitTree(root: string, commit: string): Tree {
  const entries = new Map<string, ObjectEntry>();
  for (const entry of gitPaths(root, ['ls-tree', '-r', '-z', commit]) ?? []) {
    const tab = entry.indexOf('\t');
    const [mode = '', , id = ''] = entry.slice(0, tab).split(' ');
    entries.set(entry.slice(tab + 1), { mode, id });
  }
  return objectTree(root, entries, 'the commit');
}
