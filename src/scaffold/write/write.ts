import { setImmediate } from 'node:timers/promises';
import { CliError } from '../../errors.ts';
import type { Signals } from '../../signals.ts';
import type { ChangeOfFiles } from './change.ts';
import { Draft } from './draft.ts';
import { realFileSystem, reasonOf, type FileSystem } from './file-system.ts';
import { refuseObstacles } from './obstacles.ts';
import { makeSteps, StepError } from './steps.ts';
import { stageBeside, stagedIn, stageWithin, type Staging } from './staging.ts';

/** What writing needs of its surroundings. */
export interface Surroundings {
  readonly signals: Signals;
  readonly fileSystem?: FileSystem;
}

/**
 * Changes a folder, or makes a new one: all or nothing. All contents are written to a temporary folder of the same file
 * system first, and then moved. A signal before that ends it; a later one waits until all is moved. A move that fails takes
 * back those before it.
 * @throws CliError `would-overwrite`, `interrupted` or `unwritable`; the folder is as it was, or the message names what is
 * not
 */
export async function changeFiles(
  folder: string,
  change: ChangeOfFiles,
  { signals, fileSystem = realFileSystem }: Surroundings,
): Promise<void> {
  const { write, remove = [], last = [] } = change;
  let staging: Staging | undefined;
  signals.hold();
  try {
    const isThere = lookAt(folder, fileSystem);
    if (isThere) refuseObstacles(folder, [stagedIn, ...[...write, ...last].map(({ path }) => path), ...remove]);
    staging = (isThere ? stageWithin : stageBeside)(folder, fileSystem);
    const pause = () => seeSignals(folder, signals);
    const draft = new Draft({ folder, staging: staging.folder, fileSystem, pause });
    const steps = isThere ? await draft.moves(change) : await draft.newFolder(change);
    await pause();
    makeSteps(steps);
  } catch (error) {
    throw error instanceof CliError ? error : unwritable(folder, error);
  } finally {
    staging?.remove();
    signals.release();
  }
}

/** Whether the folder is there. */
function lookAt(folder: string, fileSystem: FileSystem): boolean {
  if (fileSystem.lstatSync(folder, { throwIfNoEntry: false }) === undefined) return false;
  if (fileSystem.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return true;
  throw new CliError('would-overwrite', `${folder} is not a folder`, 'choose another one');
}

async function seeSignals(folder: string, signals: Signals): Promise<void> {
  await setImmediate();
  if (signals.received !== undefined)
    throw new CliError('interrupted', `interrupted by ${signals.received}: nothing was written to ${folder}`);
}

function unwritable(folder: string, error: unknown): CliError {
  const { path, left, cause } = error instanceof StepError ? error : { path: folder, left: [], cause: error };
  const state =
    left.length === 0
      ? `nothing was written to ${folder}`
      : `these could not be brought back to what they were: ${left.join(', ')}`;
  return new CliError(
    'unwritable',
    `cannot write ${path}: ${reasonOf(cause)}; ${state}`,
    'remove the cause, and run it again',
  );
}
