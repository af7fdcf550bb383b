import { CliError } from '../../errors.ts';
import { answerProblem, type Choice } from '../answers/answers.ts';
import type { TemplateLibrary } from '../templates/library.ts';
import type { Platform } from '../answers/platform.ts';

/** A question of an addition; also a flag `--kebab-case`, and the first one the argument. */
export interface Field {
  readonly name: string;
  readonly message: string;
  /** Taken without an answer; undefined when there is nothing to suggest. */
  readonly suggested?: (platform: Platform, before: Fields) => string | undefined;
  readonly choices?: (platform: Platform, library: TemplateLibrary) => readonly Choice[];
  readonly problem?: (typed: string) => string | undefined;
}

export type Fields = Readonly<Record<string, string>>;

/** One kind of thing that `add` brings into a repository and `remove` takes out. */
export interface Change {
  readonly noun: string;
  readonly summary: string;
  readonly fields: readonly Field[];
  /** @throws CliError `bad-answer` when the platform cannot have it */
  readonly add: (platform: Platform, fields: Fields, library: TemplateLibrary) => Platform;
  /** Of what can be removed. */
  readonly names: (platform: Platform) => readonly string[];
  /** @throws CliError `bad-answer` when there is none, or something needs it */
  readonly remove: (platform: Platform, name: string) => Platform;
  /** Folders that are there for it alone. */
  readonly folders: (platform: Platform, name: string, library: TemplateLibrary) => readonly string[];
}

/** The field that every addition has first. */
export function nameField(noun: string): Field {
  return { name: 'name', message: `Name of the ${noun}`, problem: (typed) => answerProblem('name', typed) };
}

export function plainChoices(values: readonly string[]): readonly Choice[] {
  return values.map((value) => ({ value, description: value }));
}

/** @throws CliError `bad-answer` when a name is taken */
export function refuseTwice(noun: string, name: string, names: readonly string[]): void {
  if (names.includes(name))
    throw new CliError('bad-answer', `the ${noun} ${name} exists already`, 'choose another name');
}

/** @throws CliError `bad-answer` when a name is not there */
export function requireKnown(noun: string, name: string, names: readonly string[]): void {
  if (!names.includes(name))
    throw new CliError('bad-answer', `there is no ${noun} ${name}`, `there are: ${names.join(', ') || 'none'}`);
}

/** @throws CliError `bad-answer` when something needs what shall go */
export function refuseNeeded(noun: string, name: string, users: readonly string[]): void {
  if (users.length > 0)
    throw new CliError('bad-answer', `the ${noun} ${name} is needed by ${users.join(', ')}`, 'remove those first');
}
