import { valueAt, type JsonPath } from '../../../model/json-path.ts';
import { isObject, type Json } from '../../../model/resource.ts';

/** The value at a path; undefined where there is none. */
export function field(value: unknown, ...path: JsonPath): unknown {
  return isObject(value) ? valueAt(value, path) : undefined;
}

/** The object at a path; empty where there is none. */
export function objectAt(value: unknown, ...path: JsonPath): Json {
  const found = field(value, ...path);
  return isObject(found) ? found : {};
}

/** Empty for what is no list. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** Empty for what is no object. */
export function entries(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}

/** Whether all labels of a selector are among those of an object. */
export function selects(matchLabels: unknown, labels: unknown): boolean {
  return isObject(labels) && entries(matchLabels).every(([key, value]) => labels[key] === value);
}
