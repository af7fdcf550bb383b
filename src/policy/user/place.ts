import type { RegoProblem } from '../../engines/rego.ts';
import type { FilePlace } from '../../model/violation.ts';

/** The line of a Rego file that OPA names: from its column, which counts code points, to its end. */
export function placeOf(
  { file, row, column = 1 }: Pick<RegoProblem, 'row' | 'column'> & { file: string },
  text: string,
): FilePlace {
  const line = row ?? 1;
  const written = text.split(/\r?\n/)[line - 1] ?? '';
  const start =
    Array.from(written)
      .slice(0, column - 1)
      .join('').length + 1;
  return { file, range: { line, column: start, endLine: line, endColumn: Math.max(written.length + 1, start) } };
}

/** What OPA says, in one sentence. */
export function wordingOf({ message, details, readsAsVersion0 }: RegoProblem): string {
  const more =
    details === undefined
      ? ''
      : ` (${details
          .map((detail) => detail.trim())
          .filter(Boolean)
          .join('; ')})`;
  const old = readsAsVersion0 ? '; it is Rego of before OPA 1.0' : '';
  return `${message.replace(/\s+/g, ' ')}${more}${old}`;
}
