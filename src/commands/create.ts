import { existsSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { Option } from 'commander';
import { CliError } from '../errors.ts';
import type { Host } from '../host.ts';
import { checkAnswers, choicesOf, isList, type Answers } from '../scaffold/answers/answers.ts';
import { flagOf, questions, toAnswer, type Question } from '../scaffold/answers/questions.ts';
import type { Platform } from '../scaffold/answers/platform.ts';
import type { PlannedFile } from '../scaffold/templates/templates.ts';
import type { TemplateLibrary } from '../scaffold/templates/library.ts';
import type { OwnTemplates } from '../scaffold/templates/own-templates.ts';
import type { Decision } from '../scaffold/repository/write.ts';
import type { ConflictStyle } from '../scaffold/update/apply.ts';
import { counted } from '../words.ts';
import { changeOptions, templatesOption } from './add/options.ts';
import type { CommandModule } from './command.ts';

interface Options extends Partial<Record<Exclude<keyof Answers, 'templates'>, string>> {
  readonly directory?: string;
  readonly answers?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly conflicts: ConflictStyle;
  readonly force?: boolean;
  readonly skip?: boolean;
  readonly templates?: string;
}

export const command: CommandModule = {
  summary: 'write a new GitOps repository',
  register(command, host, exit) {
    changeOptions(command)
      .argument('[name]', 'name of the platform, and of the folder')
      .option('-d, --directory <folder>', 'folder to write to, when it is not called like the platform')
      .option('-y, --yes', 'take what is suggested for every question without an answer')
      .option('--answers <file>', 'YAML file with answers, such as .k8s-platform/answers.yaml of another repository')
      .option('--force', 'overwrite files that are there with other content')
      .option('--skip', 'keep files that are there with other content')
      .addOption(templatesOption());
    for (const question of questions) {
      if (question.name === 'name') continue;
      command.addOption(optionOf(question));
    }
    command.action(async (name: string | undefined, options: Options) => exit(await run(name, options, host)));
  },
};

function optionOf(question: Question): Option {
  const choices = choicesOf(question.name)?.map(({ value }) => value);
  const value = choices !== undefined ? 'choice' : isList(question.name) ? 'list' : 'value';
  const option = new Option(`${flagOf(question)} <${value}>`, question.message);
  return choices === undefined ? option : option.choices(choices);
}

/** @returns 1 when a person has to look at something */
async function run(name: string | undefined, options: Options, host: Host): Promise<0 | 1> {
  if (options.force && options.skip) throw new CliError('usage', '--force and --skip exclude each other', 'choose one');
  const { collectAnswers } = await import('../scaffold/answers/collect.ts');
  const { readAnswersFile } = await import('../scaffold/answers/answers-file.ts');
  const file =
    options.answers === undefined ? undefined : readAnswersFile(resolve(host.cwd, options.answers), options.answers);
  const fromFile = file === undefined ? {} : file.locating(() => checkAnswers(file.answers));
  const terminal = host.interactive ? await import('../scaffold/answers/terminal.ts') : undefined;
  const answers = await collectAnswers({
    answers: { ...fromFile, ...fromFlags(options), ...(name === undefined ? {} : { name }) },
    acceptSuggestions: options.yes ?? false,
    ...(terminal === undefined ? {} : { ask: terminal.ask }),
  });
  const folder = resolve(host.cwd, options.directory ?? answers.name);
  if (options.templates === undefined) return write(folder, answers, undefined, options, host);
  const { withTemplates } = await import('../scaffold/templates/own-templates.ts');
  return withTemplates(options.templates, host.cwd, (templates) => write(folder, answers, templates, options, host));
}

async function write(
  folder: string,
  answers: Platform,
  templates: OwnTemplates | undefined,
  options: Options,
  host: Host,
): Promise<0 | 1> {
  const { answersPath } = await import('../scaffold/answers/answers-file.ts');
  const { withTemplatesIn } = await import('../scaffold/answers/platform.ts');
  const { planRepository } = await import('../scaffold/repository/repository.ts');
  const { TemplateLibrary } = await import('../scaffold/templates/library.ts');
  const { keepTemplates, placeOfTemplates } = await import('../scaffold/templates/own-templates.ts');
  const { withRecord } = await import('../scaffold/update/record.ts');
  const platform = templates === undefined ? answers : withTemplatesIn(answers, placeOfTemplates(folder, templates));
  const library = new TemplateLibrary(templates === undefined ? [] : [templates.folder]);
  const isDecided = options.force === true || options.skip === true;
  if (!isDecided && existsSync(join(folder, answersPath))) {
    if (templates !== undefined && !options.dryRun) keepTemplates(folder, templates);
    return again(folder, platform, library, options, host);
  }
  const files = withRecord(planRepository(platform, library));
  const { compare, writeFiles } = await import('../scaffold/repository/write.ts');
  const changes = compare(folder, files);
  const conflicts = files.filter((file) => changes.get(file) === 'conflict');
  if (options.dryRun) {
    const lines = files
      .filter((file) => changes.get(file) !== 'identical')
      .map((file) => `${changes.get(file)!.padEnd(8)}  ${file.path}\n`);
    host.stdout.write(lines.join('') + `${counted(lines.length, 'file')} would change in ${folder}\n`);
    return 0;
  }
  const terminal = host.interactive ? await import('../scaffold/answers/terminal.ts') : undefined;
  const decisions = await decide(conflicts, folder, { options, terminal, host });
  const written = writeFiles(folder, files, (file) => decisions.get(file) ?? 'keep');
  if (templates !== undefined) keepTemplates(folder, templates);
  host.stdout.write(outcome(folder, written.length, conflicts.length, host));
  return 0;
}

/** A repository that is there becomes what was answered, and keeps what people wrote. */
async function again(
  folder: string,
  platform: Platform,
  library: TemplateLibrary,
  options: Options,
  host: Host,
): Promise<0 | 1> {
  const { openRepository } = await import('../scaffold/repository/repository-on-disk.ts');
  const { prepareChange } = await import('../scaffold/changes/make.ts');
  const { finish } = await import('./add/actions.ts');
  const repository = await openRepository(folder);
  return finish(repository, prepareChange(repository, platform, library), options, host);
}

type Terminal = typeof import('../scaffold/answers/terminal.ts');

async function decide(
  conflicts: readonly PlannedFile[],
  folder: string,
  { options, terminal, host }: { options: Options; terminal: Terminal | undefined; host: Host },
): Promise<ReadonlyMap<PlannedFile, Decision>> {
  if (options.force || options.skip)
    return new Map(conflicts.map((file) => [file, options.force ? 'overwrite' : 'keep']));
  if (terminal !== undefined) return terminal.decideConflicts(folder, conflicts, (text) => host.stderr.write(text));
  if (conflicts.length === 0) return new Map();
  const shown = conflicts.slice(0, 5).map(({ path }) => path);
  const more = conflicts.length > shown.length ? ` and ${conflicts.length - shown.length} more` : '';
  throw new CliError(
    'would-overwrite',
    `${folder} has other content in ${shown.join(', ')}${more}`,
    'write --force to overwrite, --skip to keep them, or choose another folder',
  );
}

function fromFlags(options: Options): Record<string, unknown> {
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
