import { isDeepStrictEqual } from 'node:util';
import { isWithin, valueAt, type JsonPath } from '../../../model/json-path.ts';
import { groupOf, isObject, type Json } from '../../../model/resource.ts';
import type { SourceDocument } from '../../../model/source.ts';
import type { Change, Field, RenderedObject } from './field.ts';
import type { OpenDocument, SourcePlace } from '../../place.ts';
import { locateInline, type InlineDocument } from '../../inline.ts';
import { targets } from './selectors.ts';
import { follow } from './steps.ts';

/** The text of a patch: a document of a file, or of a string in a kustomization. */
export type PatchText = { readonly document: SourceDocument } | { readonly inline: InlineDocument };

function valueOf(text: PatchText): unknown {
  return 'document' in text ? text.document.value : text.inline.inner.value;
}

function placeIn(text: PatchText, path: JsonPath, open: OpenDocument): SourcePlace {
  if ('inline' in text) return locateInline(text.inline, path, open);
  return { file: text.document.file.path, range: open(text.document).locate(path).key };
}

/** A strategic merge patch wrote a field when it has the field, at the same place by the lists' merge keys. */
export function strategicMergePatch(text: PatchText, target: Json | undefined, open: OpenDocument): Change {
  const patch = valueOf(text);
  return {
    placeOf({ path: field, steps, value, object }) {
      if (!isObject(patch) || !(target === undefined ? names(patch, object) : targets(target, object)))
        return undefined;
      if (['metadata.name', 'metadata.namespace'].includes(field.join('.'))) return undefined; // they name the target
      const path = follow(patch, steps);
      if (path.length < steps.length) return undefined;
      const written = valueAt(patch, path);
      return typeof value === 'object' || becameValue(written, value, field) ? placeIn(text, path, open) : undefined;
    },
  };
}

/** Without a target, a patch means the object of its own kind and name. */
function names(patch: Json, { kind, group, names: own }: RenderedObject): boolean {
  const name = isObject(patch.metadata) ? patch.metadata.name : undefined;
  return (
    patch.kind === kind && groupOf(String(patch.apiVersion)) === group && typeof name === 'string' && own.includes(name)
  );
}

/** A JSON patch wrote a field when one of its operations added or replaced it, or what it is a part of. */
export function jsonPatch(text: PatchText, target: Json, open: OpenDocument): Change {
  const operations = valueOf(text);
  return {
    placeOf(field) {
      if (!Array.isArray(operations) || !targets(target, field.object)) return undefined;
      const index = operations.findLastIndex((operation: unknown) => isObject(operation) && writes(operation, field));
      if (index < 0) return undefined;
      return placeIn(text, [index, ...inValue(operations[index] as Json, field)], open);
    },
  };
}

function writes(operation: Json, { path, value, object }: Field): boolean {
  if (operation.op !== 'add' && operation.op !== 'replace') return false;
  const pointer = toPath(String(operation.path), object.body, operation.value);
  if (pointer === undefined || !isWithin(path, pointer)) return false;
  const written = valueAt(operation.value, path.slice(pointer.length));
  return typeof value === 'object' ? written !== undefined : becameValue(written, value, path);
}

/** What a patch wrote is there still, or is a reference to an object that got a prefix, a suffix or a hash since. */
function becameValue(written: unknown, value: unknown, path: JsonPath): boolean {
  if (isDeepStrictEqual(written, value)) return true;
  const isReference = /name$/i.test(String(path.at(-1)));
  return isReference && typeof written === 'string' && typeof value === 'string' && value.includes(written);
}

/** Within the operation: the field below its value, or the value itself. */
function inValue(operation: Json, { path, object }: Field): JsonPath {
  const pointer = toPath(String(operation.path), object.body, operation.value)!;
  return ['value', ...path.slice(pointer.length)];
}

/** A JSON pointer as a path of the rendered object; `-` is the last item that equals what was added. */
function toPath(pointer: string, body: unknown, added: unknown): JsonPath | undefined {
  const path: (string | number)[] = [];
  for (const token of pointer.split('/').slice(1)) {
    const step = token.replaceAll('~1', '/').replaceAll('~0', '~');
    const node = valueAt(body, path);
    if (!Array.isArray(node)) path.push(step);
    else if (step !== '-') path.push(Number(step));
    else {
      const index = node.findLastIndex((item: unknown) => isDeepStrictEqual(item, added));
      if (index < 0) return undefined;
      path.push(index);
    }
  }
  return path;
}
