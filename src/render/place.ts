import type { JsonPath } from '../model/json-path.ts';
import type { Range } from '../model/range.ts';
import type { SourceDocument } from '../model/source.ts';

/** Where a person must edit. */
export interface SourcePlace {
  readonly file: string;
  readonly range: Range;
}

export interface Located extends SourcePlace {
  /** Steps of the path that exist in the rendered object. */
  readonly found: number;
  /** The line of a chart's template that printed the field, which may be the place itself. */
  readonly template?: SourcePlace;
}

/** What stands where in a document. */
export interface DocumentLocator {
  locate(path: JsonPath): { readonly key: Range; readonly value: Range; readonly found: number };
}

export type OpenDocument = (document: SourceDocument) => DocumentLocator;

/** All that a line of a file says; the last line for one behind it. `column`, from 1, is where it begins to matter. */
export function placeOfLine(
  file: string,
  line: number,
  read: (path: string) => Uint8Array | undefined,
  column?: number,
): SourcePlace {
  const lines = Buffer.from(read(file) ?? [])
    .toString('utf8')
    .trimEnd()
    .split(/\r?\n/);
  if (line > lines.length) return placeOfLine(file, lines.length, read);
  const text = lines[line - 1]!;
  const start = column ?? Math.max(text.search(/\S/), 0) + 1;
  const end = Math.max(text.trimEnd().length + 1, start);
  return { file, range: { line, column: start, endLine: line, endColumn: end } };
}
