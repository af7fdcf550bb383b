import { createTwoFilesPatch } from 'diff';
import type { FileToWrite } from '../write/change.ts';
import { changeFiles, type Surroundings } from '../write/write.ts';
import { answersPath } from '../answers/answers-file.ts';
import type { Action } from './plan.ts';

/** How a conflict is left for a person: markers in the file, or the file as it was and the change beside it in `.rej`. */
export type ConflictStyle = 'markers' | 'rej';

/**
 * Makes changes, all or none.
 * @param also further files that are written as they are: templates before all else, the record after it
 * @throws CliError as `changeFiles`
 */
export async function applyActions(
  folder: string,
  actions: readonly Action[],
  style: ConflictStyle,
  also: { readonly before?: readonly FileToWrite[]; readonly after?: readonly FileToWrite[] },
  surroundings: Surroundings,
): Promise<void> {
  const files = actions.flatMap((action) => filesOf(action, style));
  const isAnswers = ({ path }: FileToWrite) => path === answersPath;
  await changeFiles(
    folder,
    {
      write: [...(also.before ?? []), ...files.filter((file) => !isAnswers(file))],
      remove: actions.filter(({ kind }) => kind === 'delete').map(({ path }) => path),
      last: [...files.filter(isAnswers), ...(also.after ?? [])],
    },
    surroundings,
  );
}

function filesOf(action: Action, style: ConflictStyle): FileToWrite[] {
  switch (action.kind) {
    case 'create':
    case 'update':
    case 'merge':
      return [action];
    case 'delete':
    case 'keep':
      return [];
    case 'conflict': {
      const { path, text, rejected } = action;
      if (style === 'markers' && text !== undefined) return [{ path, text }];
      return [{ path: `${path}.rej`, text: createTwoFilesPatch(path, path, rejected.from, rejected.to) }];
    }
  }
}
