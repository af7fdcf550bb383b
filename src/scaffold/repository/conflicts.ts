import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import type { Ask } from '../answers/ask.ts';
import type { PlannedFile } from '../templates/templates.ts';
import type { Decision } from './compare.ts';

type Answer = Decision | 'difference' | 'overwrite-all' | 'keep-all';

const choices: readonly { readonly value: Answer; readonly description: string }[] = [
  { value: 'keep', description: 'what is there stays' },
  { value: 'overwrite', description: 'what is there is lost' },
  { value: 'difference', description: 'show it, and ask again' },
  { value: 'keep-all', description: 'this one, and all others' },
  { value: 'overwrite-all', description: 'this one, and all others' },
];

/** Asks, for each file that is there with other content, which of the two shall be there afterwards. */
export async function decideConflicts(
  folder: string,
  conflicts: readonly PlannedFile[],
  ask: Ask,
  show: (text: string) => void,
): Promise<Map<PlannedFile, Decision>> {
  const decisions = new Map<PlannedFile, Decision>();
  let rest: Decision | undefined;
  for (const file of conflicts) {
    const answer = rest ?? (await decideOne(folder, file, ask, show));
    if (answer === 'overwrite-all') rest = 'overwrite';
    if (answer === 'keep-all') rest = 'keep';
    decisions.set(file, rest ?? (answer as Decision));
  }
  return decisions;
}

async function decideOne(
  folder: string,
  file: PlannedFile,
  ask: Ask,
  show: (text: string) => void,
): Promise<Exclude<Answer, 'difference'>> {
  for (;;) {
    const answer = (await ask({
      name: 'decision',
      message: `${file.path} has other content`,
      suggested: 'keep',
      choices,
      problem: () => undefined,
    })) as Answer;
    if (answer !== 'difference') return answer;
    const there = readFileSync(join(folder, file.path), 'utf8');
    show(createTwoFilesPatch(file.path, file.path, there, file.text, 'there', 'new'));
  }
}
