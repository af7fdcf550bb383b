import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { CliError } from '../../errors.ts';
import type { PlannedFile } from '../templates/templates.ts';

export type Change = 'create' | 'identical' | 'conflict';

/** What to do with a file that is there with other content. */
export type Decision = 'overwrite' | 'keep';

/** How each planned file stands to what is in the folder. */
export function compare(folder: string, files: readonly PlannedFile[]): Map<PlannedFile, Change> {
  return new Map(files.map((file) => [file, changeOf(join(folder, file.path), file.text)]));
}

function changeOf(path: string, text: string): Change {
  if (!existsSync(path)) return 'create';
  return lstatSync(path).isFile() && readFileSync(path, 'utf8') === text ? 'identical' : 'conflict';
}

/**
 * Writes what is new, and of what is in conflict whatever the decision allows. A new folder appears whole or not at all.
 * @returns paths written
 */
export function writeFiles(
  folder: string,
  files: readonly PlannedFile[],
  decide: (file: PlannedFile) => Decision,
): string[] {
  if (!existsSync(folder)) return writeNewFolder(folder, files);
  if (!statSync(folder).isDirectory())
    throw new CliError('would-overwrite', `${folder} is not a folder`, 'choose another one');
  const changes = compare(folder, files);
  const wanted = files.filter(
    (file) => changes.get(file) === 'create' || (changes.get(file) === 'conflict' && decide(file) === 'overwrite'),
  );
  for (const { path } of wanted) refuseObstacles(folder, path);
  for (const file of wanted) writeOne(folder, file);
  return wanted.map(({ path }) => path);
}

function writeNewFolder(folder: string, files: readonly PlannedFile[]): string[] {
  mkdirSync(dirname(folder), { recursive: true });
  const workshop = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
  try {
    const draft = join(workshop, basename(folder));
    for (const file of files) writeOne(draft, file);
    renameSync(draft, folder);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
  return files.map(({ path }) => path);
}

function writeOne(folder: string, { path, text, executable }: PlannedFile): void {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
  if (executable) chmodSync(target, 0o755);
}

/** Nothing is written through a link that leads out of the folder, nor over a folder. */
export function refuseObstacles(folder: string, path: string): void {
  const root = realpathSync(folder);
  let parent = join(folder, path);
  if (existsSync(parent) && !lstatSync(parent).isFile())
    throw new CliError('would-overwrite', `${path} is not a plain file`, 'move it away first');
  do parent = dirname(parent);
  while (!existsSync(parent));
  const real = realpathSync(parent);
  if (real === root || real.startsWith(root + sep)) return;
  throw new CliError(
    'would-overwrite',
    `${path} lies behind a link that leads out of ${folder}`,
    'remove the link first',
  );
}
