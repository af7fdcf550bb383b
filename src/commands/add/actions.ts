import { relative } from 'node:path';
import { CliError } from '../../errors.ts';
import type { Host } from '../../host.ts';
import { answersPath } from '../../scaffold/answers/answers-file.ts';
import { describeApplicationTemplate, type ParameterSchema } from '../../scaffold/applications/applications.ts';
import type { Change, Fields } from '../../scaffold/changes/change.ts';
import { collectFields } from '../../scaffold/changes/collect-fields.ts';
import {
  makeChange,
  prepareChange,
  removeFolders,
  requireCurrent,
  type Prepared,
} from '../../scaffold/changes/make.ts';
import {
  openRepository,
  withMoreTemplates,
  type RepositoryOnDisk,
} from '../../scaffold/repository/repository-on-disk.ts';
import { actionLines, actionSummary, needsPerson } from '../../scaffold/update/summary.ts';
import { filesToKeep, withTemplates } from '../../scaffold/templates/own-templates.ts';
import { closest, flagNamed } from '../../words.ts';
import type { ChangeOptions } from './options.ts';

/** What is given for the parameters of an application's template, once it is known which. */
export type GiveParameters = (template: string, parameters: Parameters) => Fields;

type Parameters = Readonly<Record<string, ParameterSchema>>;

export async function add(
  change: Change,
  given: Fields,
  give: GiveParameters,
  options: ChangeOptions & { readonly templates?: string },
  host: Host,
): Promise<0 | 1> {
  const repository = await openRepository(host.cwd);
  requireCurrent(repository);
  if (options.templates === undefined)
    return finish(repository, await prepare(change, given, give, repository, host), options, host);
  return withTemplates(options.templates, host.cwd, async (templates) => {
    const prepared = await prepare(change, given, give, withMoreTemplates(repository, templates), host);
    return finish(repository, { ...prepared, brought: filesToKeep(repository.folder, templates) }, options, host);
  });
}

async function prepare(
  change: Change,
  given: Fields,
  give: GiveParameters,
  repository: RepositoryOnDisk,
  host: Host,
): Promise<Prepared> {
  const { platform, library } = repository;
  const fields = await collectFields(change, platform, library, { fields: given, ask: host.ask });
  const { template } = fields;
  const parameters =
    template === undefined ? {} : give(template, describeApplicationTemplate(library, template).parameters);
  return prepareChange(repository, change.add(platform, { ...fields, ...parameters }, library), library);
}

export async function remove(change: Change, name: string, options: ChangeOptions, host: Host): Promise<0 | 1> {
  const repository = await openRepository(host.cwd);
  requireCurrent(repository);
  const { folder, platform, library } = repository;
  const { actions, files } = prepareChange(repository, change.remove(platform, name));
  const gone = removeFolders(folder, change.folders(platform, name, library), actions);
  return await finish(repository, { actions: gone, files }, options, host);
}

/** @returns 1 when a person has to look at something */
export async function finish(
  repository: RepositoryOnDisk,
  prepared: Prepared,
  options: ChangeOptions,
  host: Host,
): Promise<0 | 1> {
  const { actions } = prepared;
  if (options.dryRun !== true && actions.length > 0) await makeChange(repository, prepared, options.conflicts, host);
  for (const { name, answer } of repository.assumed)
    host.stderr.write(`${answersPath} does not say ${name}: taken as ${answer}\n`);
  const where = relative(host.cwd, repository.folder);
  host.stdout.write(
    actionLines(actions) +
      actionSummary(actions, options.conflicts, options.dryRun !== true) +
      (where === '' || actions.length === 0 ? '' : `in ${where}\n`),
  );
  return needsPerson(actions) ? 1 : 0;
}

interface Flags {
  readonly template: string;
  readonly parameters: Parameters;
  /** Flags of the command itself. */
  readonly own: readonly string[];
}

/** `--port 8080 --exposure=none` → `{ port: '8080', exposure: 'none' }`. */
export function parametersOnLine(rest: readonly string[], { template, parameters, own }: Flags): Fields {
  const names = new Map(Object.keys(parameters).map((name) => [flagNamed(name), name]));
  const fields: Record<string, string> = {};
  for (let at = 0; at < rest.length; at += 1) {
    const [flag, inline] = splitFlag(rest[at]!);
    const name = names.get(flag);
    if (name === undefined) {
      const near = closest(flag, [...names.keys(), ...own]);
      throw new CliError(
        'usage',
        `the template ${template} has no parameter ${flag}`,
        near === undefined ? `it has ${[...names.keys()].join(', ')}` : `did you mean ${near}?`,
      );
    }
    const value = inline ?? rest[(at += 1)];
    if (value === undefined) throw new CliError('usage', `${flag} has no value`, parameters[name]!.description);
    fields[name] = value;
  }
  return fields;
}

function splitFlag(word: string): [flag: string, value?: string] {
  const at = word.indexOf('=');
  return at === -1 ? [word] : [word.slice(0, at), word.slice(at + 1)];
}
