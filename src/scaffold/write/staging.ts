import { basename, dirname, join } from 'node:path';
import { kill, pid } from 'node:process';
import type { FileSystem } from './file-system.ts';

/** Where files wait until all of them are complete, on the file system that they are for. */
export interface Staging {
  readonly folder: string;
  /** Removes it, with all that is still in it. Never throws: the next run removes what is left. */
  readonly remove: () => void;
}

const home = '.k8s-platform';

/** Where it is within a folder that is there. */
export const stagedIn = `${home}/tmp-`;

/** Within a folder that is there. */
export function stageWithin(folder: string, fileSystem: FileSystem): Staging {
  const parent = join(folder, home);
  const made = fileSystem.mkdirSync(parent, { recursive: true }) !== undefined;
  return stage(parent, 'tmp-', fileSystem, () => {
    if (made && fileSystem.readdirSync(parent).length === 0) fileSystem.rmdirSync(parent);
  });
}

/** Beside a folder that is not there yet, or beside the first of its parents that is not. */
export function stageBeside(folder: string, fileSystem: FileSystem): Staging {
  const missing = firstMissing(folder, fileSystem);
  return stage(dirname(missing), `.${basename(missing)}.k8s-platform-tmp-`, fileSystem, () => undefined);
}

function firstMissing(folder: string, fileSystem: FileSystem): string {
  const parent = dirname(folder);
  return fileSystem.lstatSync(parent, { throwIfNoEntry: false }) === undefined
    ? firstMissing(parent, fileSystem)
    : folder;
}

function stage(parent: string, prefix: string, fileSystem: FileSystem, afterwards: () => void): Staging {
  let folder: string | undefined;
  const remove = () => {
    try {
      if (folder !== undefined) fileSystem.rmSync(folder, { recursive: true, force: true });
      afterwards();
    } catch {
      // what cannot be removed now is removed by the next run
    }
  };
  try {
    removeStale(parent, prefix, fileSystem);
    folder = fileSystem.mkdtempSync(join(parent, `${prefix}${pid}-`));
    return { folder, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** What a run left that was killed. */
function removeStale(parent: string, prefix: string, fileSystem: FileSystem): void {
  for (const name of fileSystem.readdirSync(parent)) {
    if (!name.startsWith(prefix)) continue;
    const [owner = ''] = name.slice(prefix.length).split('-');
    if (/^\d+$/.test(owner) && !isRunning(Number(owner)))
      fileSystem.rmSync(join(parent, name), { recursive: true, force: true });
  }
}

function isRunning(process: number): boolean {
  try {
    return kill(process, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
