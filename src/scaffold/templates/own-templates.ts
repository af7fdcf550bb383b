import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { CliError } from '../../errors.ts';
import { readText } from '../../read-text.ts';
import type { FileToWrite } from '../write/change.ts';
import { keptIn } from './kept-templates.ts';

/** Templates that somebody wrote, in a folder of this machine. */
export interface OwnTemplates {
  readonly folder: string;
  readonly name: string;
}

/**
 * Does something with the templates of a folder, or of a git reference: `https://host/path.git#v1`, or a path.
 * @throws CliError `unreadable`
 */
export async function withTemplates<T>(
  source: string,
  cwd: string,
  use: (templates: OwnTemplates) => T | Promise<T>,
): Promise<T> {
  const local = resolve(cwd, source);
  if (existsSync(local) && statSync(local).isDirectory()) {
    requireTemplates(local, source);
    return use({ folder: local, name: basename(local) });
  }
  const [url = '', ref] = source.split('#');
  const checkout = mkdtempSync(join(tmpdir(), 'k8s-platform-templates-'));
  try {
    clone(url, ref, checkout);
    requireTemplates(checkout, source);
    return await use({ folder: checkout, name: basename(url).replace(/\.git$/, '') });
  } finally {
    rmSync(checkout, { recursive: true, force: true });
  }
}

/** Where a repository has templates, relative to it: a folder of its own where it is, others as a copy. */
export function placeOfTemplates(repository: string, { folder, name }: OwnTemplates): string {
  const inside = relative(repository, folder);
  if (inside !== '' && !inside.startsWith('..') && !isAbsolute(inside)) return inside.split(sep).join('/');
  return `${keptIn}/${name.replace(/[^A-Za-z0-9._-]/g, '-')}`;
}

/**
 * What makes templates part of a repository, so that reviews see them and updates need no network; nothing where they
 * are already.
 * @throws CliError `would-overwrite` where others are there under that name
 */
export function filesToKeep(repository: string, templates: OwnTemplates): FileToWrite[] {
  const place = placeOfTemplates(repository, templates);
  const target = join(repository, place);
  if (resolve(target) === resolve(templates.folder)) return [];
  const wanted = filesBelow(templates.folder);
  if (!existsSync(target)) return wanted.map((file) => ({ ...file, path: `${place}/${file.path}` }));
  if (isDeepStrictEqual(filesBelow(target), wanted)) return [];
  throw new CliError('would-overwrite', `${place} is there already`, 'remove it first to bring another version');
}

/** Sorted by path. @throws CliError `unreadable` for a link, which could lead anywhere */
function filesBelow(folder: string): FileToWrite[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const found = entries.map((entry) => ({ entry, path: relative(folder, join(entry.parentPath, entry.name)) }));
  const own = found.filter(({ path }) => path.split(sep)[0] !== '.git');
  const link = own.find(({ entry }) => entry.isSymbolicLink());
  if (link !== undefined)
    throw new CliError('unreadable', `${link.path} of these templates is a link`, 'put the file itself there');
  const paths = own.filter(({ entry }) => entry.isFile()).map(({ path }) => path);
  return paths.sort().map((path) => {
    const file = join(folder, path);
    const text = readText(file, 'templates are text');
    return { path: path.split(sep).join('/'), text, executable: (statSync(file).mode & 0o100) !== 0 };
  });
}

function requireTemplates(folder: string, source: string): void {
  if (['applications', 'components'].some((kind) => existsSync(join(folder, kind)))) return;
  throw new CliError(
    'unreadable',
    `${source} holds no templates`,
    'it needs a folder applications/<name> or components/<name> with a template.yaml',
  );
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
