import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { CliError } from '../errors.ts';
import { check, workTree } from './check.ts';
import { removeJob } from './lefthook.ts';
import { hookFiles, type HookFile } from './managers.ts';
import { removeCommand } from './script.ts';
import { removeFromHooks } from './simple-git-hooks.ts';

/** Takes the check out of every hook manager's file; what else is in there stays. @returns what was done, one line for each file */
export function uninstallHook(cwd: string): string[] {
  const root = workTree(cwd);
  const done: string[] = [];
  for (const hook of hookFiles(root)) {
    if (!existsSync(hook.file)) continue;
    const before = readFileSync(hook.file, 'utf8');
    if (!before.includes('k8s-platform lint')) continue;
    const shown = relative(root, hook.file);
    const after = withoutCheck(hook, before);
    if (after === undefined || after === before)
      throw new CliError(
        'would-overwrite',
        `the check in ${shown} is not as hook install writes it`,
        'take k8s-platform lint out of it yourself',
      );
    if (after === '') rmSync(hook.file);
    else writeFileSync(hook.file, after);
    done.push(`${after === '' ? 'removed' : 'took the check out of'} ${shown}${followUp(hook)}`);
  }
  return done.length > 0 ? done : ['no pre-commit hook has the check'];
}

function withoutCheck({ manager, file }: HookFile, text: string): string | undefined {
  if (manager === 'lefthook') return removeJob(text);
  if (manager !== 'simple-git-hooks') return removeCommand(text);
  return removeFromHooks(text, check, basename(file) === 'package.json' ? ['simple-git-hooks'] : []);
}

function followUp({ manager }: HookFile): string {
  return manager === 'simple-git-hooks' ? '; run npx simple-git-hooks' : '';
}
