import { isDeepStrictEqual } from 'node:util';
import type { JsonPath } from '../model/json-path.ts';
import { formatPath } from '../model/json-path.ts';
import { isObject } from '../model/resource.ts';

/** A field that differs. */
export interface RawChange {
  /** Steps with the keys of list items instead of their positions: `name=web`. */
  readonly path: JsonPath;
  readonly before: unknown;
  readonly after: unknown;
}

/** Fields that tell the items of a list apart, as the API server merges them; of several, all that an item has. */
const mergeKeys = [
  ['name'],
  ['mountPath'],
  ['devicePath'],
  ['containerPort', 'protocol'],
  ['port', 'protocol'],
  ['key'],
  ['ip'],
  ['uid'],
  ['type'],
  ['topologyKey', 'whenUnsatisfiable'],
];

/** The fields in which two values differ, each as deep as one value can be told from the other. */
export function changedFields(before: unknown, after: unknown, path: JsonPath = []): RawChange[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return keys.flatMap((key) => changedFields(before[key], after[key], [...path, key]));
  }
  if (Array.isArray(before) && Array.isArray(after)) return changedItems(before, after, path);
  return [{ path, before, after }];
}

function changedItems(before: readonly unknown[], after: readonly unknown[], path: JsonPath): RawChange[] {
  const key = mergeKeys.find((names) => tellsApart(before, names) && tellsApart(after, names));
  if (key === undefined) {
    if (before.length !== after.length || before.some((item) => !isObject(item))) return [{ path, before, after }];
    return before.flatMap((item, index) => changedFields(item, after[index], [...path, index]));
  }
  const [was, is] = [byKey(before, key), byKey(after, key)];
  const changes = [...new Set([...was.keys(), ...is.keys()])].flatMap((name) =>
    changedFields(was.get(name), is.get(name), [...path, name]),
  );
  return changes.length > 0 ? changes : [{ path, before, after }]; // their order is all that differs
}

function tellsApart(items: readonly unknown[], names: readonly string[]): boolean {
  const keys = items.map((item) => keyOf(item, names));
  return keys.every((key) => key !== undefined) && new Set(keys).size === keys.length;
}

function keyOf(item: unknown, names: readonly string[]): string | undefined {
  if (!isObject(item) || item[names[0]!] === undefined) return undefined;
  const parts = names.flatMap((name) => (isScalar(item[name]) ? [`${name}=${String(item[name])}`] : []));
  return parts.length === 0 ? undefined : parts.join(',');
}

function isScalar(value: unknown): boolean {
  return ['string', 'number', 'boolean', 'bigint'].includes(typeof value);
}

function byKey(items: readonly unknown[], names: readonly string[]): Map<string, unknown> {
  return new Map(items.map((item) => [keyOf(item, names)!, item]));
}

const itemKey = /^[A-Za-z]+=/;

/** `spec.containers[name=web].image`. */
export function pathText(path: JsonPath): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'string' && itemKey.test(step)) text += `[${step}]`;
    else {
      const part = formatPath([step]);
      text += text === '' || part.startsWith('[') ? part : `.${part}`;
    }
  }
  return text;
}
