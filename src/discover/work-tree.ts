import { closeSync, constants, existsSync, openSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { gitPaths } from './git.ts';
import { baseName, folderOf } from './path-roles.ts';
import { contains, isSelected, type Scope } from './root.ts';
import { isManifestPath, manifestExtensions, type Tree } from './tree.ts';

const neverManifests = ['**/node_modules/**', '**/.git/**', '**/.terraform/**', '.k8s-platform/**'];
const manifests = [`**/*.{${manifestExtensions.join(',')}}`, '**/Kustomization'];

/**
 * The files on disk: all of a repository, or what was asked for. What git ignores counts only when it was asked for by
 * name. Links to directories are not followed, so that no loop can arise, nor links to files outside, except those asked
 * for.
 */
export function workTree(scope: Scope): Tree {
  const { root, selected, repository } = scope;
  const readInside = readerWithin(root);
  return {
    root,
    list() {
      const known = repository ? (gitFiles(scope) ?? walk(root, '.', manifests)) : [];
      const missed = selected
        .filter((path) => !known.some((file) => isSelected({ ...scope, selected: [path] }, file)))
        .filter((path) => existsSync(join(root, path)));
      return [...new Set([...known, ...missed.flatMap((path) => walk(root, path, manifests))])].sort();
    },
    within: (folder) => walk(root, folder === '' ? '.' : folder, ['**']).sort(),
    read: (path) => (selected.includes(path) ? readFileSync(join(root, path)) : readInside(path)),
  };
}

function gitFiles({ root, inGit }: Scope): string[] | undefined {
  if (!inGit) return undefined;
  const options = ['--cached', '--others', '--exclude-standard', '--deduplicate', '-z'];
  const patterns = [...manifestExtensions.map((extension) => `*.${extension}`), '*Kustomization'];
  return gitPaths(root, ['ls-files', ...options, '--', ...patterns])?.filter(isManifestPath);
}

/** A file that was asked for counts whatever its name is. */
function walk(root: string, path: string, patterns: readonly string[]): string[] {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  const options = {
    cwd: join(root, path),
    dot: true,
    followSymbolicLinks: false,
    expandDirectories: false,
    ignore: neverManifests,
  };
  const found = globSync([...patterns], options);
  return path === '.' ? found : found.map((file) => `${path}/${file}`);
}

/** Reads files that truly lie below a folder, whatever links their paths go through. */
export function readerWithin(root: string): (path: string) => Uint8Array {
  const realRoot = realpathSync.native(root);
  const realFolders = new Map<string, string>();
  return (path) => {
    const folder = folderOf(path);
    let real = realFolders.get(folder);
    if (real === undefined) realFolders.set(folder, (real = realpathSync.native(join(root, folder))));
    const file = join(real, baseName(path));
    if (!contains(realRoot, file)) throw linkOut();
    return readNoLink(file) ?? readLink(realRoot, file);
  };
}

function readNoLink(file: string): Uint8Array | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOOP') return undefined;
    throw error;
  }
  try {
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function readLink(realRoot: string, link: string): Uint8Array {
  const target = realpathSync.native(link);
  if (!contains(realRoot, target)) throw linkOut();
  return readFileSync(target);
}

function linkOut(): Error {
  return Object.assign(new Error('a link leads out of the repository'), { code: 'ELINK' });
}
