import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { CliError } from '../errors.ts';

export const configName = 'k8s-platform.yaml';

/** What is to be checked, and the repository around it. */
export interface Scope {
  /** Absolute path that all others are relative to. */
  readonly root: string;
  readonly inGit: boolean;
  /** Files and folders that were asked for; `.` for all of the root. */
  readonly selected: readonly string[];
  /** Whether the root is a repository: all of it is read, whatever was asked for. */
  readonly repository: boolean;
  /** Whether all that is deployed together is known: a repository, or whole folders. */
  readonly complete: boolean;
}

/**
 * The repository around the given paths: the nearest folder with `.git` or `k8s-platform.yaml` that holds them all.
 * @throws CliError `no-such-path`
 */
export function findScope(cwd: string, paths: readonly string[]): Scope {
  const missing = paths.find((path) => !existsSync(resolve(cwd, path)));
  if (missing !== undefined) throw noSuchPath(missing);
  return scopeAround(cwd, paths);
}

/** The same for paths of which some may have been there at another time only. */
export function scopeAround(cwd: string, paths: readonly string[]): Scope {
  const absolute = paths.map((path) => resolve(cwd, path));
  const roots = new Set(absolute.map(repositoryAround));
  const [only] = roots;
  const repository = roots.size === 1 && only !== undefined;
  const root = repository ? only : absolute.every((path) => contains(cwd, path)) ? cwd : commonFolder(absolute);
  return {
    root,
    inGit: existsSync(join(root, '.git')),
    selected: absolute.map((path) => relative(root, path).split(sep).join('/') || '.'),
    repository,
    complete: repository || absolute.every(isFolder),
  };
}

export function noSuchPath(path: string): CliError {
  return new CliError(
    'no-such-path',
    `no such file or directory: ${path}`,
    'paths are relative to the current directory',
  );
}

/** Whether a path, relative to the root, was asked for. */
export function isSelected({ selected }: Pick<Scope, 'selected'>, path: string): boolean {
  return selected.some((wanted) => wanted === '.' || path === wanted || path.startsWith(`${wanted}/`));
}

function repositoryAround(path: string): string | undefined {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git')) || existsSync(join(folder, configName))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

function commonFolder(paths: readonly string[]): string {
  const folders = paths.map((path) => (isFolder(path) ? path : dirname(path)));
  let common = folders[0]!;
  while (!folders.every((folder) => contains(common, folder))) common = dirname(common);
  return common;
}

/** Whether an absolute path is a folder or lies below it. */
export function contains(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder === sep ? sep : folder + sep);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
