import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CliError } from '../../errors.ts';
import { answersPath, readAnswersFile } from '../answers/answers-file.ts';
import { collectAnswers } from '../answers/collect.ts';
import { TemplateLibrary } from '../templates/library.ts';
import type { Platform } from '../answers/platform.ts';
import { parseRecord, recordPath, type WrittenRecord } from '../update/record.ts';

/** A generated repository. */
export interface RepositoryOnDisk {
  readonly folder: string;
  readonly platform: Platform;
  /** The version of this package that wrote it last. */
  readonly version: string;
  readonly record: WrittenRecord;
  readonly library: TemplateLibrary;
}

/** The generated repository that a folder is in. Questions that are newer than it are answered as suggested. @throws CliError `not-generated`, or what is wrong with its answers */
export async function openRepository(cwd: string): Promise<RepositoryOnDisk> {
  const folder = findUp(cwd);
  const { version, answers } = readAnswersFile(join(folder, answersPath));
  const platform = await collectAnswers({ answers, acceptSuggestions: true });
  const record = join(folder, recordPath);
  return {
    folder,
    platform,
    version,
    record: parseRecord(existsSync(record) ? readFileSync(record, 'utf8') : ''),
    library: libraryOf(folder, platform),
  };
}

/** The templates of this package and those of the repository's own. */
export function libraryOf(folder: string, { templates = [] }: Pick<Platform, 'templates'>): TemplateLibrary {
  return new TemplateLibrary(templates.map((path) => join(folder, path)));
}

function findUp(folder: string): string {
  if (existsSync(join(folder, answersPath))) return folder;
  const parent = dirname(folder);
  if (parent !== folder) return findUp(parent);
  throw new CliError(
    'not-generated',
    `there is no ${answersPath} here or in a folder above`,
    'go to a repository that `k8s-platform create` wrote',
  );
}
