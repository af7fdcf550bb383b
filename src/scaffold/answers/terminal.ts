import { input, select } from '@inquirer/prompts';
import { CliError } from '../../errors.ts';
import type { Ask } from './ask.ts';

/** Asks on the terminal until the answer is legal. @throws CliError `interrupted` */
export const ask: Ask = async ({ message, suggested, choices, problem }) => {
  const preset = suggested === undefined ? {} : { default: suggested };
  try {
    if (choices === undefined) return await input({ message, ...preset, validate: (typed) => problem(typed) ?? true });
    return await select({
      message,
      ...preset,
      choices: choices.map(({ value, description }) => ({ value, name: value, description })),
    });
  } catch (error) {
    if ((error as Error).name !== 'ExitPromptError') throw error;
    throw new CliError('interrupted', 'interrupted: nothing was written');
  }
};
