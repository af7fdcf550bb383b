import { existsSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { defaultConfig, type Config } from '../../config/config.ts';
import type { Staged } from '../../config/document.ts';
import type { Changes } from '../../discover/changes.ts';
import { configName, findScope, isSelected, type Scope } from '../../discover/root.ts';
import type { Tree } from '../../discover/tree.ts';
import type { Host } from '../../host.ts';
import type { Catalogue } from '../../model/rule.ts';

/** Where the files of a run come from. */
export interface Input {
  readonly tree: Tree;
  readonly selected: (path: string) => boolean;
  /** Whether the tree holds all that is deployed, so that what is missing in it is missing. */
  readonly complete: boolean;
  /** What differs from a commit, where only that is asked for. */
  readonly changes?: Changes;
}

export interface InputOptions {
  readonly staged?: boolean;
  readonly changed?: boolean;
  /** A branch, tag or commit. */
  readonly changedSince?: string;
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
}

export function scopeOf(paths: readonly string[], { stdin }: InputOptions, host: Host): Scope {
  return findScope(host.cwd, stdin ? ['.'] : paths);
}

/** Files below the root as git's index has them. */
export function stagedIn(index: Tree): Staged {
  return (file) => {
    try {
      return Buffer.from(index.read(relative(index.root, file).split(sep).join('/'))).toString('utf8');
    } catch {
      return undefined;
    }
  };
}

/** @param file the configuration to use instead of the repository's */
export async function configOf(
  scope: Scope,
  file: string | undefined,
  host: Host,
  catalogue: Catalogue,
  staged?: Staged,
): Promise<Config> {
  const path = file === undefined ? join(scope.root, configName) : resolve(host.cwd, file);
  if (file === undefined && staged?.(path) === undefined && !existsSync(path)) return defaultConfig;
  return (await import('../../config/load.ts')).loadConfig(path, catalogue, scope.root, staged);
}

/**
 * The work tree, what is staged in git's index, or standard input.
 * @throws CliError `not-a-git-repository` and `unknown-ref`, where changes are asked for
 */
export async function inputOf(
  scope: Scope,
  { staged, changed, changedSince, stdin, stdinFilename = 'stdin.yaml' }: InputOptions,
  host: Host,
): Promise<Input> {
  if (stdin) {
    const content = await readStdin(host);
    const tree: Tree = { root: scope.root, list: () => [stdinFilename], within: () => [], read: () => content };
    return { tree, selected: () => true, complete: false };
  }
  const selected = (path: string) => isSelected(scope, path);
  if (staged) {
    const [{ indexTree }, { stagedChanges }, { headCommit }] = await Promise.all([
      import('../../discover/index-tree.ts'),
      import('../../discover/changes.ts'),
      import('../../discover/commits.ts'),
    ]);
    const commit = headCommit(scope.root);
    const tree = indexTree(scope.root);
    return { tree, selected, complete: true, changes: stagedChanges(tree, commit) };
  }
  const { workTree } = await import('../../discover/work-tree.ts');
  const tree = workTree(scope);
  const input = { tree, selected, complete: scope.complete };
  if (changed !== true && changedSince === undefined) return input;
  const [{ workTreeChanges }, { headCommit, mergeBase }] = await Promise.all([
    import('../../discover/changes.ts'),
    import('../../discover/commits.ts'),
  ]);
  const commit = changedSince === undefined ? headCommit(scope.root) : mergeBase(scope.root, changedSince);
  return { ...input, changes: workTreeChanges(tree, commit) };
}

async function readStdin(host: Host): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of host.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}
