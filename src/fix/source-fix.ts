import { isDeepStrictEqual } from 'node:util';
import type { Edit, SourceFix } from '../model/fix.ts';
import { valueAt, type JsonPath } from '../model/json-path.ts';
import type { Range } from '../model/range.ts';
import { isObject, type Resource } from '../model/resource.ts';
import type { SourceDocument } from '../model/source.ts';
import type { Violation } from '../model/violation.ts';
import { EditableTree } from './tree.ts';

export interface SourceFixContext {
  readonly documentsOf: (file: string) => readonly SourceDocument[];
  /** The place to edit for a field of a rendered resource; undefined for one that stands as it is in its file. */
  readonly locate: (resource: Resource, path: JsonPath) => Place | undefined;
  /** Deployment units that hold a file. */
  readonly units: (file: string) => readonly string[];
  /** Whether a unit is a chart, whose templates are no YAML. */
  readonly isChart: (unit: string) => boolean;
}

interface Place {
  readonly file: string;
  readonly range: Range;
  readonly found: number;
}

/**
 * Where the fixes of violations are to be made. A fix is left out when that is not certain: in charts, where a patch or a
 * generator writes the field in its own words, and where the file serves other objects that the fix is not for.
 * @param judged all objects that the violations may be about
 */
export function sourceFixes(
  violations: readonly Violation[],
  judged: readonly Resource[],
  context: SourceFixContext,
): ReadonlyMap<Violation, SourceFix> {
  const found = new Map<Violation, SourceFix>();
  const takers = new Map<string, Set<Resource>>();
  for (const violation of violations) {
    const { subject, fix, rule } = violation;
    if (fix === undefined || fix.length === 0 || !('id' in subject)) continue;
    const source = toSource(subject, fix, context);
    if (source === undefined) continue;
    found.set(violation, source);
    const key = JSON.stringify([rule, source]);
    takers.set(key, (takers.get(key) ?? new Set()).add(subject));
  }
  if (found.size === 0) return found;
  const variants = new Map<string, Resource[]>();
  for (const resource of judged) {
    if (resource.origin.units.length === 0) continue;
    const key = originKey(resource);
    variants.set(key, [...(variants.get(key) ?? []), resource]);
  }
  for (const [violation, source] of found) {
    const subject = violation.subject as Resource;
    const units = new Set(context.units(source.file));
    const concerned = (variants.get(originKey(subject)) ?? []).filter(({ origin }) =>
      origin.units.some((unit) => units.has(unit)),
    );
    const own = takers.get(JSON.stringify([violation.rule, source]))!;
    if (!concerned.every((resource) => own.has(resource))) found.delete(violation);
  }
  return found;
}

function originKey({ origin: { document, path } }: Resource): string {
  return JSON.stringify([document.file.path, document.index, path]);
}

function toSource(resource: Resource, edits: readonly Edit[], context: SourceFixContext): SourceFix | undefined {
  const { document, path: prefix, units } = resource.origin;
  if (units.some(context.isChart)) return undefined;
  if (units.length === 0)
    return {
      file: document.file.path,
      document: document.index,
      edits: edits.map((edit) => moved(edit, [...prefix, ...edit.path])),
    };
  const moves = edits.map((edit) => editInSource(resource, edit, context));
  const [first] = moves;
  if (first === undefined || !moves.every((one) => one?.file === first.file && one.document === first.document))
    return undefined;
  return { file: first.file, document: first.document, edits: moves.map((one) => one!.edit) };
}

function moved(edit: Edit, path: JsonPath): Edit {
  return { ...edit, path };
}

function editInSource(
  resource: Resource,
  edit: Edit,
  { locate, documentsOf }: SourceFixContext,
): { file: string; document: number; edit: Edit } | undefined {
  const place = locate(resource, edit.path);
  if (place === undefined) return undefined;
  const { file, range, found } = place;
  const existing = edit.path.slice(0, found);
  const rest = edit.path.slice(found);
  const rendered = valueAt(resource.body, existing);
  for (const document of documentsOf(file)) {
    const offset = offsetOf(range, document);
    if (offset === undefined) continue;
    const path = new EditableTree(document)
      .pathsAt(offset)
      .find((candidate) => isSame(candidate, existing, valueAt(document.value, candidate), rendered, rest));
    if (path !== undefined) return { file, document: document.index, edit: moved(edit, [...path, ...rest]) };
  }
  return undefined;
}

/** Whether what stands at a path of a source is the field of the rendered object, so that an edit there changes just that. */
function isSame(path: JsonPath, existing: JsonPath, written: unknown, rendered: unknown, rest: JsonPath): boolean {
  const [own, wanted] = [path.at(-1), existing.at(-1)];
  if (typeof own !== typeof wanted || (typeof own === 'string' && own !== wanted)) return false;
  if (rest.length === 0 || !isObject(rendered)) return isDeepStrictEqual(written, rendered);
  if (!isObject(written) || Object.hasOwn(written, rest[0]!)) return false;
  return typeof own !== 'number' || written.name === rendered.name;
}

function offsetOf({ line, column }: Range, { file, start, end, line: firstLine }: SourceDocument): number | undefined {
  if (line < firstLine) return undefined;
  let lineStart = file.text.lastIndexOf('\n', start - 1) + 1;
  for (let at = firstLine; at < line; at += 1) {
    lineStart = file.text.indexOf('\n', lineStart) + 1;
    if (lineStart === 0) return undefined;
  }
  const offset = lineStart + column - 1;
  return offset >= start && offset < end ? offset - start : undefined;
}
