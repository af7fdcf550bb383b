import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defaultConfig, type Config } from '../../config/config.ts';
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
}

export interface InputOptions {
  readonly staged?: boolean;
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
}

export function scopeOf(paths: readonly string[], { stdin }: InputOptions, host: Host): Scope {
  return findScope(host.cwd, stdin ? ['.'] : paths);
}

/** @param file the configuration to use instead of the repository's */
export async function configOf(
  scope: Scope,
  file: string | undefined,
  host: Host,
  catalogue: Catalogue,
): Promise<Config> {
  const path = file === undefined ? join(scope.root, configName) : resolve(host.cwd, file);
  if (file === undefined && !existsSync(path)) return defaultConfig;
  return (await import('../../config/load.ts')).loadConfig(path, catalogue, scope.root);
}

/** The work tree, what is staged in git's index, or standard input. */
export async function inputOf(
  scope: Scope,
  { staged, stdin, stdinFilename = 'stdin.yaml' }: InputOptions,
  host: Host,
): Promise<Input> {
  if (stdin) {
    const content = await readStdin(host);
    const tree: Tree = { root: scope.root, list: () => [stdinFilename], within: () => [], read: () => content };
    return { tree, selected: () => true, complete: false };
  }
  if (staged) {
    const { indexTree, stagedFiles } = await import('../../discover/index-tree.ts');
    const files = new Set(stagedFiles(scope.root));
    return {
      tree: indexTree(scope.root),
      selected: (path) => files.has(path) && isSelected(scope, path),
      complete: true,
    };
  }
  const { workTree } = await import('../../discover/work-tree.ts');
  return { tree: workTree(scope), selected: (path) => isSelected(scope, path), complete: scope.complete };
}

async function readStdin(host: Host): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of host.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}
