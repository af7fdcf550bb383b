import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { printTable, type Row } from './table.ts';
import { cases } from './yaml/cases/cases.ts';
import { exceptionFor } from './yaml/exceptions.ts';
import { filesIn } from './yaml/files.ts';
import { mutations } from './yaml/mutations.ts';
import { isCurrent, writeRecorded, type RecordedCase } from './yaml/recorded.ts';
import { tally, type Bounds, type Sample } from './yaml/tally.ts';
import { Truth } from './yaml/truth.ts';

/**
 * Holds our reading of YAML against the libraries that kubectl reads with: the same documents, or both refuse; and
 * errors on the same line. Needs Go.
 *
 *   npm run verify:yaml [-- --corpora <folder>]… [--mutations <count>] [--seed <number>] [--record]
 *
 * `--record` writes what Kubernetes makes of our own cases for the tests that run without Go.
 */
const { values: options } = parseArgs({
  options: {
    corpora: { type: 'string', multiple: true, default: [] },
    mutations: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    record: { type: 'boolean', default: false },
  },
});

const root = resolve(import.meta.dirname, '..', '..', '..');
const folders = [resolve(root, 'policies', 'rules'), resolve(root, 'templates'), ...options.corpora];
/** What is mutated: longer files only cost time. */
const longestMutated = 5000;

const bounds = {
  cases: { same: 0.97, explained: 1, lines: 0.97 },
  files: { same: 1, explained: 1, lines: 0.97 },
  mutations: { same: 0.97, explained: 0.999, lines: 0.97 },
} satisfies Record<string, Bounds>;

const truth = new Truth();
try {
  process.exitCode = printTable(rows()) ? 0 : 1;
} finally {
  truth.close();
}

function rows(): Row[] {
  const ownCases = Object.entries(cases).map(([theme, texts]) => ({
    theme,
    samples: samplesOf(texts.map((text) => ({ name: JSON.stringify(text).slice(0, 120), file: Buffer.from(text) }))),
  }));
  const files = folders.flatMap((folder) => filesIn(folder));
  const texts = [
    ...files.map(({ content }) => Buffer.from(content).toString()),
    ...Object.values(cases).flatMap((theme) => theme.filter((text) => typeof text === 'string')),
  ].filter(({ length }) => length <= longestMutated);
  const mutated = mutations(texts, Number(options.mutations), Number(options.seed));
  const samples = {
    cases: ownCases.flatMap((theme) => theme.samples),
    files: samplesOf(files.map(({ path, content }) => ({ name: path, file: content }))),
    mutations: samplesOf(mutated.map((text) => ({ name: JSON.stringify(text), file: Buffer.from(text) }))),
  };
  return [
    ...ownCases.map((theme) => tally(theme.theme, theme.samples, { ...bounds.cases, same: 0, lines: 0 })),
    tally('all cases', samples.cases, bounds.cases),
    recordedRow(ownCases.flatMap((theme) => theme.samples.map((sample) => ({ theme: theme.theme, ...sample })))),
    tally('files', samples.files, bounds.files),
    tally('mutations', samples.mutations, bounds.mutations),
  ];
}

function samplesOf(files: readonly Omit<Sample, 'truth'>[]): Sample[] {
  const readings = truth.read(files.map(({ file }) => file));
  return files.map((file, index) => ({ ...file, truth: readings[index]! }));
}

function recordedRow(recorded: readonly RecordedCase[]): Row {
  const plain = recorded.filter(({ file }) => exceptionFor(file) === undefined);
  if (options.record) writeRecorded(plain);
  const result = isCurrent(plain) ? 'passed' : 'failed';
  return { check: 'recorded cases', result, detail: result === 'passed' ? 'current' : 'stale; run with --record' };
}
