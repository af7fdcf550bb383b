import type { Problem } from './problem.ts';

/** What may not stand in YAML: all but tabs, line breaks and what can be printed. */
// eslint-disable-next-line no-control-regex
const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/g;

export interface DocumentText {
  /** Ends in a line break and U+0000. Each character stands where it stood; what may not stand in YAML is U+FFFD. */
  readonly text: string;
  readonly problem?: Problem;
}

/** A stretch of a file as YAML is read from it. */
export function documentText(file: string, start: number, end: number): DocumentText {
  const own = file.slice(start, end);
  const at = own.search(control);
  const text = `${at < 0 ? own : own.replace(control, '\uFFFD')}${own.endsWith('\n') ? '' : '\n'}\0`;
  if (at < 0) return { text };
  const name = `U+${own.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`;
  return { text, problem: { code: 'control-character', start: at, end: at + 1, detail: name } };
}
