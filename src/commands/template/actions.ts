import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CliError } from '../../errors.ts';
import type { Host } from '../../host.ts';
import { answerProblem } from '../../scaffold/answers/answers.ts';
import { describeApplicationTemplate, type ParameterSchema } from '../../scaffold/applications/applications.ts';
import { makeChange, prepareChange, requireCurrent } from '../../scaffold/changes/make.ts';
import { TemplateLibrary } from '../../scaffold/templates/library.ts';
import { filesToKeep, placeOfTemplates, withTemplates } from '../../scaffold/templates/own-templates.ts';
import { withTemplatesIn, type Platform } from '../../scaffold/answers/platform.ts';
import {
  libraryOf,
  openRepository,
  withMoreTemplates,
  type RepositoryOnDisk,
} from '../../scaffold/repository/repository-on-disk.ts';
import { planRepository } from '../../scaffold/repository/repository.ts';
import { casesOf, type TemplateCase } from '../../scaffold/applications/template-cases.ts';
import { counted, flagNamed } from '../../words.ts';
import { lintFolder } from './lint-folder.ts';

export interface ShowOptions {
  readonly json?: boolean;
}

export interface NewOptions {
  readonly from: string;
  readonly directory: string;
}

export async function list(host: Host): Promise<void> {
  const library = await libraryAround(host);
  const names = library.names('applications');
  const width = Math.max(...names.map(({ length }) => length));
  for (const name of names)
    host.stdout.write(`${name.padEnd(width)}  ${describeApplicationTemplate(library, name).description}\n`);
}

export async function show(name: string, { json }: ShowOptions, host: Host): Promise<void> {
  const template = describeApplicationTemplate(await libraryAround(host), name);
  if (json === true) {
    host.stdout.write(`${JSON.stringify(template, undefined, 2)}\n`);
    return;
  }
  host.stdout.write(`${template.title}: ${template.description}\n`);
  for (const [parameter, schema] of Object.entries(template.parameters)) {
    host.stdout.write(`\n${flagNamed(parameter)} ${valueOf(schema)}\n  ${schema.description}\n`);
  }
}

/** `<rolling|blue-green|canary>, rolling by default`. */
function valueOf({ enum: choices, format, type, default: preset }: ParameterSchema): string {
  const value = `<${choices?.join('|') ?? format ?? type ?? 'value'}>`;
  if (typeof preset === 'string' && preset.includes('{{')) return value;
  const shown = Array.isArray(preset) ? preset.join(',') : String(preset);
  return shown === '' ? value : `${value}, ${shown} by default`;
}

/** The templates of the package, and those of the repository that is around. */
async function libraryAround(host: Host): Promise<TemplateLibrary> {
  try {
    return (await openRepository(host.cwd)).library;
  } catch (error) {
    if (error instanceof CliError && error.code === 'not-generated') return new TemplateLibrary();
    throw error;
  }
}

export async function create(name: string, { from, directory }: NewOptions, host: Host): Promise<void> {
  const problem = answerProblem('name', name);
  if (problem !== undefined) throw new CliError('bad-answer', `name: ${name} ${problem}`);
  const repository = await openRepository(host.cwd);
  const { folder, library } = repository;
  const source = library.folder('applications', from);
  const target = join(directory, 'applications', name);
  if (existsSync(join(folder, target)))
    throw new CliError('would-overwrite', `${target} is there already`, 'choose another name');
  mkdirSync(dirname(join(folder, target)), { recursive: true });
  cpSync(source, join(folder, target), { recursive: true });
  await register(repository, directory, host);
  host.stdout.write(`${target}: change template.yaml and files/, then k8s-platform template test ${name}\n`);
}

export async function bring(source: string, host: Host): Promise<void> {
  const repository = await openRepository(host.cwd);
  requireCurrent(repository);
  const brought = await withTemplates(source, host.cwd, async (templates) => {
    const { platform, library } = withMoreTemplates(repository, templates);
    const prepared = prepareChange(repository, platform, library);
    const brought = filesToKeep(repository.folder, templates);
    await makeChange(repository, { ...prepared, brought }, 'markers', host);
    return placeOfTemplates(repository.folder, templates);
  });
  host.stdout.write(
    `${brought}: ${libraryOf(repository.folder, { templates: [brought] })
      .names('applications')
      .join(', ')}\n`,
  );
}

/** Writes into the answers where templates are. */
async function register(repository: RepositoryOnDisk, folder: string, host: Host): Promise<void> {
  requireCurrent(repository);
  await makeChange(
    repository,
    prepareChange(repository, withTemplatesIn(repository.platform, folder)),
    'markers',
    host,
  );
}

/** @returns 1 when something that a template writes has findings */
export async function test(names: readonly string[], host: Host): Promise<0 | 1> {
  const repository = await openRepository(host.cwd);
  const chosen = names.length > 0 ? names : ownTemplates(repository);
  if (chosen.length === 0)
    throw new CliError(
      'usage',
      'this repository has no templates of its own',
      'name one, or k8s-platform template new',
    );
  let failed = 0;
  for (const name of chosen) {
    const cases = casesOf(describeApplicationTemplate(repository.library, name));
    for (const one of cases) {
      const problems = await problemsOf(name, one, repository, host);
      if (problems.length === 0) continue;
      failed += 1;
      host.stdout.write(`${name}, ${one.name}\n${problems.map((line) => `  ${line}\n`).join('')}`);
    }
    host.stdout.write(`${name}: ${counted(cases.length, 'case')}\n`);
  }
  host.stdout.write(failed === 0 ? 'no findings\n' : `${counted(failed, 'case')} with findings\n`);
  return failed === 0 ? 0 : 1;
}

function ownTemplates({ folder, platform }: RepositoryOnDisk): string[] {
  const shipped = new Set(new TemplateLibrary().names('applications'));
  return libraryOf(folder, platform)
    .names('applications')
    .filter((name) => !shipped.has(name));
}

/** What is wrong with an application made from a template, in a copy of the repository. Values that this platform refuses are passed over. */
async function problemsOf(
  template: string,
  { parameters, isDefault }: TemplateCase,
  { platform, library }: RepositoryOnDisk,
  host: Host,
): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'k8s-platform-template-'));
  try {
    const name = `sample-${template}`.slice(0, 40);
    const sample = { name, team: platform.teams[0]!, template, parameters };
    const tried: Platform = { ...platform, applications: [sample] };
    for (const { path, text } of planRepository(tried, library)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return await lintFolder(folder, [`apps/${name}`], host);
  } catch (error) {
    const isRefused = error instanceof CliError && error.code === 'bad-answer';
    return isRefused && !isDefault ? [] : [(error as Error).message];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
