import { existingPath, valueAt, type JsonPath } from '../../../model/json-path.ts';
import type { Change, Field, RenderedObject } from './field.ts';
import type { Located, SourcePlace } from '../../place.ts';
import { follow, toSteps } from './steps.ts';

type Place = Omit<Located, 'found'>;

/** How an object came to be: the document that creates it, if any, and what was done to it afterwards. */
export interface History {
  readonly object: RenderedObject;
  /** The object as it was created, with the place of each of its fields; absent for what a generator made. */
  readonly source?: { readonly body: unknown; readonly place: (path: JsonPath) => Place };
  /** In the order of application. */
  readonly changes: readonly Change[];
  /** Where to point at when nothing tells more. */
  readonly fallback: SourcePlace;
}

/**
 * The place to edit for a field of a rendered object. A value: whatever wrote it last. A mapping, a list or the nearest
 * parent of a missing field: the file that creates the object, or else what brought it in.
 */
export function locateField(history: History, path: JsonPath): Located {
  const { object } = history;
  const existing = existingPath(object.body, path);
  const value = valueAt(object.body, existing);
  const field: Field = { path: existing, steps: toSteps(object.body, existing), value, object };
  const found = existing.length;
  if (found === path.length && isWrittenWhole(value) && !isIdentity(field))
    return { ...(lastWriter(history, field) ?? created(history, field)), found };
  return { ...created(history, field), found };
}

function lastWriter({ changes }: History, field: Field): SourcePlace | undefined {
  return first([...changes].reverse(), field);
}

function created({ source, changes, fallback }: History, field: Field): Place {
  if (source === undefined) return first(changes, field) ?? fallback;
  const own = follow(source.body, field.steps);
  if (own.length === field.steps.length) return source.place(own);
  return first(changes, field) ?? source.place(own);
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
