import { isObject, type Json } from '../../../model/resource.ts';

export type Path = readonly (string | number)[];

/** A custom or built-in object as a manifest has it. */
export type KubernetesObject = Json & { apiVersion: string; kind: string; metadata: Json };

export function isKubernetesObject(value: unknown): value is KubernetesObject {
  return (
    isObject(value) &&
    typeof value.apiVersion === 'string' &&
    typeof value.kind === 'string' &&
    isObject(value.metadata)
  );
}

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Json | undefined)?.[step as string], value);
}

/** A copy with another value at the path; undefined removes what is there. */
export function withValue<T>(value: T, path: Path, replacement: unknown): T {
  const copy = structuredClone(value);
  const parent = valueAt(copy, path.slice(0, -1));
  const last = path.at(-1)!;
  if (replacement !== undefined) (parent as Json)[last as string] = replacement;
  else if (Array.isArray(parent)) parent.splice(last as number, 1);
  else Reflect.deleteProperty(parent as Json, last);
  return copy;
}

/** Every path below a value, parents before children. */
export function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([step, inner]) => [[...path, step], ...pathsOf(inner, [...path, step])]);
}

/** `spec.ports.*.name`: the same for each item of a list. */
export function shapeOf(path: Path): string {
  return path.map((step) => (typeof step === 'number' ? '*' : step)).join('.');
}
