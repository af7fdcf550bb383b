import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export const schemasFolder = join(import.meta.dirname, '..', '..', '..', 'schemas');
export const generatorFolder = join(schemasFolder, 'generator');

/** A part of the store: a folder of schemas/, and a package of the generator that writes it. */
export type PartName = 'kubernetes' | 'crds';

/** In each part's folder, the files that people write: what to read. All others are generated. */
export const lists: Readonly<Record<PartName, readonly string[]>> = {
  kubernetes: ['versions.json', 'retired-versions.json'],
  crds: ['sources.json'],
};

export const partNames = Object.keys(lists) as readonly PartName[];

export function folderOf(part: PartName): string {
  return join(schemasFolder, part);
}

/** Files and folders at the top of a part that are generated. */
export function generatedEntries(part: PartName): string[] {
  return readdirSync(folderOf(part)).filter((name) => !lists[part].includes(name));
}

/** Paths of all files below `folder`, relative to it, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
