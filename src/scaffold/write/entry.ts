import { lstatSync, type Stats } from 'node:fs';

/** What a path is, links not followed; undefined when nothing is there, be it that a part of the path is no folder. */
export function entryAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}
