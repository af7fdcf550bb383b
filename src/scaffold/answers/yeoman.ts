import type Generator from 'yeoman-generator';
import { CliError } from '../../errors.ts';
import type { Ask } from './ask.ts';

/** Asks through Yeoman's own prompts; undefined when there is nobody to ask. */
export function askThrough(generator: Generator, interactive: boolean): Ask | undefined {
  if (!interactive) return undefined;
  return async ({ name, message, suggested, choices, problem }) => {
    const preset = suggested === undefined ? {} : { default: suggested };
    const typed = await generator.prompt<Record<string, string>>([
      choices === undefined
        ? { type: 'input', name, message, ...preset, validate: (text: string) => problem(text) ?? true }
        : {
            type: 'select',
            name,
            message,
            ...preset,
            choices: choices.map(({ value, description }) => ({ value, name: `${value}: ${description}` })),
          },
    ]);
    return typed[name]!;
  };
}

/** Runs a step of a generator. Yeoman prints an error's message, and exits with its code. */
export async function asYeoman<T>(step: () => T | Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    throw Object.assign(new Error([error.message, error.advice ?? ''].join('\n  ').trimEnd()), { code: 2 });
  }
}
