import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlannedFile } from '../templates/templates.ts';
import { entryAt } from '../write/entry.ts';

export type Change = 'create' | 'identical' | 'conflict';

/** What to do with a file that is there with other content. */
export type Decision = 'overwrite' | 'keep';

/** How each planned file stands to what is in the folder. */
export function compare(folder: string, files: readonly PlannedFile[]): Map<PlannedFile, Change> {
  return new Map(files.map((file) => [file, changeOf(join(folder, file.path), file.text)]));
}

function changeOf(path: string, text: string): Change {
  const there = entryAt(path);
  if (there === undefined) return 'create';
  return there.isFile() && readFileSync(path, 'utf8') === text ? 'identical' : 'conflict';
}
