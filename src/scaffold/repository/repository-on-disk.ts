import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CliError } from '../../errors.ts';
import { answersPath, readAnswersFile, type AnswersFile } from '../answers/answers-file.ts';
import { keptAnswers, type Kept } from '../answers/collect.ts';
import { TemplateLibrary } from '../templates/library.ts';
import { placeOfTemplates, type OwnTemplates } from '../templates/own-templates.ts';
import { withTemplatesIn, type Platform } from '../answers/platform.ts';
import { parseRecord, recordPath, type WrittenRecord } from '../update/record.ts';

/** A generated repository. */
export interface RepositoryOnDisk extends Kept {
  readonly folder: string;
  /** The version of this package that wrote it last. */
  readonly version: string;
  readonly record: WrittenRecord;
  readonly library: TemplateLibrary;
  /** Does something with its answers. What is wrong with one of them is said with its line. */
  readonly locating: AnswersFile['locating'];
}

/**
 * The generated repository that a folder is in.
 * @throws CliError `not-generated`, or what is wrong with its answers
 */
// eslint-disable-next-line @typescript-eslint/require-await -- an asynchronous call is what callers expect
export async function openRepository(cwd: string): Promise<RepositoryOnDisk> {
  const folder = findUp(cwd);
  const { version, answers, locating } = readAnswersFile(join(folder, answersPath), answersPath);
  const kept = locating(() => keptAnswers(answers));
  const record = join(folder, recordPath);
  return {
    ...kept,
    folder,
    version,
    locating,
    record: parseRecord(existsSync(record) ? readFileSync(record, 'utf8') : ''),
    library: libraryOf(folder, kept.platform),
  };
}

/** The same as it would be with further templates. */
export function withMoreTemplates(repository: RepositoryOnDisk, templates: OwnTemplates): RepositoryOnDisk {
  const { folder, platform } = repository;
  return {
    ...repository,
    library: new TemplateLibrary([...foldersOf(folder, platform), templates.folder]),
    platform: withTemplatesIn(platform, placeOfTemplates(folder, templates)),
  };
}

/** The templates of this package and those of the repository's own. */
export function libraryOf(folder: string, platform: Pick<Platform, 'templates'>): TemplateLibrary {
  return new TemplateLibrary(foldersOf(folder, platform));
}

function foldersOf(folder: string, { templates = [] }: Pick<Platform, 'templates'>): string[] {
  return templates.map((path) => join(folder, path));
}

function findUp(folder: string): string {
  if (existsSync(join(folder, answersPath))) return folder;
  if (existsSync(join(folder, recordPath)))
    throw new CliError(
      'not-generated',
      `${join(folder, answersPath)} is missing: what the repository is made from is not known`,
      `git checkout HEAD -- ${answersPath}, or take it from an older commit: git log -- ${answersPath}`,
    );
  const parent = dirname(folder);
  if (parent !== folder) return findUp(parent);
  throw new CliError(
    'not-generated',
    `there is no ${answersPath} here or in a folder above`,
    'go to a repository that `k8s-platform create` wrote',
  );
}
