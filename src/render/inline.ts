import type { JsonPath } from '../model/json-path.ts';
import type { Range } from '../model/range.ts';
import type { SourceDocument } from '../model/source.ts';
import type { OpenDocument, SourcePlace } from './place.ts';

/** A document within a string of another one, such as a patch in a kustomization. */
export interface InlineDocument {
  readonly outer: SourceDocument;
  /** Path of the string. */
  readonly path: JsonPath;
  readonly inner: SourceDocument;
}

/** The place of a field of the inner document; that of the string's own key where the string is not a block of lines. */
export function locateInline({ outer, path, inner }: InlineDocument, field: JsonPath, open: OpenDocument): SourcePlace {
  const string = open(outer).locate(path);
  const lines = outer.file.text.split('\n');
  const file = outer.file.path;
  if (!/[|>][-+\d]*\s*(?:#.*)?$/.test(lines[string.value.line - 1] ?? '')) return { file, range: string.key };
  const { key } = open(inner).locate(field);
  const innerLine = inner.file.text.split('\n')[key.line - 1] ?? '';
  const outerLine = lines[string.value.line + key.line - 1] ?? '';
  const indent = outerLine.indexOf(innerLine.trimEnd());
  return { file, range: indent < 0 ? string.key : shift(key, string.value.line, indent) };
}

function shift({ line, column, endLine, endColumn }: Range, lines: number, columns: number): Range {
  return { line: line + lines, column: column + columns, endLine: endLine + lines, endColumn: endColumn + columns };
}
