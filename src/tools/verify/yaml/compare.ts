import { parse } from '../../../parse/parse.ts';
import { canonical } from './canonical.ts';
import type { Reading } from './truth.ts';

export type Verdict = 'same' | 'other value' | 'only we read it' | 'only Kubernetes reads it';

export interface Compared {
  readonly verdict: Verdict;
  /** Whether both refuse the file on the same line; undefined where either of them names none. */
  readonly sameLine?: boolean;
  readonly ours: Reading;
}

/** YAML 1.1 counts lines by these too; editors and we do not. */
const otherBreaks = /\r(?!\n)|[\x85\u2028\u2029]/;

/** Holds our reading of a file against that of Kubernetes: the same documents, or both refuse after the same ones. */
export function compare(file: Uint8Array, truth: Reading): Compared {
  const ours = readOurs(file);
  const lines = otherBreaks.test(Buffer.from(file).toString()) ? {} : linesOf(ours, truth);
  return { verdict: verdictOn(ours, truth), ...lines, ours };
}

function readOurs(file: Uint8Array): Reading {
  const { documents, refusal } = parse('case.yaml', file).value;
  const read = documents.map(({ value }) => canonical(value));
  if (refusal === undefined) return { documents: read };
  return { documents: read.slice(0, refusal.documents), error: refusal.message, lines: [refusal.range.line] };
}

function verdictOn(ours: Reading, truth: Reading): Verdict {
  if (ours.error === undefined && truth.error !== undefined) return 'only we read it';
  if (ours.error !== undefined && truth.error === undefined) return 'only Kubernetes reads it';
  return ours.documents.join('\n') === truth.documents.join('\n') ? 'same' : 'other value';
}

function linesOf(ours: Reading, truth: Reading): { sameLine?: boolean } {
  if (ours.lines === undefined || truth.lines === undefined || ours.documents.length !== truth.documents.length)
    return {};
  return { sameLine: truth.lines.includes(ours.lines[0]!) };
}
