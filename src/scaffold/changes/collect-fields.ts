import { CliError } from '../../errors.ts';
import type { Ask } from '../answers/ask.ts';
import type { TemplateLibrary } from '../templates/library.ts';
import type { Platform } from '../answers/platform.ts';
import type { Change, Field, Fields } from './change.ts';
import { flagNamed } from '../../words.ts';

interface Given {
  readonly fields: Fields;
  /** Asks a person; undefined when there is nobody to ask. */
  readonly ask: Ask | undefined;
}

/** What is given, then what a person says, then what is suggested. */
export async function collectFields(
  { noun, fields }: Change,
  platform: Platform,
  library: TemplateLibrary,
  { fields: given, ask }: Given,
): Promise<Fields> {
  const collected: Record<string, string> = { ...given };
  for (const field of fields) {
    const choices = field.choices?.(platform, library);
    const problem = (typed: string) =>
      choices === undefined || choices.some(({ value }) => value === typed)
        ? field.problem?.(typed)
        : `is not one of ${choices.map(({ value }) => value).join(', ')}`;
    const suggested = field.suggested?.(platform, collected);
    const typed =
      collected[field.name] ??
      (ask === undefined
        ? suggested
        : await ask({ name: field.name, message: field.message, suggested, choices, problem }));
    if (typed === undefined)
      throw new CliError('missing-answer', `which ${noun}? there is no ${field.name}`, `give ${flagOfField(field)}`);
    const wrong = problem(typed);
    if (wrong !== undefined) throw new CliError('bad-answer', `${field.name}: ${typed} ${wrong}`);
    collected[field.name] = typed;
  }
  return collected;
}

function flagOfField({ name }: Field): string {
  return name === 'name' ? '<name>' : flagNamed(name);
}
