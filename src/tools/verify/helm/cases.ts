import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { HelmArguments, HelmLocation } from '../../../engines/helm.ts';
import { foldersWith, writeFiles } from '../engines/files.ts';
import { helm } from './native.ts';

/** One rendering of a case, and what is known of it beforehand. */
export interface Run {
  readonly arguments: HelmArguments;
  /** Text of files that lie over those of the case. */
  readonly files?: Readonly<Record<string, string>>;
  /** Missing where it is as Helm has it. */
  readonly fails?: boolean;
  /** Where the engine must say that it fails. */
  readonly at?: HelmLocation;
  readonly file?: string;
  readonly violations?: readonly string[][];
  /** `other`: Helm says the same in other words. */
  readonly words?: 'other';
  /** Random values: only their form is compared. */
  readonly random?: boolean;
}

/** A repository with a chart; a folder with a case.yaml describes one. */
export interface Case {
  readonly name: string;
  readonly folder: string;
  readonly runs: readonly Run[];
}

interface Description extends Partial<Run> {
  readonly runs?: readonly Run[];
  /** Archives to make of folders, both relative to the case. */
  readonly archives?: Readonly<Record<string, string>>;
}

const fixtures = join(import.meta.dirname, '..', '..', '..', '..', 'test', 'fixtures', 'helm');

/** Every case of test/fixtures/helm, complete with what is not in git, below `work`. */
export function ownCases(work: string): Case[] {
  return readdirSync(fixtures)
    .sort()
    .map((name) => {
      const folder = join(work, 'helm', name);
      cpSync(join(fixtures, name), folder, { recursive: true });
      const description = parse(readFileSync(join(folder, 'case.yaml'), 'utf8')) as Description;
      for (const [archive, content] of Object.entries(description.archives ?? {}))
        helm(['package', join(folder, content), '--destination', dirname(join(folder, archive))]);
      if (description.runs === undefined) writeFiles(folder, description.files ?? {});
      return { name, folder, runs: runsOf(description) };
    });
}

function runsOf({ runs, archives: _archives, files: _files, ...single }: Description): Run[] {
  return (runs ?? [single]).map((run) => ({ fails: false, ...run, arguments: { chart: 'chart', ...run.arguments } }));
}

/** Every chart below a folder of repositories, as a case with one run. */
export function corpusCases(corpora: string): Case[] {
  return readdirSync(corpora).flatMap((repository) => {
    const folder = join(corpora, repository);
    return foldersWith(folder, ['Chart.yaml'])
      .filter((chart) => !/(?:^|\/)charts\//.test(chart))
      .map((chart) => ({ name: join(repository, chart), folder, runs: [{ arguments: { chart } }] }));
  });
}
