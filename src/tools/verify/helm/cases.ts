import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { EngineFile } from '../../../engines/frame.ts';
import type { Location, TemplateArguments } from './engine.ts';
import { helm } from './native.ts';

/** One rendering of a case, and what is known of it beforehand. */
export interface Run {
  readonly arguments: TemplateArguments;
  /** Text of files that lie over those of the case. */
  readonly files?: Readonly<Record<string, string>>;
  readonly fails?: boolean;
  /** Where the engine must say that it fails. */
  readonly at?: Location;
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
      const folder = join(work, 'cases', name);
      cpSync(join(fixtures, name), folder, { recursive: true });
      const description = parse(readFileSync(join(folder, 'case.yaml'), 'utf8')) as Description;
      for (const [archive, content] of Object.entries(description.archives ?? {}))
        helm(['package', join(folder, content), '--destination', dirname(join(folder, archive))]);
      if (description.runs === undefined) writeFiles(folder, description.files ?? {});
      return { name, folder, runs: runsOf(description) };
    });
}

function runsOf({ runs, archives: _archives, files: _files, ...single }: Description): Run[] {
  return (runs ?? [single]).map((run) => ({ ...run, arguments: { chart: 'chart', ...run.arguments } }));
}

/** Every chart below a folder of repositories, as a case with one run. */
export function corpusCases(corpora: string): Case[] {
  return readdirSync(corpora).flatMap((repository) => {
    const folder = join(corpora, repository);
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path === 'Chart.yaml' || path.endsWith('/Chart.yaml'))
      .map((path) => dirname(path))
      .filter((chart) => !/(?:^|\/)charts\//.test(chart))
      .sort()
      .map((chart) => ({ name: join(repository, chart), folder, runs: [{ arguments: { chart } }] }));
  });
}

export function filesOf(folder: string): EngineFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.startsWith('.git/') && statSync(join(folder, path)).isFile())
    .map((path) => ({ path, content: readFileSync(join(folder, path)) }));
}

export function asFiles(texts: Readonly<Record<string, string>>): EngineFile[] {
  return Object.entries(texts).map(([path, text]) => ({ path, content: new TextEncoder().encode(text) }));
}

export function writeFiles(folder: string, texts: Readonly<Record<string, string>>): void {
  for (const { path, content } of asFiles(texts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
