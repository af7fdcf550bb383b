import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { corpusCases, filesOf, ownCases, type Case } from './helm/cases.ts';
import { compare } from './helm/compare.ts';
import { HelmEngine } from './helm/engine.ts';
import { TraceCheck } from './helm/trace.ts';
import { printTable, type Row } from './peers.ts';

/**
 * Shows that the Helm engine prints what `helm template` prints, byte for byte, and fails where it fails, on our own
 * cases and on every chart below a folder of repositories; and that its traces are true.
 *
 *   tsx src/tools/verify/helm.ts [folder of repositories]
 */
const work = mkdtempSync(join(tmpdir(), 'verify-helm-'));
const [corpora] = process.argv.slice(2);
const differences: string[] = [];
const traces = new TraceCheck();

try {
  const cases = [...ownCases(work), ...(corpora === undefined ? [] : corpusCases(corpora))];
  const passed = printTable([...cases.map(check), traces.row()]);
  for (const difference of [...differences, ...traces.problems]) process.stdout.write(`\n${difference}\n`);
  process.exitCode = passed ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

function check(given: Case): Row {
  const engine = new HelmEngine(filesOf(given.folder));
  let failed = 0;
  let documents = 0;
  let errors = 0;
  given.runs.forEach((run, index) => {
    const { rendered, differences: found } = compare(given, run, engine);
    documents += rendered.documents.length;
    if (rendered.error !== undefined) errors += 1;
    if (found.length > 0) failed += 1;
    differences.push(...found.map((text) => `${given.name}, run ${index + 1}: ${text}`));
    traces.check(`${given.name}, run ${index + 1}`, engine, run, rendered, given.folder);
  });
  return {
    check: given.name,
    result: failed === 0 ? 'passed' : 'failed',
    detail: `${given.runs.length} rendered, ${documents} documents, ${errors} failures as Helm's`,
  };
}
