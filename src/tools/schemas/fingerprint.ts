import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, folderOf, generatorFolder, lists, partNames, type PartName } from './parts.ts';

/** What a part was generated from, and what came of it: sha256. */
export interface GenerationRecord {
  readonly inputs: string;
  readonly outputs: string;
}

const recordFile = 'generated.json';

/** The generator without the packages of other parts, and the part's lists. */
export function hashInputs(part: PartName): string {
  const otherParts = partNames.filter((name) => name !== part).map((name) => `${name}/`);
  const sources = filesBelow(generatorFolder).filter(
    (path) => path !== recordFile && !path.endsWith('_test.go') && !otherParts.some((other) => path.startsWith(other)),
  );
  return hash([
    ...sources.map((path) => join(generatorFolder, path)),
    ...lists[part].map((name) => join(folderOf(part), name)),
  ]);
}

export function hashOutputs(part: PartName): string {
  const files = filesBelow(folderOf(part)).filter((path) => !lists[part].includes(path));
  return hash(files.map((path) => join(folderOf(part), path)));
}

export function readRecord(part: PartName): GenerationRecord {
  return readRecords()[part];
}

export function writeRecord(part: PartName, record: GenerationRecord): void {
  const text = JSON.stringify({ ...readRecords(), [part]: record }, null, 2);
  writeFileSync(join(generatorFolder, recordFile), `${text}\n`);
}

function readRecords(): Record<PartName, GenerationRecord> {
  return JSON.parse(readFileSync(join(generatorFolder, recordFile), 'utf8')) as Record<PartName, GenerationRecord>;
}

function hash(files: readonly string[]): string {
  const sum = createHash('sha256');
  for (const file of files)
    sum
      .update(`${file.slice(generatorFolder.length - 'generator'.length)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return sum.digest('hex');
}
