import type { JsonPath } from '../../../model/json-path.ts';
import { isObject, type Json } from '../../../model/resource.ts';

/**
 * A step into an object that still fits when the object's lists were merged or reordered: an item is known by the key that
 * Kubernetes merges lists by, or by its value when it is a scalar.
 */
export type Step = string | { readonly index: number; readonly key?: string; readonly value?: unknown };

/** Keys that lists of Kubernetes are merged by (`x-kubernetes-list-map-keys`, patchMergeKey), the most telling first. */
const mergeKeys = [
  'name',
  'key',
  'containerPort',
  'mountPath',
  'devicePath',
  'ip',
  'port',
  'topologyKey',
  'host',
  'path',
  'type',
  'kind',
];

export function toSteps(body: unknown, path: JsonPath): Step[] {
  let node = body;
  return path.map((step): Step => {
    const list = node;
    node = child(node, step);
    if (typeof step === 'string') return step;
    if (!isObject(node)) return { index: step, value: node };
    const item = node;
    const key = mergeKeys.find((candidate) => tellsApart(candidate, item, list));
    return key === undefined ? { index: step } : { index: step, key, value: item[key] };
  });
}

function tellsApart(key: string, item: Json, list: unknown): boolean {
  const value = item[key];
  if (value === undefined || typeof value === 'object' || !Array.isArray(list)) return false;
  return list.filter((other: unknown) => isObject(other) && other[key] === value).length === 1;
}

/** The path of as many of the steps as another object has. */
export function follow(body: unknown, steps: readonly Step[]): JsonPath {
  const path: (string | number)[] = [];
  let node = body;
  for (const step of steps) {
    const at = locateStep(node, step);
    if (at === undefined) break;
    path.push(at);
    node = child(node, at);
  }
  return path;
}

function locateStep(node: unknown, step: Step): string | number | undefined {
  if (typeof step === 'string') return isObject(node) && Object.hasOwn(node, step) ? step : undefined;
  if (!Array.isArray(node)) return undefined;
  const { index, key, value } = step;
  if (key === undefined) {
    if (value === undefined) return index < node.length ? index : undefined;
    const same = node.indexOf(value);
    return same >= 0 ? same : undefined;
  }
  const found = node.findIndex((item: unknown) => isObject(item) && item[key] === value);
  return found >= 0 ? found : undefined;
}

function child(node: unknown, step: string | number): unknown {
  return typeof node === 'object' && node !== null ? (node as Record<string | number, unknown>)[step] : undefined;
}
