import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { git } from '../discover/git.ts';
import { usesSimpleGitHooks } from './simple-git-hooks.ts';

export interface HookFile {
  readonly manager: 'lefthook' | 'husky' | 'simple-git-hooks' | 'git';
  /** Absolute; it need not be there. */
  readonly file: string;
}

const lefthookFiles = ['lefthook.yml', 'lefthook.yaml', '.lefthook.yml', '.lefthook.yaml'];
/** Those that simple-git-hooks reads before package.json, in its order. */
const simpleFiles = ['.simple-git-hooks', 'simple-git-hooks'].flatMap((name) =>
  ['cjs', 'js', 'mjs', 'json'].map((extension) => `${name}.${extension}`),
);

/** Where pre-commit hooks are kept in this work tree: what comes first is in use; git's own file is always the last. */
export function hookFiles(root: string): HookFile[] {
  const found: HookFile[] = [];
  const add = (manager: HookFile['manager'], name: string | undefined) => {
    if (name !== undefined) found.push({ manager, file: resolve(root, name) });
  };
  const first = (names: readonly string[]) => names.find((name) => existsSync(join(root, name)));
  add('lefthook', first(lefthookFiles));
  if (existsSync(join(root, '.husky'))) add('husky', join('.husky', 'pre-commit'));
  add('simple-git-hooks', first(simpleFiles) ?? packageWithHooks(root));
  add('git', join(git(root, ['rev-parse', '--git-path', 'hooks'])!.toString('utf8').trimEnd(), 'pre-commit'));
  return found;
}

function packageWithHooks(root: string): string | undefined {
  const file = join(root, 'package.json');
  return existsSync(file) && usesSimpleGitHooks(readFileSync(file, 'utf8')) ? 'package.json' : undefined;
}
