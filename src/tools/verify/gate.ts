import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeCorpus } from '../bench/corpus.ts';
import { baselineSteps } from './gate/baseline.ts';
import { differenceSteps } from './gate/difference.ts';
import { GateRepository } from './gate/repository.ts';
import { shardSteps } from './gate/shards.ts';
import { printTable, type Row } from './table.ts';

/**
 * Shows that the gate holds on real repositories: a baseline lets pass what is old and nothing that is new, also when lines
 * move and branches merge; shards make the report of one run; `diff` says what `kustomize build` of both sides says. Needs
 * Go, for kustomize.
 *
 *   npm run verify:gate -- --corpora <folder of repositories> [--only <repository>] [--part baseline] [--keep]
 */
const { values } = parseArgs({
  options: {
    corpora: { type: 'string', default: process.env.CORPORA ?? '' },
    only: { type: 'string', multiple: true },
    part: { type: 'string', multiple: true },
    keep: { type: 'boolean', default: false },
  },
});

/** A step of a trial. @returns what was measured @throws Error that says what is wrong */
export type Step = (repository: GateRepository) => Promise<string>;

const parts: Readonly<Record<string, Readonly<Record<string, Step>>>> = {
  baseline: baselineSteps,
  shards: shardSteps,
  difference: differenceSteps,
};
const synthetic = '10,000 findings';
const work = mkdtempSync(join(tmpdir(), 'verify-gate-'));
const rows: Row[] = [];
try {
  if (!existsSync(values.corpora)) throw new Error('name a folder of repositories: --corpora, or CORPORA');
  const names = [...readdirSync(values.corpora), synthetic].filter((name) => values.only?.includes(name) ?? true);
  for (const name of names)
    for (const [part, steps] of Object.entries(parts)) {
      if (!(values.part?.includes(part) ?? true) || (name === synthetic && part !== 'baseline')) continue;
      const repository = GateRepository.create(join(work, `${name} ${part}`), (folder) =>
        name === synthetic ? writeCorpus(folder, 2000) : copyOf(join(values.corpora, name), folder),
      );
      for (const [check, step] of Object.entries(steps)) {
        const row = await take(name, check, () => step(repository));
        process.stderr.write(`${row.result}: ${row.check}: ${row.detail}\n`);
        rows.push(row);
      }
    }
  process.exitCode = printTable(rows) ? 0 : 1;
} finally {
  if (values.keep) process.stdout.write(`${work}\n`);
  else rmSync(work, { recursive: true, force: true });
}

async function take(name: string, what: string, step: () => Promise<string>): Promise<Row> {
  const check = `${name}: ${what}`;
  try {
    const detail = await step();
    return { check, result: detail === '' ? 'missing' : 'passed', detail: detail || 'nothing of that kind' };
  } catch (error) {
    return { check, result: 'failed', detail: (error as Error).message };
  }
}

function copyOf(from: string, to: string): void {
  cpSync(from, to, { recursive: true, filter: (path) => !path.endsWith('/.git') });
}
