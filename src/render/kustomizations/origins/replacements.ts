import { valueAt, type JsonPath } from '../../../model/json-path.ts';
import { isObject, type Json } from '../../../model/resource.ts';
import { objects, strings } from '../../../units/kustomization.ts';
import type { Change, Field } from './field.ts';
import type { SourcePlace } from '../../place.ts';
import { targets } from './selectors.ts';

/** Finds the source of a field of another object in the same build: that is what a replacement copies. */
export type FindSource = (selector: Json, fieldPath: string) => SourcePlace | undefined;

/** A replacement wrote the fields that its targets name; the place to edit is that of the value which it copies. */
export function replacementChange(replacement: Json, findSource: FindSource): Change {
  const { source } = replacement;
  return {
    placeOf(field) {
      if (!isObject(source) || typeof source.kind !== 'string') return undefined;
      const hit = objects(replacement.targets).some(
        ({ select, reject, fieldPaths }) =>
          isObject(select) &&
          targets(select, field.object) &&
          !objects(reject).some((rejected) => targets(rejected, field.object)) &&
          strings(fieldPaths).some((path) => meansField(path, field)),
      );
      if (!hit) return undefined;
      return findSource(source, typeof source.fieldPath === 'string' ? source.fieldPath : 'metadata.name');
    },
  };
}

/** Whether a field path of kustomize means a field: `spec.containers.[name=web].image`, `data.a\.b`, `spec.list.0`, `*`. */
function meansField(fieldPath: string, { path, object }: Field): boolean {
  const parts = splitFieldPath(fieldPath);
  return (
    parts.length === path.length && parts.every((part, index) => meansStep(part, path.slice(0, index + 1), object.body))
  );
}

function meansStep(part: string, path: JsonPath, body: unknown): boolean {
  const step = path.at(-1)!;
  if (part === '*' || part === String(step)) return true;
  const [, key, value] = /^\[(.+?)=(.*)\]$/.exec(part) ?? [];
  const item = valueAt(body, path);
  return key !== undefined && isObject(item) && String(item[key]) === value;
}

/** Steps are separated by dots, except behind a backslash and within brackets. */
export function splitFieldPath(fieldPath: string): string[] {
  const parts = fieldPath.match(/(?:\[[^\]]*\]|\\.|[^.\\])+/g) ?? [];
  return parts.map((part) => part.replaceAll('\\.', '.'));
}
