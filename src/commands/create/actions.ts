import { existsSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { CliError } from '../../errors.ts';
import type { Host } from '../../host.ts';
import { checkAnswers, type Answers } from '../../scaffold/answers/answers.ts';
import { answersPath, readAnswersFile } from '../../scaffold/answers/answers-file.ts';
import { collectAnswers } from '../../scaffold/answers/collect.ts';
import { withTemplatesIn, type Platform } from '../../scaffold/answers/platform.ts';
import { questions, toAnswer } from '../../scaffold/answers/questions.ts';
import { prepareChange } from '../../scaffold/changes/make.ts';
import { compare, type Decision } from '../../scaffold/repository/compare.ts';
import { decideConflicts } from '../../scaffold/repository/conflicts.ts';
import { openRepository } from '../../scaffold/repository/repository-on-disk.ts';
import { planRepository } from '../../scaffold/repository/repository.ts';
import { TemplateLibrary } from '../../scaffold/templates/library.ts';
import {
  filesToKeep,
  placeOfTemplates,
  withTemplates,
  type OwnTemplates,
} from '../../scaffold/templates/own-templates.ts';
import type { PlannedFile } from '../../scaffold/templates/templates.ts';
import type { ConflictStyle } from '../../scaffold/update/apply.ts';
import { withRecord } from '../../scaffold/update/record.ts';
import { changeFiles } from '../../scaffold/write/write.ts';
import { counted } from '../../words.ts';
import { finish } from '../add/actions.ts';

export interface CreateOptions extends Partial<Record<Exclude<keyof Answers, 'templates'>, string>> {
  readonly directory?: string;
  readonly answers?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly conflicts: ConflictStyle;
  readonly force?: boolean;
  readonly skip?: boolean;
  /** A folder or git reference with templates of one's own. */
  readonly templates?: string;
}

/** @returns 1 when a person has to look at something */
export async function create(name: string | undefined, options: CreateOptions, host: Host): Promise<0 | 1> {
  if (options.force && options.skip) throw new CliError('usage', '--force and --skip exclude each other', 'choose one');
  const file =
    options.answers === undefined ? undefined : readAnswersFile(resolve(host.cwd, options.answers), options.answers);
  const fromFile = file === undefined ? {} : file.locating(() => checkAnswers(file.answers));
  const answers = await collectAnswers({
    answers: { ...fromFile, ...fromFlags(options), ...(name === undefined ? {} : { name: nameIn(name, host) }) },
    acceptSuggestions: options.yes ?? false,
    ask: host.ask,
  });
  const folder = resolve(host.cwd, options.directory ?? name ?? answers.name);
  if (options.templates === undefined) return write({ folder, platform: answers }, options, host);
  return withTemplates(options.templates, host.cwd, (templates) => {
    const platform = withTemplatesIn(answers, placeOfTemplates(folder, templates));
    return write({ folder, platform, templates }, options, host);
  });
}

/** Of the platform: a path names the folder, too. */
function nameIn(typed: string, { cwd }: Host): string {
  return basename(resolve(cwd, typed));
}

interface Wanted {
  readonly folder: string;
  readonly platform: Platform;
  readonly templates?: OwnTemplates;
}

async function write({ folder, platform, templates }: Wanted, options: CreateOptions, host: Host): Promise<0 | 1> {
  const library = new TemplateLibrary(templates === undefined ? [] : [templates.folder]);
  const brought = templates === undefined ? [] : filesToKeep(folder, templates);
  const isDecided = options.force === true || options.skip === true;
  if (!isDecided && existsSync(join(folder, answersPath))) {
    const repository = await openRepository(folder);
    return finish(repository, { ...prepareChange(repository, platform, library), brought }, options, host);
  }
  const files = withRecord(planRepository(platform, library));
  const changes = compare(folder, files);
  const conflicts = files.filter((file) => changes.get(file) === 'conflict');
  if (options.dryRun) {
    const lines = files
      .filter((file) => changes.get(file) !== 'identical')
      .map((file) => `${changes.get(file)!.padEnd(8)}  ${file.path}\n`);
    host.stdout.write(lines.join('') + `${counted(lines.length, 'file')} would change in ${folder}\n`);
    return 0;
  }
  const decisions = await decide(conflicts, folder, options, host);
  const isWanted = (file: PlannedFile) => changes.get(file) === 'create' || decisions.get(file) === 'overwrite';
  const wanted = files.filter(isWanted);
  if (wanted.length > 0) await changeFiles(folder, { write: [...brought, ...wanted] }, host);
  host.stdout.write(outcome(folder, wanted.length, conflicts.length, host));
  return 0;
}

async function decide(
  conflicts: readonly PlannedFile[],
  folder: string,
  options: CreateOptions,
  host: Host,
): Promise<ReadonlyMap<PlannedFile, Decision>> {
  if (options.force || options.skip)
    return new Map(conflicts.map((file) => [file, options.force ? 'overwrite' : 'keep']));
  if (host.ask !== undefined) return decideConflicts(folder, conflicts, host.ask, (text) => host.stderr.write(text));
  if (conflicts.length === 0) return new Map();
  const shown = conflicts.slice(0, 5).map(({ path }) => path);
  const more = conflicts.length > shown.length ? ` and ${conflicts.length - shown.length} more` : '';
  throw new CliError(
    'would-overwrite',
    `${folder} has other content in ${shown.join(', ')}${more}`,
    'write --force to overwrite, --skip to keep them, or choose another folder',
  );
}

function fromFlags(options: CreateOptions): Record<string, unknown> {
  return Object.fromEntries(
    questions.flatMap((question) => {
      const typed = options[question.name];
      return typed === undefined ? [] : [[question.name, toAnswer(question, typed)]];
    }),
  );
}

function outcome(folder: string, written: number, conflicts: number, host: Host): string {
  const shown = relative(host.cwd, folder) || basename(folder);
  if (written === 0)
    return `${shown} is as it should be${conflicts > 0 ? `, but for ${counted(conflicts, 'file')} that ${conflicts === 1 ? 'was' : 'were'} kept` : ''}\n`;
  return [
    `wrote ${counted(written, 'file')} to ${shown}`,
    '',
    `  cd ${shown}`,
    '  git init --initial-branch main && git add . && git commit --message "Start the platform"',
    '  k8s-platform lint',
    '',
    `Then ${join(shown, 'README.md')}, "First sync".`,
    '',
  ].join('\n');
}
