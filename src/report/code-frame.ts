import type { Finding } from '../model/report.ts';
import { printable } from './printable.ts';
import { redactLines } from './redact.ts';

export interface FrameLine {
  readonly number: number;
  readonly text: string;
  /** Column and width of the marked part; only on the line of the finding. */
  readonly mark?: { readonly column: number; readonly width: number };
}

const context = 1;
const longest = 160;

/** The line of a finding with one line around it, fit to be shown to anybody. */
export function codeFrame(finding: Finding, source: readonly string[]): FrameLine[] {
  const { line, column, endLine, endColumn } = finding.range;
  const from = Math.max(1, line - context);
  const to = Math.min(source.length, line + context);
  const kind = finding.resource?.kind;
  const secret = kind === 'Secret' || (kind === 'ConfigMap' && finding.rule.startsWith('secrets/'));
  const before = Math.max(0, from - 2); // an environment variable's name may stand on the line before
  const shown = redactLines(source.slice(before, to + 1), { secret }).slice(from - 1 - before, to - before);
  return shown.map((text, index) => {
    const number = from + index;
    const whole = printable(text.replaceAll('\t', ' '));
    const cut = whole.length > longest ? `${whole.slice(0, longest)}…` : whole;
    if (number !== line || column > cut.length) return { number, text: cut };
    const end = endLine === line ? Math.min(endColumn, cut.length + 1) : cut.length + 1;
    return { number, text: cut, mark: { column, width: Math.max(1, end - column) } };
  });
}
