import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve, sep } from 'node:path';
import { CliError } from '../../errors.ts';
import { keptIn } from './kept-templates.ts';

/**
 * Makes templates part of a repository. A folder of the repository stays where it is; another folder, or what a git
 * reference names (`https://host/path.git#v1`, or a path), is copied.
 * @returns their folder, relative to the repository
 * @throws CliError `unreadable`
 */
export function bringTemplates(repository: string, source: string, cwd: string): string {
  const local = resolve(cwd, source);
  if (existsSync(local) && statSync(local).isDirectory()) {
    requireTemplates(local, source);
    const inside = relative(repository, local);
    if (inside !== '' && !inside.startsWith('..')) return inside.split(sep).join('/');
    return keep(repository, local, basename(local));
  }
  const [url = '', ref] = source.split('#');
  const checkout = mkdtempSync(join(tmpdir(), 'k8s-platform-templates-'));
  try {
    clone(url, ref, checkout);
    requireTemplates(checkout, source);
    return keep(repository, checkout, basename(url).replace(/\.git$/, ''));
  } finally {
    rmSync(checkout, { recursive: true, force: true });
  }
}

function requireTemplates(folder: string, source: string): void {
  if (['applications', 'components'].some((kind) => existsSync(join(folder, kind)))) return;
  throw new CliError(
    'unreadable',
    `${source} holds no templates`,
    'it needs a folder applications/<name> or components/<name> with a template.yaml',
  );
}

function keep(repository: string, folder: string, name: string): string {
  const target = `${keptIn}/${name}`;
  if (existsSync(join(repository, target)))
    throw new CliError('would-overwrite', `${target} is there already`, 'remove it first to bring another version');
  cpSync(folder, join(repository, target), {
    recursive: true,
    filter: (path) => basename(path) !== '.git',
    verbatimSymlinks: false,
  });
  return target;
}

function clone(url: string, ref: string | undefined, folder: string): void {
  if (url.startsWith('-') || ref?.startsWith('-')) throw new CliError('usage', `${url} is no git reference`);
  const branch = ref === undefined ? [] : ['--branch', ref];
  try {
    execFileSync('git', ['clone', '--quiet', '--depth', '1', ...branch, '--', url, folder], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  } catch (error) {
    const { stderr } = error as { stderr?: Buffer };
    throw new CliError(
      'unreadable',
      `${url} is no folder, and git cannot clone it: ${stderr?.toString().trim().split('\n').at(-1) ?? 'is git installed?'}`,
      'write a folder, or a git URL with #<branch or tag>',
    );
  }
  if (readdirSync(folder).length === 0) throw new CliError('unreadable', `${url} is empty`);
}
