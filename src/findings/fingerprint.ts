import { createHash } from 'node:crypto';
import { formatPath, valueAt, type JsonPath } from '../model/json-path.ts';
import { groupOf, identify, isObject, type Resource } from '../model/resource.ts';
import type { Violation } from '../model/violation.ts';

/** What kustomize appends to the names of generated objects. */
const contentHash = /-[a-z0-9]{10}$/;

/** What tells the items of Kubernetes' lists apart, as server-side apply merges them; the first that an item has counts. */
const itemKeys = [
  'name',
  'key',
  'containerPort',
  'port',
  'mountPath',
  'devicePath',
  'topologyKey',
  'ip',
  'host',
  'path',
  'type',
];

/** Lists whose order is their meaning, and whose values may be anything, secrets too. */
const words = new Set<string | number | undefined>(['args', 'command']);

/** Lines, columns and offsets, as the messages of Helm, kustomize and JSON readers name them. */
const places = /\b(line|column|position|offset) \d+|:\d+(?=:)/g;

/**
 * Tells the same finding in tomorrow's file: made of rule, file, object and path, not of lines. List items count by what
 * names them, or else by their value where that is a scalar, so that an item that is inserted before does not change it.
 * 32 hexadecimal digits.
 *
 * @param file the one to edit
 * @param isPrinted whether a chart printed the object
 */
export function fingerprint({ rule, subject, path, message }: Violation, file: string, isPrinted: boolean): string {
  const parts =
    'id' in subject
      ? [rule, file, ...objectParts(subject, isPrinted), namedPath(subject.body, path)]
      : [rule, file, message.replace(places, '')];
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);
}

/**
 * An object is the one in its source, whatever overlays make of its name; its API version may change. What a chart prints has
 * the name that the release gives it, and one template serves many.
 */
function objectParts({ id, origin }: Resource, isPrinted: boolean): string[] {
  const { document, path } = origin;
  if (isPrinted) return [document.file.path, groupOf(id.apiVersion), id.kind];
  const source = valueAt(document.value, path);
  const own = origin.units.length > 0 && isObject(source) && source.kind === id.kind ? identify(source) : id;
  const name = origin.units.length > 0 ? own.name.replace(contentHash, '') : own.name;
  return [document.file.path, groupOf(own.apiVersion), own.kind, own.namespace ?? '', name];
}

function namedPath(body: unknown, path: JsonPath): string {
  let value = body;
  const steps = path.map((step, index) => {
    value = typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[step] : undefined;
    return typeof step === 'number' ? itemName(value, path[index - 1]) : step;
  });
  return formatPath(steps);
}

/** `*` for what has no name: several such findings are told apart by their number. */
function itemName(item: unknown, list: string | number | undefined): string {
  if (isObject(item)) {
    const key = itemKeys.find((name) => ['string', 'number'].includes(typeof item[name]));
    return key === undefined ? '*' : `${key}=${String(item[key])}`;
  }
  return item === undefined || typeof item === 'object' || words.has(list) ? '*' : `=${JSON.stringify(item)}`;
}
