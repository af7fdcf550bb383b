import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Host } from '../../host.ts';
import { CliError } from '../../errors.ts';
import { planAppRepository, settingsPath } from '../../scaffold/app-repository/plan.ts';
import {
  completeSettings,
  readSettings,
  settingsOf,
  type AppSettings,
  type GivenSettings,
} from '../../scaffold/app-repository/settings.ts';
import { application } from '../../scaffold/changes/application.ts';
import { prepareChange, requireCurrent } from '../../scaffold/changes/make.ts';
import { openRepository, type RepositoryOnDisk } from '../../scaffold/repository/repository-on-disk.ts';
import type { PlannedFile } from '../../scaffold/templates/templates.ts';
import { applyActions } from '../../scaffold/update/apply.ts';
import { planUpdate } from '../../scaffold/update/plan.ts';
import { parseRecord, printRecord, recordPath, withRecord } from '../../scaffold/update/record.ts';
import { actionLines, actionSummary, needsPerson } from '../../scaffold/update/summary.ts';
import { compare } from '../../scaffold/repository/compare.ts';
import { changeFiles } from '../../scaffold/write/write.ts';
import { counted } from '../../words.ts';
import { finish } from '../add/actions.ts';
import type { ChangeOptions } from '../add/options.ts';

export interface CreateAppOptions extends ChangeOptions {
  readonly directory?: string;
  readonly template?: AppSettings['template'];
  readonly language?: AppSettings['language'];
  readonly gitHost?: AppSettings['gitHost'];
  readonly repository?: string;
  readonly branch?: string;
  readonly image?: string;
  readonly team?: string;
  readonly onCall?: string;
  readonly environments?: string;
  readonly platformRepository?: string;
  readonly platform?: string;
}

/** @returns 1 when a person has to look at something */
export async function createApp(name: string, options: CreateAppOptions, host: Host): Promise<0 | 1> {
  const folder = resolve(host.cwd, options.directory ?? name);
  const platform =
    options.platform === undefined ? undefined : await openRepository(resolve(host.cwd, options.platform));
  if (platform !== undefined) requireCurrent(platform);
  const before = existsSync(join(folder, settingsPath)) ? readSettings(join(folder, settingsPath)) : undefined;
  const settings = completeSettings(
    merged(before, platform && settingsOf(platform.platform), fromOptions(name, options)),
  );
  if (platform !== undefined && !platform.platform.teams.includes(settings.team))
    throw new CliError(
      'bad-answer',
      `team: ${settings.team} is not in ${options.platform!}`,
      `give --team with one of ${platform.platform.teams.join(', ')}`,
    );
  const code = await writeRepository(folder, before, settings, options, host);
  return platform === undefined
    ? code
    : Math.max(code, await register(platform, settings, options, host)) === 0
      ? 0
      : 1;
}

/** A later one wins where it says something. */
function merged(...settings: readonly (GivenSettings | undefined)[]): GivenSettings {
  const said = settings.flatMap((given) => Object.entries(given ?? {}).filter(([, value]) => value !== undefined));
  return Object.fromEntries(said);
}

function fromOptions(name: string, options: CreateAppOptions): GivenSettings {
  const { template, language, gitHost, repository, branch, image, team, onCall, platformRepository } = options;
  return {
    name,
    template,
    language,
    gitHost,
    repository,
    branch,
    image,
    team,
    onCall,
    platformRepository,
    environments: options.environments?.split(/[\s,]+/).filter((item) => item !== ''),
    platform: platformRepository?.replace(/^.*\//, '').replace(/\.git$/, ''),
  };
}

async function writeRepository(
  folder: string,
  before: AppSettings | undefined,
  settings: AppSettings,
  options: CreateAppOptions,
  host: Host,
): Promise<0 | 1> {
  const files = await planAppRepository(settings);
  const shown = relative(host.cwd, folder) || '.';
  if (before === undefined) {
    const missing = refuseOthers(folder, withRecord(files));
    if (options.dryRun !== true && missing.length > 0) await changeFiles(folder, { write: missing }, host);
    const number = counted(missing.length, 'file');
    host.stdout.write(
      options.dryRun === true ? `${number} would be written to ${shown}\n` : `wrote ${number} to ${shown}\n`,
    );
    return 0;
  }
  return update(folder, await planAppRepository(before), files, options, host);
}

/** Merges with what the templates wrote last. @returns 1 when a person has to look at something */
async function update(
  folder: string,
  before: readonly PlannedFile[],
  after: readonly PlannedFile[],
  options: CreateAppOptions,
  host: Host,
): Promise<0 | 1> {
  const path = join(folder, recordPath);
  const record = parseRecord(existsSync(path) ? readFileSync(path, 'utf8') : '');
  const actions = planUpdate({ folder, record, before: () => before, after });
  if (options.dryRun !== true && actions.length > 0)
    await applyActions(
      folder,
      actions,
      options.conflicts,
      { after: [{ path: recordPath, text: printRecord(after) }] },
      host,
    );
  const where = relative(host.cwd, folder);
  host.stdout.write(
    actionLines(actions) +
      actionSummary(actions, options.conflicts, options.dryRun !== true) +
      (where === '' || actions.length === 0 ? '' : `in ${where}\n`),
  );
  return needsPerson(actions) ? 1 : 0;
}

/** The files that are missing. @throws CliError `would-overwrite` when others are there */
function refuseOthers(folder: string, files: readonly PlannedFile[]): PlannedFile[] {
  const changes = compare(folder, files);
  const [first] = files.filter((file) => changes.get(file) === 'conflict');
  if (first !== undefined)
    throw new CliError(
      'would-overwrite',
      `${folder} has other content in ${first.path}`,
      'move it away, or choose another folder with --directory',
    );
  return files.filter((file) => changes.get(file) === 'create');
}

/** Adds the application to its platform, once. */
async function register(
  repository: RepositoryOnDisk,
  { name, team, template, image }: AppSettings,
  options: CreateAppOptions,
  host: Host,
): Promise<0 | 1> {
  if (repository.platform.applications.some((other) => other.name === name)) return 0;
  const fields = { name, team, template, image, tag: 'unreleased' };
  const next = application.add(repository.platform, fields, repository.library);
  const code = await finish(repository, prepareChange(repository, next), options, host);
  host.stdout.write(`nothing of ${name} runs, and lint asks for a digest, until CI has promoted the first image\n`);
  return code;
}
