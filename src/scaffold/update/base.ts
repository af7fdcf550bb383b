import { findObjects } from '../../discover/object-tree.ts';
import type { PlannedFile } from '../templates/templates.ts';
import { blobId, type WrittenRecord } from './record.ts';

/**
 * Finds what the templates wrote: the present templates write it again when they are those that wrote it, else git
 * still has it once it was committed.
 * @returns text by path; without those that are found nowhere
 */
export function findBases(
  folder: string,
  paths: readonly string[],
  record: WrittenRecord,
  again: readonly PlannedFile[],
): Map<string, string> {
  const rendered = new Map(again.map(({ path, text }) => [path, text]));
  const found = new Map<string, string>();
  const wanted: { path: string; id: string }[] = [];
  for (const path of paths) {
    const id = record.get(path);
    const text = rendered.get(path);
    if (id === undefined) continue;
    if (text !== undefined && blobId(text) === id) found.set(path, text);
    else wanted.push({ path, id });
  }
  const committed = findObjects(
    folder,
    wanted.map(({ id }) => id),
  );
  committed.forEach((content, index) => {
    if (content !== undefined) found.set(wanted[index]!.path, Buffer.from(content).toString('utf8'));
  });
  return found;
}
