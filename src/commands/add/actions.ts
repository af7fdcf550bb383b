import { join, relative } from 'node:path';
import { CliError } from '../../errors.ts';
import type { Host } from '../../host.ts';
import { answersPath } from '../../scaffold/answers/answers-file.ts';
import { describeApplicationTemplate, flagOfParameter } from '../../scaffold/applications/applications.ts';
import type { Change, Fields } from '../../scaffold/changes/change.ts';
import { collectFields } from '../../scaffold/changes/collect-fields.ts';
import {
  makeChange,
  prepareChange,
  removeFolders,
  requireCurrent,
  type Prepared,
} from '../../scaffold/changes/make.ts';
import { openRepository, type RepositoryOnDisk } from '../../scaffold/repository/repository-on-disk.ts';
import { actionLines, actionSummary, needsPerson } from '../../scaffold/update/summary.ts';
import { withTemplatesIn } from '../../scaffold/answers/platform.ts';
import { TemplateLibrary } from '../../scaffold/templates/library.ts';
import { keepTemplates, placeOfTemplates, withTemplates } from '../../scaffold/templates/own-templates.ts';
import { closest } from '../../words.ts';
import type { ChangeOptions } from './options.ts';

/** @param rest what stands behind the name on the command line: parameters of an application's template */
export async function add(
  change: Change,
  given: Fields,
  rest: readonly string[],
  options: ChangeOptions & { readonly templates?: string },
  host: Host,
): Promise<0 | 1> {
  const repository = await openRepository(host.cwd);
  requireCurrent(repository);
  if (options.templates === undefined)
    return finish(repository, await prepare(change, given, rest, repository, host), options, host);
  return withTemplates(options.templates, host.cwd, async (templates) => {
    const { folder, platform } = repository;
    const own = [...(platform.templates ?? []).map((path) => join(folder, path)), templates.folder];
    const wider = {
      ...repository,
      library: new TemplateLibrary(own),
      platform: withTemplatesIn(platform, placeOfTemplates(folder, templates)),
    };
    const prepared = await prepare(change, given, rest, wider, host);
    if (options.dryRun !== true) keepTemplates(folder, templates);
    return finish(repository, prepared, options, host);
  });
}

async function prepare(
  change: Change,
  given: Fields,
  rest: readonly string[],
  repository: RepositoryOnDisk,
  host: Host,
): Promise<Prepared> {
  const { platform, library } = repository;
  const ask = host.interactive ? (await import('../../scaffold/answers/terminal.ts')).ask : undefined;
  const fields = await collectFields(change, platform, library, { fields: given, ask });
  const parameters = rest.length === 0 ? {} : parametersOf(rest, fields.template ?? '', repository);
  return prepareChange(repository, change.add(platform, { ...fields, ...parameters }, library), library);
}

export async function remove(change: Change, name: string, options: ChangeOptions, host: Host): Promise<0 | 1> {
  const repository = await openRepository(host.cwd);
  requireCurrent(repository);
  const { folder, platform } = repository;
  const { actions, files } = prepareChange(repository, change.remove(platform, name));
  const gone = removeFolders(folder, change.folders(platform, name), actions);
  return finish(repository, { actions: gone, files }, options, host);
}

/** @returns 1 when a person has to look at something */
export function finish(repository: RepositoryOnDisk, prepared: Prepared, options: ChangeOptions, host: Host): 0 | 1 {
  const { actions } = prepared;
  if (options.dryRun !== true && actions.length > 0) makeChange(repository, prepared, options.conflicts);
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

/** `--port 8080 --exposure=none` → `{ port: '8080', exposure: 'none' }`. */
function parametersOf(rest: readonly string[], template: string, { library }: RepositoryOnDisk): Fields {
  const { parameters } = describeApplicationTemplate(library, template);
  const names = new Map(Object.keys(parameters).map((name) => [flagOfParameter(name), name]));
  const fields: Record<string, string> = {};
  for (let at = 0; at < rest.length; at += 1) {
    const [flag, inline] = splitFlag(rest[at]!);
    const name = names.get(flag);
    if (name === undefined) {
      const near = closest(flag, names.keys());
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
