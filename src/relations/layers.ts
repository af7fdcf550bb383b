import { isWithin, type JsonPath } from '../model/json-path.ts';
import { isObject, type Json } from '../model/resource.ts';

/** What seems to stand at `at` is written at `from`. */
export interface Origin {
  readonly at: JsonPath;
  readonly from: JsonPath;
}

export interface Layer<T = Json> {
  readonly value: T;
  readonly path: JsonPath;
}

/** Two layers in one: paths are those of the upper one, but for what `origins` name. */
export interface Layered {
  readonly value: Json;
  readonly origins: readonly Origin[];
}

/** What tells the items of a list apart where lists are merged; other lists are replaced. Source: k8s.io/api, patchMergeKey. */
const mergeKeys: Readonly<Record<string, string>> = {
  containers: 'name',
  env: 'name',
  hostAliases: 'ip',
  imagePullSecrets: 'name',
  initContainers: 'name',
  ports: 'containerPort',
  sidecars: 'name',
  volumeMounts: 'mountPath',
  volumes: 'name',
};

/** The upper layer, and of the lower one what the upper does not say: a strategic merge. `null` says that there is nothing. */
export function layer(upper: Layer, lower: Layer<unknown>): Layered {
  if (!isObject(lower.value)) return { value: upper.value, origins: [] };
  const value: Record<string, unknown> = { ...upper.value };
  const origins: Origin[] = [];
  for (const [key, below] of Object.entries(lower.value)) {
    const at = [...upper.path, key];
    const from = [...lower.path, key];
    const above = upper.value[key];
    if (above === undefined) {
      value[key] = below;
      origins.push({ at, from });
    } else if (isObject(above)) {
      const merged = layer({ value: above, path: at }, { value: below, path: from });
      value[key] = merged.value;
      origins.push(...merged.origins);
    } else if (Array.isArray(above) && Array.isArray(below) && mergeKeys[key] !== undefined) {
      value[key] = mergeLists({ value: above, path: at }, { value: below, path: from }, mergeKeys[key], origins);
    }
  }
  return { value, origins };
}

/** The items of the upper list first, so that they stay where they are. */
function mergeLists(
  upper: Layer<readonly unknown[]>,
  lower: Layer<readonly unknown[]>,
  key: string,
  origins: Origin[],
): unknown[] {
  const items = [...upper.value];
  for (const [index, below] of lower.value.entries()) {
    if (!isObject(below)) continue;
    const from = [...lower.path, index];
    const place = upper.value.findIndex((above) => isObject(above) && above[key] === below[key]);
    const above = upper.value[place];
    if (isObject(above)) {
      const merged = layer({ value: above, path: [...upper.path, place] }, { value: below, path: from });
      items[place] = merged.value;
      origins.push(...merged.origins);
    } else {
      origins.push({ at: [...upper.path, items.length], from });
      items.push(below);
    }
  }
  return items;
}

/** Where a path leads: the origin of the nearest of its parents that has one. */
export function originalPath(path: JsonPath, origins: readonly Origin[]): JsonPath {
  let nearest: Origin | undefined;
  for (const origin of origins) {
    const { at } = origin;
    if (at.length > (nearest?.at.length ?? -1) && isWithin(path, at)) nearest = origin;
  }
  return nearest === undefined ? path : [...nearest.from, ...path.slice(nearest.at.length)];
}
