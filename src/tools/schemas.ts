import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { differences } from './schemas/differences.ts';
import { hashInputs, hashOutputs, readRecord, writeRecord } from './schemas/fingerprint.ts';
import { generate } from './schemas/generate.ts';
import { folderOf, generatedEntries, partNames, type PartName } from './schemas/parts.ts';

/**
 * Writes the schema store from Go modules: schemas/kubernetes and schemas/crds.
 *
 *   npm run schemas [-- part…]             generate
 *   npm run schemas -- --check [part…]     generate again and compare with what is committed
 *   npm run schemas -- --fresh [part…]     compare the sources with those that were read (needs no Go)
 */
const [first, ...others] = process.argv.slice(2);
const mode = first === '--check' || first === '--fresh' ? first : undefined;
const wanted = [...(mode === undefined && first !== undefined ? [first] : []), ...others];
const unknown = wanted.find((name) => !partNames.some((part) => part === name));
if (unknown !== undefined) throw new Error(`no part ${unknown}; there are ${partNames.join(' and ')}`);
const failures: string[] = [];

for (const part of partNames.filter((name) => wanted.length === 0 || wanted.includes(name))) {
  if (mode === '--fresh') checkFresh(part);
  else withGenerated(part, mode === '--check' ? compare : replace);
}
for (const failure of failures) process.stderr.write(`${failure}\n`);
process.exitCode = failures.length === 0 ? 0 : 1;

function withGenerated(part: PartName, use: (part: PartName, output: string) => void): void {
  const output = mkdtempSync(join(tmpdir(), 'schemas-'));
  try {
    generate(part, output);
    use(part, output);
  } finally {
    rmSync(output, { recursive: true });
  }
}

function replace(part: PartName, output: string): void {
  for (const entry of generatedEntries(part)) rmSync(join(folderOf(part), entry), { recursive: true });
  cpSync(output, folderOf(part), { recursive: true });
  writeRecord(part, { inputs: hashInputs(part), outputs: hashOutputs(part) });
}

function compare(part: PartName, output: string): void {
  const found = differences(part, output);
  if (found.length === 0) process.stdout.write(`schemas/${part} is reproducible\n`);
  failures.push(...found);
}

function checkFresh(part: PartName): void {
  const record = readRecord(part);
  if (record.inputs !== hashInputs(part)) failures.push(`schemas/${part} is stale: run \`npm run schemas -- ${part}\``);
  else if (record.outputs !== hashOutputs(part)) failures.push(`schemas/${part} is not what was generated`);
  else process.stdout.write(`schemas/${part} is fresh\n`);
}
