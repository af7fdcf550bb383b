import { counted } from '../../words.ts';
import type { ConflictStyle } from './apply.ts';
import type { Action } from './plan.ts';

const verbs: Record<Action['kind'], string> = {
  create: 'create',
  update: 'change',
  merge: 'merge',
  conflict: 'CONFLICT',
  delete: 'delete',
  keep: 'keep',
};

/** What happens to each file, a line each. */
export function actionLines(actions: readonly Action[]): string {
  return actions
    .map(
      (action) =>
        `${verbs[action.kind].padEnd(8)}  ${action.path}${action.kind === 'keep' ? `: ${action.reason}` : ''}\n`,
    )
    .join('');
}

/** How many of what; and what a person has to do about it. */
export function actionSummary(actions: readonly Action[], style: ConflictStyle, done: boolean): string {
  const count = (...kinds: readonly Action['kind'][]) => actions.filter(({ kind }) => kinds.includes(kind)).length;
  const would = done ? '' : 'would be ';
  const parts = [
    [count('create'), 'created'],
    [count('update', 'merge'), 'changed'],
    [count('delete'), 'deleted'],
    [count('keep'), 'left alone'],
  ] as const;
  const said = parts
    .filter(([number]) => number > 0)
    .map(([number, verb]) => `${counted(number, 'file')} ${would}${verb}`);
  const conflicts = count('conflict');
  const advice =
    style === 'markers'
      ? 'look for <<<<<<< in them; a file without has the change beside it, in .rej'
      : 'what could not be changed lies beside each file, in .rej';
  if (conflicts > 0) said.push(`${counted(conflicts, 'conflict')}: ${advice}`);
  return said.length === 0 ? 'everything is as it should be\n' : `${said.join(', ')}\n`;
}

/** Whether a person has to look at something. */
export function needsPerson(actions: readonly Action[]): boolean {
  return actions.some(({ kind }) => kind === 'conflict' || kind === 'keep');
}
