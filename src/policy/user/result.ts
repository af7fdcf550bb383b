import type { JsonPath } from '../../model/json-path.ts';
import { isObject } from '../../model/resource.ts';

/** What a policy found about an object. */
export interface UserFinding {
  readonly message: string;
  readonly path: JsonPath;
  /** Where conftest's `_loc` says that it is. */
  readonly place?: { readonly file?: string; readonly line: number };
}

/** Reads an answer that is a set of `{message, path}`, of strings, or of conftest's and Gatekeeper's `{msg, details, _loc}`. */
export function findingsIn(value: unknown): UserFinding[] {
  return Array.isArray(value) ? value.flatMap(findingOf) : [];
}

/** Whether an answer is of no use: conftest refuses an object without `msg`, too. */
export function isMisshapen(value: unknown): boolean {
  return Array.isArray(value) && value.some((entry) => findingOf(entry).length === 0);
}

function findingOf(entry: unknown): UserFinding[] {
  if (typeof entry === 'string') return [{ message: entry, path: [] }];
  if (!isObject(entry)) return [];
  const message = entry.message ?? entry.msg;
  if (typeof message !== 'string') return [];
  const { details } = entry;
  const path = pathIn(entry.path) ?? (isObject(details) ? pathIn(details.path) : undefined) ?? [];
  const place = placeIn(entry._loc);
  return [
    {
      message: typeof details === 'string' && details !== '' ? `${message} (${details})` : message,
      path,
      ...(place === undefined ? {} : { place }),
    },
  ];
}

/** A list of keys and indices, or `spec.containers[0].image`. */
function pathIn(value: unknown): JsonPath | undefined {
  if (Array.isArray(value)) return value.filter((step) => typeof step === 'string' || typeof step === 'number');
  if (typeof value !== 'string' || value === '') return undefined;
  return [...value.matchAll(/\[(\d+)\]|\["([^"]*)"\]|([^.[\]]+)/g)].map(([, index, quoted, key]) =>
    index === undefined ? (quoted ?? key!) : Number(index),
  );
}

function placeIn(value: unknown): UserFinding['place'] {
  if (!isObject(value)) return undefined;
  const line = Number(value.line);
  if (!Number.isInteger(line) || line < 1) return undefined;
  return { line, ...(typeof value.file === 'string' ? { file: value.file } : {}) };
}
