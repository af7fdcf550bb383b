import picomatch from 'picomatch';
import { pathRoles, type PathRole } from './path-roles.ts';
import type { Tree } from './tree.ts';

export interface FileEntry {
  readonly path: string;
  readonly role: PathRole;
}

/** The files that count, by the `include` and `exclude` globs of the configuration, each with what its path tells of it. */
export function takeInventory(
  tree: Tree,
  globs: { include: readonly string[]; exclude: readonly string[] },
): FileEntry[] {
  const paths = tree.list();
  const roles = pathRoles(paths);
  const included = globs.include.length === 0 ? () => true : picomatch([...globs.include], { dot: true });
  const excluded = globs.exclude.length === 0 ? () => false : picomatch([...globs.exclude], { dot: true });
  return paths.filter((path) => included(path) && !excluded(path)).map((path) => ({ path, role: roles.get(path)! }));
}
