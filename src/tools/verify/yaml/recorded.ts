import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reading } from './truth.ts';

/** A case and what Kubernetes makes of it, for the tests that run without Go. */
export interface RecordedCase {
  readonly theme: string;
  readonly file: Uint8Array;
  readonly truth: Reading;
}

interface Line {
  readonly theme: string;
  /** One of both: text, or bytes that are none. */
  readonly text?: string;
  readonly base64?: string;
  readonly documents: readonly string[];
  readonly error?: string;
}

const path = join(import.meta.dirname, '../../../../test/fixtures/yaml/cases.jsonl');
const longest = 1500;

export function readRecorded(): RecordedCase[] {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const { theme, text, base64, ...truth } = JSON.parse(line) as Line;
    return { theme, file: text === undefined ? Buffer.from(base64!, 'base64') : Buffer.from(text), truth };
  });
}

export function writeRecorded(cases: readonly RecordedCase[]): void {
  writeFileSync(path, linesOf(cases));
}

export function isCurrent(cases: readonly RecordedCase[]): boolean {
  return readFileSync(path, 'utf8') === linesOf(cases);
}

/** Long cases are left to the runs that have Go. */
function linesOf(cases: readonly RecordedCase[]): string {
  return cases
    .filter(({ file }) => file.length <= longest)
    .map(({ theme, file, truth: { documents, error } }) => {
      const text = Buffer.from(file).toString();
      const content = Buffer.from(text).equals(file) ? { text } : { base64: Buffer.from(file).toString('base64') };
      return `${JSON.stringify({ theme, ...content, documents, error })}\n`;
    })
    .join('');
}
