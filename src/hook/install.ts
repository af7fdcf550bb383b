import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { git } from '../discover/git.ts';
import { CliError } from '../errors.ts';
import { insertJob } from './lefthook.ts';

/** Git runs hooks at the top of the work tree; a local install comes first. */
const check = 'PATH="$PWD/node_modules/.bin:$PATH" k8s-platform lint --staged';
const mark = '# k8s-platform: check what is about to be committed';
const lefthookFiles = ['lefthook.yml', 'lefthook.yaml', '.lefthook.yml', '.lefthook.yaml'];

/** Adds the check to the hook manager that the repository uses. Adds nothing twice. @returns what was done, in one line */
export function installHook(cwd: string): string {
  const root = git(cwd, ['rev-parse', '--show-toplevel'])?.toString('utf8').trimEnd();
  if (root === undefined || root === '')
    throw new CliError('not-a-git-repository', `${cwd} is not in a git repository`, 'run git init first');
  const lefthook = lefthookFiles.find((name) => existsSync(join(root, name)));
  if (lefthook !== undefined) return addToLefthook(root, lefthook);
  if (existsSync(join(root, '.husky'))) return addToScript(root, join(root, '.husky', 'pre-commit'), false);
  const hooks = git(root, ['rev-parse', '--git-path', 'hooks'])!.toString('utf8').trimEnd();
  return addToScript(root, resolve(root, hooks, 'pre-commit'), true);
}

function addToScript(root: string, file: string, needsShebang: boolean): string {
  const shown = relative(root, file);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (before.includes(mark)) return `${shown} has the check already`;
  if (before.startsWith('#!') && !/^#!.*\b(?:ba|da|z|k)?sh\b/.test(before)) {
    throw new CliError(
      'would-overwrite',
      `${shown} is not a shell script`,
      `add this command to it yourself: ${check}`,
    );
  }
  const start =
    before === '' && needsShebang ? '#!/bin/sh\n' : before.endsWith('\n') || before === '' ? before : `${before}\n`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${start}${mark}\n${check} || exit 1\n`);
  chmodSync(file, 0o755);
  return `added the check to ${shown}`;
}

function addToLefthook(root: string, name: string): string {
  const file = join(root, name);
  const before = readFileSync(file, 'utf8');
  if (before.includes('k8s-platform lint')) return `${name} has the check already`;
  const after = insertJob(before, check);
  if (after === undefined) {
    throw new CliError(
      'bad-config',
      `${name} has no place to add a command to`,
      `add this command to its pre-commit hook yourself: ${check}`,
    );
  }
  writeFileSync(file, after);
  return `added the check to ${name}; run lefthook install`;
}
