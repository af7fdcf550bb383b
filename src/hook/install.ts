import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, relative } from 'node:path';
import { CliError } from '../errors.ts';
import { check, workTree } from './check.ts';
import { insertJob } from './lefthook.ts';
import { hookFiles, type HookFile } from './managers.ts';
import { addCommand } from './script.ts';
import { addToHooks } from './simple-git-hooks.ts';

/** What is left to do by hand, for hook managers that copy their configuration into git's hooks. */
const followUp = {
  lefthook: '; run lefthook install',
  'simple-git-hooks': '; run npx simple-git-hooks',
  husky: '',
  git: '',
} as const;

/** Adds the check to the hook manager that the repository uses. Adds nothing twice. @returns what was done, in one line */
export function installHook(cwd: string): string {
  const root = workTree(cwd);
  const hook = hookFiles(root)[0]!;
  const shown = relative(root, hook.file);
  const before = existsSync(hook.file) ? readFileSync(hook.file, 'utf8') : '';
  if (before.includes('k8s-platform lint')) return `${shown} has the check already`;
  const after = withCheck(hook, before);
  if (after === undefined) {
    throw new CliError(
      hook.manager === 'lefthook' ? 'bad-config' : 'would-overwrite',
      refusal(hook, shown),
      `add this command to its pre-commit hook yourself: ${check}`,
    );
  }
  mkdirSync(dirname(hook.file), { recursive: true });
  writeFileSync(hook.file, after);
  if (hook.manager === 'git' || hook.manager === 'husky') chmodSync(hook.file, 0o755);
  return `added the check to ${shown}${followUp[hook.manager]}`;
}

function withCheck({ manager, file }: HookFile, text: string): string | undefined {
  if (manager === 'lefthook') return insertJob(text, check);
  if (manager !== 'simple-git-hooks') return addCommand(text, check, manager === 'git');
  return addToHooks(text, check, basename(file) === 'package.json' ? ['simple-git-hooks'] : []);
}

function refusal({ manager }: HookFile, shown: string): string {
  if (manager === 'lefthook') return `${shown} has no place to add a command to`;
  return manager === 'simple-git-hooks'
    ? `${shown} is not JSON with a command for pre-commit`
    : `${shown} is not a shell script`;
}
