import { execFileSync } from 'node:child_process';
import type { PlannedFile } from '../templates.ts';
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
  const committed = readBlobs(
    folder,
    wanted.map(({ id }) => id),
  );
  for (const { path, id } of wanted) {
    const text = committed.get(id);
    if (text !== undefined) found.set(path, text);
  }
  return found;
}

/** Contents that git has, by id. */
function readBlobs(folder: string, ids: readonly string[]): Map<string, string> {
  const blobs = new Map<string, string>();
  if (ids.length === 0) return blobs;
  let output: Buffer;
  try {
    const input = ids.join('\n');
    output = execFileSync('git', ['-C', folder, 'cat-file', '--batch'], {
      input,
      maxBuffer: 1 << 28,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
  } catch {
    return blobs; // no git, or no repository: nothing is known
  }
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(10, at);
    const [id = '', type, size] = output.toString('utf8', at, end).split(' ');
    if (type !== 'blob') {
      at = end + 1;
      continue;
    }
    const last = end + 1 + Number(size);
    blobs.set(id, output.toString('utf8', end + 1, last));
    at = last + 1;
  }
  return blobs;
}
