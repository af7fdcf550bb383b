import { realpathSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { CliError } from '../../errors.ts';
import { entryAt } from './entry.ts';

/** Nothing is written through a link that leads out of the folder, nor over anything but a plain file that may be written. @throws CliError `would-overwrite` */
export function refuseObstacles(folder: string, paths: readonly string[]): void {
  const root = realpathSync(folder);
  const clear = new Set<string>();
  for (const path of paths) {
    const there = entryAt(join(folder, path));
    if (there !== undefined && !there.isFile())
      throw new CliError('would-overwrite', `${path} is not a plain file`, 'move it away first');
    if (there !== undefined && (there.mode & 0o222) === 0)
      throw new CliError('would-overwrite', `${path} is read-only`, 'make it writable first: chmod u+w');
    for (let parent = dirname(path); parent !== '.' && !clear.has(parent); parent = dirname(parent)) {
      refuseParent(root, folder, parent);
      clear.add(parent);
    }
  }
}

function refuseParent(root: string, folder: string, path: string): void {
  const there = join(folder, path);
  const link = entryAt(there);
  if (link === undefined) return;
  const target = statSync(there, { throwIfNoEntry: false });
  if (!target?.isDirectory())
    throw new CliError('would-overwrite', `${path} is there, and is no folder`, 'move it away first');
  const real = realpathSync(there);
  if (real !== root && !real.startsWith(root + sep))
    throw new CliError(
      'would-overwrite',
      `${path} is a link, or lies behind one, that leads out of ${folder}`,
      'remove the link first',
    );
}
