import { valueAt, type JsonPath } from '../model/json-path.ts';
import type { SourceDocument } from '../model/source.ts';
import type { OpenDocument, SourcePlace } from './place.ts';
import type { RenderedResource } from './rendered.ts';

export interface PrintOptions {
  /** Whether to say which file and line each object, and each value that is set elsewhere, comes from. */
  readonly origins: boolean;
  /** Lines of an object of a kind as they may be shown. */
  readonly redact: (lines: readonly string[], kind: string) => readonly string[];
}

/** The YAML that a unit builds to, with comments that tell where it comes from. */
export function printUnit(resources: readonly RenderedResource[], open: OpenDocument, options: PrintOptions): string {
  const byDocument = new Map<SourceDocument, RenderedResource[]>();
  for (const rendered of resources) {
    const { document } = rendered.printed;
    byDocument.set(document, [...(byDocument.get(document) ?? []), rendered]);
  }
  return [...byDocument].map(([document, printed]) => printDocument(document, printed, open, options)).join('');
}

function printDocument(
  document: SourceDocument,
  printed: readonly RenderedResource[],
  open: OpenDocument,
  { origins, redact }: PrintOptions,
): string {
  const { text } = document.file;
  const lines = text.slice(document.start, document.end).trimEnd().split('\n');
  const shown = [...redact(lines, String(valueAt(document.value, ['kind'])))];
  if (!origins) return `---\n${shown.join('\n')}\n`;
  const header = printed[0]!.locate([]);
  for (const { resource, printed: at, locate } of printed)
    for (const path of leaves(resource.body, [])) {
      const place = locate(path);
      const { key, value } = open(document).locate([...at.path, ...path]);
      const index = key.line - document.line;
      if (place.file !== header.file && isOneLine(shown[index], key, value)) shown[index] += `  # ${placeText(place)}`;
    }
  return `---\n# ${placeText(header)}\n${shown.join('\n')}\n`;
}

function placeText({ file, range }: SourcePlace): string {
  return `${file}:${range.line}`;
}

/** Whether a comment may stand behind a value: not within a scalar of several lines, and only once. */
function isOneLine(line: string | undefined, key: SourcePlace['range'], value: SourcePlace['range']): line is string {
  if (line === undefined || line.includes('  # ')) return false;
  return /[|>][-+\d]*$/.test(line) || (value.line === key.line && value.endLine === key.line);
}

/** Paths of all values that hold no others. */
function leaves(value: unknown, path: JsonPath): JsonPath[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.map((item: unknown, index) => [index, item])
    : Object.entries(value);
  return entries.length === 0 ? [path] : entries.flatMap(([step, inner]) => leaves(inner, [...path, step]));
}
