import { createHash } from 'node:crypto';
import type { PlannedFile } from '../templates/templates.ts';

/** What the templates wrote last, by path: the ids that git gives those contents. */
export type WrittenRecord = ReadonlyMap<string, string>;

export const recordPath = '.k8s-platform/written.txt';

/** The id of a text in git's object store. */
export function blobId(text: string): string {
  const content = Buffer.from(text);
  return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
}

/** Lines that are none are passed over: two people who add something at once leave a conflict here at worst. */
export function parseRecord(text: string): WrittenRecord {
  return new Map(
    text.split(/\r?\n/).flatMap((line) => {
      const [, id, path] = /^([0-9a-f]{40}) {2}(\S.*)$/.exec(line) ?? [];
      return id === undefined || path === undefined || isOutside(path) ? [] : [[path, id]];
    }),
  );
}

function isOutside(path: string): boolean {
  return path.startsWith('/') || path.split('/').includes('..');
}

/** One line for each file, sorted, so that branches merge. */
export function printRecord(files: readonly PlannedFile[]): string {
  const lines = files.map(({ path, text }) => ({ path, line: `${blobId(text)}  ${path}\n` }));
  return lines
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ line }) => line)
    .join('');
}

/** With the record of them. */
export function withRecord(files: readonly PlannedFile[]): PlannedFile[] {
  return [...files, { path: recordPath, text: printRecord(files), executable: false }];
}
