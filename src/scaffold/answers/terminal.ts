import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { input, select } from '@inquirer/prompts';
import { createTwoFilesPatch } from 'diff';
import type { Ask } from './ask.ts';
import type { PlannedFile } from '../templates/templates.ts';
import type { Decision } from '../repository/write.ts';

/** Asks on the terminal until the answer is legal. */
export const ask: Ask = ({ message, suggested, choices, problem }) => {
  const preset = suggested === undefined ? {} : { default: suggested };
  if (choices === undefined) return input({ message, ...preset, validate: (typed) => problem(typed) ?? true });
  return select({
    message,
    ...preset,
    choices: choices.map(({ value, description }) => ({ value, name: value, description })),
  });
};

type Choice = Decision | 'difference' | 'overwrite-all' | 'keep-all';

/** Asks, for each file that is there with other content, which of the two shall be there afterwards. */
export async function decideConflicts(
  folder: string,
  conflicts: readonly PlannedFile[],
  show: (text: string) => void,
): Promise<Map<PlannedFile, Decision>> {
  const decisions = new Map<PlannedFile, Decision>();
  let rest: Decision | undefined;
  for (const file of conflicts) {
    const choice = rest ?? (await decideOne(folder, file, show));
    if (choice === 'overwrite-all') rest = 'overwrite';
    if (choice === 'keep-all') rest = 'keep';
    decisions.set(file, rest ?? (choice as Decision));
  }
  return decisions;
}

async function decideOne(
  folder: string,
  file: PlannedFile,
  show: (text: string) => void,
): Promise<Exclude<Choice, 'difference'>> {
  for (;;) {
    const choice = await select<Choice>({
      message: `${file.path} has other content`,
      choices: [
        { name: 'keep it', value: 'keep' },
        { name: 'overwrite it', value: 'overwrite' },
        { name: 'show the difference', value: 'difference' },
        { name: 'keep this and all others', value: 'keep-all' },
        { name: 'overwrite this and all others', value: 'overwrite-all' },
      ],
    });
    if (choice !== 'difference') return choice;
    const there = readFileSync(join(folder, file.path), 'utf8');
    show(createTwoFilesPatch(file.path, file.path, there, file.text, 'there', 'new'));
  }
}
