import { readlinkSync } from 'node:fs';
import { join, posix } from 'node:path';
import { headCommit } from './commits.ts';
import { gitPaths } from './git.ts';
import { readObjects } from './object-tree.ts';
import { isManifestPath, type Tree } from './tree.ts';

/** What differs between a commit and what is checked. */
export interface Changes {
  /** Files that were added, edited, renamed (both names) or deleted, and links to them; a submodule counts as one. */
  readonly paths: ReadonlySet<string>;
  /** The files as they were. */
  readonly before: Tree;
}

/** Whether the index has anything that the last commit has not. */
export function hasStagedChanges(root: string): boolean {
  return rawDifferences(root, ['--cached', headCommit(root)]).length > 0;
}

/** What the index has that the commit has not. @param tree of the index */
export function stagedChanges(tree: Tree, commit: string): Changes {
  return toChanges(tree, rawDifferences(tree.root, ['--cached', commit]));
}

/** What the work tree, the index and files that git does not know yet have that the commit has not. @param tree of the work tree */
export function workTreeChanges(tree: Tree, commit: string): Changes {
  const { root } = tree;
  const added = gitPaths(root, ['ls-files', '--others', '--exclude-standard', '-z']) ?? [];
  return toChanges(tree, [
    ...added.map((path): Difference => ({ path, before: undefined })),
    ...rawDifferences(root, ['--cached', commit]),
    ...rawDifferences(root, [commit]),
  ]);
}

interface Difference {
  readonly path: string;
  /** Id of the blob that it was; undefined for none, null for what cannot be read, as a submodule. */
  readonly before: string | null | undefined;
}

/** Answers of `git diff --raw -z`: `:<mode> <mode> <id> <id> <status>`, then the path. */
function rawDifferences(root: string, what: readonly string[]): Difference[] {
  const options = ['--raw', '-z', '--no-renames', '--no-abbrev', '--no-ext-diff', '--relative'];
  const parts = gitPaths(root, ['diff', ...options, '--ignore-submodules=none', ...what, '--']) ?? [];
  return parts.flatMap((part, index): Difference[] => {
    if (index % 2 === 1) return [];
    const [mode = '', , id = ''] = part.slice(1).split(' ');
    const before = mode.startsWith('100') ? id : mode === '000000' ? undefined : null;
    return [{ path: parts[index + 1]!, before }];
  });
}

function toChanges(tree: Tree, differences: readonly Difference[]): Changes {
  const before = new Map(differences.map(({ path, before: id }) => [path, id]));
  for (const [link, target] of changedThroughLinks(tree.root, before)) before.set(link, before.get(target));
  return { paths: new Set(before.keys()), before: treeBefore(tree, before) };
}

/** A tree with its changed files as they were. */
function treeBefore(tree: Tree, changed: ReadonlyMap<string, string | null | undefined>): Tree {
  const was = (path: string) => typeof changed.get(path) === 'string';
  const isNew = (path: string) => changed.has(path) && changed.get(path) === undefined;
  const restored = [...changed.keys()].filter(was);
  const with_ = (paths: readonly string[], more: readonly string[]) =>
    [...new Set([...paths.filter((path) => !isNew(path)), ...more])].sort();
  return {
    root: tree.root,
    list: () => with_(tree.list(), restored.filter(isManifestPath)),
    within(folder) {
      const inside = restored.filter((path) => folder === '' || path === folder || path.startsWith(`${folder}/`));
      return with_(withinOrNone(tree, folder), inside);
    },
    read(path) {
      const id = changed.get(path);
      if (typeof id === 'string') return readObjects(tree.root, [id])[0]!;
      if (isNew(path)) throw Object.assign(new Error(`${path} was not there`), { code: 'ENOENT' });
      return tree.read(path);
    },
  };
}

/** A folder that is gone has no files left. */
function withinOrNone(tree: Tree, folder: string): readonly string[] {
  try {
    return tree.within(folder);
  } catch {
    return [];
  }
}

/** Paths through links of the repository to files that changed, with those files. */
function changedThroughLinks(root: string, changed: ReadonlyMap<string, unknown>): [string, string][] {
  const links = (gitPaths(root, ['ls-files', '--stage', '-z']) ?? []).flatMap((entry) =>
    entry.startsWith('120000 ') ? [entry.slice(entry.indexOf('\t') + 1)] : [],
  );
  return links.flatMap((link) => {
    const target = targetOf(root, link);
    if (target === undefined) return [];
    return [...changed.keys()].flatMap((path): [string, string][] => {
      if (path === target) return [[link, path]];
      return path.startsWith(`${target}/`) ? [[`${link}${path.slice(target.length)}`, path]] : [];
    });
  });
}

function targetOf(root: string, link: string): string | undefined {
  try {
    return posix.join(posix.dirname(link), readlinkSync(join(root, link)));
  } catch {
    return undefined; // deleted from the work tree
  }
}
