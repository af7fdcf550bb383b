import { existingPath, valueAt, type JsonPath } from '../../../model/json-path.ts';
import type { SourceDocument } from '../../../model/source.ts';
import type { Change, Field, RenderedObject } from './field.ts';
import type { Located, OpenDocument, SourcePlace } from '../../place.ts';
import { follow, toSteps } from './steps.ts';

/** How an object came to be: the document that creates it, if any, and what was done to it afterwards. */
export interface History {
  readonly object: RenderedObject;
  /** The creating document, and where the object stands in it; absent for what a generator made. */
  readonly source?: { readonly document: SourceDocument; readonly path: JsonPath };
  /** In the order of application. */
  readonly changes: readonly Change[];
  /** Where to point at when nothing tells more. */
  readonly fallback: SourcePlace;
}

/**
 * The place to edit for a field of a rendered object. A value: whatever wrote it last. A mapping, a list or the nearest
 * parent of a missing field: the file that creates the object, or else what brought it in.
 */
export function locateField(history: History, path: JsonPath, open: OpenDocument): Located {
  const { object } = history;
  const existing = existingPath(object.body, path);
  const value = valueAt(object.body, existing);
  const field: Field = { path: existing, steps: toSteps(object.body, existing), value, object };
  const found = existing.length;
  if (found === path.length && isWrittenWhole(value) && !isIdentity(field))
    return { ...(lastWriter(history, field) ?? created(history, field, open)), found };
  return { ...created(history, field, open), found };
}

function lastWriter({ changes }: History, field: Field): SourcePlace | undefined {
  return first([...changes].reverse(), field);
}

function created({ source, changes, fallback }: History, field: Field, open: OpenDocument): SourcePlace {
  if (source === undefined) return first(changes, field) ?? fallback;
  const { document, path } = source;
  const own = follow(valueAt(document.value, path), field.steps);
  const place = (steps: JsonPath) => ({
    file: document.file.path,
    range: open(document).locate([...path, ...steps]).key,
  });
  if (own.length === field.steps.length) return place(own);
  return first(changes, field) ?? place(own);
}

function first(changes: readonly Change[], field: Field): SourcePlace | undefined {
  for (const change of changes) {
    const place = change.placeOf(field);
    if (place !== undefined) return place;
  }
  return undefined;
}

/** What a patch has to repeat so as to be merged: its target's kind and name, and the keys of list items. */
function isIdentity({ path, steps }: Field): boolean {
  if (['apiVersion', 'kind'].includes(path.join('.'))) return true;
  const [item, last] = steps.slice(-2);
  return typeof item === 'object' && item.key !== undefined && item.key === last;
}

/** Scalars, and lists of scalars, which patches replace as a whole. */
function isWrittenWhole(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((item) => typeof item !== 'object' || item === null);
  return typeof value !== 'object' || value === null;
}
