import { posix } from 'node:path';
import { git } from './git.ts';
import { isManifestPath, type Tree } from './tree.ts';

/** An entry of git's index or of a commit. */
export interface ObjectEntry {
  /** Such as `100644`; `120000` for a link, `160000` for a submodule. */
  readonly mode: string;
  readonly id: string;
}

const mostLinks = 40;

/**
 * Files as git's object store has them, whatever the work tree holds. Links within the repository are followed; submodules
 * have nothing that could be read.
 * @param where what an error says about a path that is missing: `the index`, `the commit`
 */
export function objectTree(root: string, entries: ReadonlyMap<string, ObjectEntry>, where: string): Tree {
  const files = new Set([...entries].filter(([, { mode }]) => mode.startsWith('100')).map(([path]) => path));
  const contents = new Map<string, Uint8Array>();
  const links = new Map<string, string>();
  for (const [path, { mode, id }] of entries)
    if (mode === '120000') links.set(path, Buffer.from(readObjects(root, [id])[0]!).toString('utf8'));
  return {
    root,
    list() {
      const paths = [...files].filter(isManifestPath).sort();
      const ids = paths.map((path) => entries.get(path)!.id);
      readObjects(root, ids).forEach((content, index) => contents.set(paths[index]!, content));
      const linked = [...links.keys()].filter((path) => isManifestPath(path) && files.has(follow(path, links) ?? ''));
      return linked.length === 0 ? paths : [...paths, ...linked].sort();
    },
    within: (folder) => (files.has(folder) ? [folder] : [...files].filter((path) => isBelow(path, folder)).sort()),
    read(path) {
      const target = follow(path, links);
      if (target === undefined)
        throw Object.assign(new Error(`${path} leads out of the repository`), { code: 'ELINK' });
      if (!files.has(target)) throw Object.assign(new Error(`${path} is not in ${where}`), { code: 'ENOENT' });
      let content = contents.get(target);
      if (content === undefined) contents.set(target, (content = readObjects(root, [entries.get(target)!.id])[0]!));
      return content;
    },
  };
}

/** Content of objects that are there, by their ids, in their order. */
export function readObjects(root: string, ids: readonly string[]): Uint8Array[] {
  return findObjects(root, ids).map((content) => content!);
}

/**
 * The same for objects of which some may be missing: one `git cat-file --batch` that answers
 * `<id> <type> <size>\n<content>\n`, or `<id> missing\n`.
 */
export function findObjects(root: string, ids: readonly string[]): (Uint8Array | undefined)[] {
  if (ids.length === 0) return [];
  const output = git(root, ['cat-file', '--batch'], ids.map((id) => `${id}\n`).join('')) ?? Buffer.alloc(0);
  let at = 0;
  return ids.map(() => {
    const headerEnd = output.indexOf(0x0a, at);
    if (headerEnd === -1) return undefined; // no git, or no repository
    const [, , size] = output.toString('latin1', at, headerEnd).split(' ');
    at = headerEnd + 1;
    if (size === undefined) return undefined;
    const content = output.subarray(at, at + Number(size));
    at += content.length + 1;
    return content;
  });
}

/** Where a path truly is; undefined outside of the repository, or for links in a circle. */
function follow(path: string, links: ReadonlyMap<string, string>): string | undefined {
  if (links.size === 0) return path;
  let current = path;
  for (let followed = 0; followed <= mostLinks; followed += 1) {
    const link = prefixes(current).find((prefix) => links.has(prefix));
    if (link === undefined) return current;
    const target = links.get(link)!;
    if (target.startsWith('/')) return undefined;
    current = posix.join(posix.dirname(link), target, current.slice(link.length));
    if (current.startsWith('..')) return undefined;
  }
  return undefined;
}

function prefixes(path: string): string[] {
  const steps = path.split('/');
  return steps.map((_, index) => steps.slice(0, index + 1).join('/'));
}

function isBelow(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}
