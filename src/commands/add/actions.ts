import { relative } from 'node:path';
import { CliError } from '../../errors.ts';
import type { Host } from '../../host.ts';
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
import { closest } from '../../words.ts';
import type { ChangeOptions } from './options.ts';

/** @param rest what stands behind the name on the command line: parameters of an application's template */
export async function add(
  change: Change,
  given: Fields,
  rest: readonly string[],
  options: ChangeOptions,
  host: Host,
): Promise<0 | 1> {
  const repository = await openRepository(host.cwd);
  requireCurrent(repository);
  const { platform, library } = repository;
  const fields = await collectFields(change, platform, library, { fields: given, ask: host.ask });
  const parameters = rest.length === 0 ? {} : parametersOf(rest, fields.template ?? '', repository);
  const prepared = prepareChange(repository, change.add(platform, { ...fields, ...parameters }, library));
  return await finish(repository, prepared, options, host);
}

export async function remove(change: Change, name: string, options: ChangeOptions, host: Host): Promise<0 | 1> {
  const repository = await openRepository(host.cwd);
  requireCurrent(repository);
  const { folder, platform } = repository;
  const { actions, files } = prepareChange(repository, change.remove(platform, name));
  const gone = removeFolders(folder, change.folders(platform, name), actions);
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
