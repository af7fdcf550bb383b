import type { Row } from '../table.ts';
import { compare } from './compare.ts';
import { exceptionFor } from './exceptions.ts';
import type { Reading } from './truth.ts';

export interface Sample {
  readonly name: string;
  readonly file: Uint8Array;
  readonly truth: Reading;
}

/** Shares that must be reached. */
export interface Bounds {
  /** Of samples that are read alike. */
  readonly same: number;
  /** Of samples that are read alike, or that an exception explains. */
  readonly explained: number;
  /** Of errors that both place on the same line, among those that both place. */
  readonly lines: number;
}

const shown = 10;

/** Holds samples against their truth. */
export function tally(check: string, samples: readonly Sample[], bounds: Bounds): Row {
  const differences: string[] = [];
  const lines = { same: 0, all: 0 };
  let same = 0;
  let excepted = 0;
  for (const { name, file, truth } of samples) {
    const { verdict, sameLine, ours } = compare(file, truth);
    if (sameLine !== undefined) lines.all += 1;
    if (sameLine) lines.same += 1;
    if (verdict === 'same') same += 1;
    else if (exceptionFor(file) !== undefined) excepted += 1;
    else differences.push(`${verdict}: ${name}\n    Kubernetes: ${show(truth)}\n    we: ${show(ours)}`);
  }
  const isPassed =
    share(same, samples.length) >= bounds.same &&
    share(same + excepted, samples.length) >= bounds.explained &&
    share(lines.same, lines.all) >= bounds.lines;
  const summary = `${same} of ${samples.length} the same, ${excepted} excepted; error lines: ${lines.same} of ${lines.all}`;
  return {
    check,
    result: isPassed ? 'passed' : 'failed',
    detail: [summary, ...differences.slice(0, shown).map((difference) => `  ${difference}`)].join('\n'),
  };
}

function share(part: number, all: number): number {
  return all === 0 ? 1 : part / all;
}

function show(reading: Reading): string {
  return JSON.stringify(reading).slice(0, 300);
}
