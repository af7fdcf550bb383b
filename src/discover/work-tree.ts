import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { gitPaths } from './git.ts';
import { isSelected, type Scope } from './root.ts';
import { isManifestPath, manifestExtensions, type Tree } from './tree.ts';

const neverManifests = ['**/node_modules/**', '**/.git/**', '**/.terraform/**'];

/**
 * The files on disk: all of a repository, or what was asked for. What git ignores counts only when it was asked for by
 * name. Links to directories are not followed, so that no loop can arise.
 */
export function workTree(scope: Scope): Tree {
  const { root, selected, repository } = scope;
  return {
    root,
    list() {
      const known = repository ? (gitFiles(scope) ?? walk(root, '.')) : [];
      const missed = selected.filter((path) => !known.some((file) => isSelected({ ...scope, selected: [path] }, file)));
      return [...new Set([...known, ...missed.flatMap((path) => walk(root, path))])].sort();
    },
    read: (path) => readFileSync(join(root, path)),
  };
}

function gitFiles({ root, inGit }: Scope): string[] | undefined {
  if (!inGit) return undefined;
  const options = ['--cached', '--others', '--exclude-standard', '--deduplicate', '-z'];
  const patterns = manifestExtensions.map((extension) => `*.${extension}`);
  return gitPaths(root, ['ls-files', ...options, '--', ...patterns])?.filter(isManifestPath);
}

/** A file that was asked for counts whatever its name is. */
function walk(root: string, path: string): string[] {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  const options = {
    cwd: join(root, path),
    dot: true,
    followSymbolicLinks: false,
    expandDirectories: false,
    ignore: neverManifests,
  };
  const found = globSync(`**/*.{${manifestExtensions.join(',')}}`, options);
  return path === '.' ? found : found.map((file) => `${path}/${file}`);
}
