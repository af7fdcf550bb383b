import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { gitPaths } from '../../discover/git.ts';
import { version } from '../../assets.ts';
import { CliError } from '../../errors.ts';
import { checkAnswers } from '../answers/answers.ts';
import { checkPlatform, type Platform } from '../answers/platform.ts';
import { planRepository } from '../repository/repository.ts';
import { libraryOf, type RepositoryOnDisk } from '../repository/repository-on-disk.ts';
import type { PlannedFile } from '../templates/templates.ts';
import { applyActions, type ConflictStyle } from '../update/apply.ts';
import { planUpdate, type Action } from '../update/plan.ts';
import { printRecord, recordPath } from '../update/record.ts';
import type { FileToWrite } from '../write/change.ts';
import type { Surroundings } from '../write/write.ts';

/** What it takes to make a repository what a platform describes. */
export interface Prepared {
  readonly actions: readonly Action[];
  /** What the templates write for it. */
  readonly files: readonly PlannedFile[];
  /** Templates that come with it. */
  readonly brought?: readonly FileToWrite[];
}

/**
 * Nothing is written.
 * @param templates that `next` is made with
 * @throws CliError `bad-answer` when there cannot be such a platform
 */
export function prepareChange(
  { folder, platform, record, library, locating }: RepositoryOnDisk,
  next: Platform,
  templates = libraryOf(folder, next),
): Prepared {
  checkAnswers(next);
  checkPlatform(next);
  const before = () => locating(() => planRepository(platform, library));
  const files = next === platform ? before() : planNext(() => planRepository(next, templates), before);
  const again = () => (next === platform ? files : before());
  return { files, actions: planUpdate({ folder, record, before: again, after: files }) };
}

/** Where the answers that are kept cannot be planned either, their error tells its line. */
function planNext(plan: () => PlannedFile[], before: () => unknown): PlannedFile[] {
  try {
    return plan();
  } catch (error) {
    before();
    throw error;
  }
}

/** All of it or nothing. @throws CliError as `changeFiles` */
export async function makeChange(
  { folder }: RepositoryOnDisk,
  { actions, files, brought = [] }: Prepared,
  style: ConflictStyle,
  surroundings: Surroundings,
): Promise<void> {
  const also = { before: brought, after: [{ path: recordPath, text: printRecord(files) }] };
  await applyActions(folder, actions, style, also, surroundings);
}

/** A repository is changed by one version of the templates at a time. @throws CliError `not-clean` */
export function requireCurrent({ version: written }: RepositoryOnDisk): void {
  refuseOlder(written);
  if (written !== version)
    throw new CliError(
      'not-clean',
      `version ${written} wrote this repository, and this is ${version}`,
      'run `k8s-platform update` first',
    );
}

/** Older templates would take out what newer ones brought. @throws CliError `not-clean` */
export function refuseOlder(written: string): void {
  if (new Intl.Collator('en', { numeric: true }).compare(written, version) > 0)
    throw new CliError(
      'not-clean',
      `version ${written} wrote this repository, and this is ${version}, which is older`,
      `npm install --global generator-k8s-platform@${written}`,
    );
}

/**
 * What remains of folders that are there for something that goes: files that a person added or changed go, too, when
 * git has them.
 * @throws CliError `not-clean` when git has not
 */
export function removeFolders(folder: string, gone: readonly string[], actions: readonly Action[]): Action[] {
  const deleted = new Set(actions.filter(({ kind }) => kind === 'delete').map(({ path }) => path));
  const rest = gone.flatMap((path) => filesBelow(folder, path)).filter((path) => !deleted.has(path));
  if (rest.length > 0 && !isCommitted(folder, rest))
    throw new CliError(
      'not-clean',
      `git does not have ${rest[0]!} as it is${rest.length > 1 ? `, nor all of ${rest.length - 1} more` : ''}`,
      'commit first: the file is deleted',
    );
  return [
    ...actions.filter(({ path }) => !rest.includes(path)),
    ...rest.map((path): Action => ({ kind: 'delete', path })),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function filesBelow(folder: string, path: string): string[] {
  const root = join(folder, path);
  if (!existsSync(root)) return [];
  if (!statSync(root).isDirectory()) return [path];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

function isCommitted(folder: string, paths: readonly string[]): boolean {
  const tracked = gitPaths(folder, ['ls-files', '-z', '--', ...paths]);
  const changed = gitPaths(folder, ['status', '--porcelain', '-z', '--', ...paths]);
  return tracked?.length === paths.length && changed?.length === 0;
}
