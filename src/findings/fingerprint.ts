import { createHash } from 'node:crypto';
import { formatPath, valueAt, type JsonPath } from '../model/json-path.ts';
import { groupOf, identify, isObject, type Resource } from '../model/resource.ts';
import type { Violation } from '../model/violation.ts';

/** What kustomize appends to the names of generated objects. */
const contentHash = /-[a-z0-9]{10}$/;

/**
 * Tells the same finding in tomorrow's file: made of rule, file, object and path, not of lines. List items count by their
 * name where they have one, so that a container that is inserted before does not change it. 32 hexadecimal digits.
 *
 * @param file the one to edit
 */
export function fingerprint({ rule, subject, path, message }: Violation, file: string): string {
  const parts =
    'id' in subject ? [rule, file, ...objectParts(subject), namedPath(subject.body, path)] : [rule, file, message];
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);
}

/** An object is the one in its source, whatever overlays make of its name; its API version may change. */
function objectParts({ id, origin }: Resource): string[] {
  const { document, path } = origin;
  const source = valueAt(document.value, path);
  const own = origin.units.length > 0 && isObject(source) && source.kind === id.kind ? identify(source) : id;
  const name = origin.units.length > 0 ? own.name.replace(contentHash, '') : own.name;
  return [document.file.path, groupOf(own.apiVersion), own.kind, own.namespace ?? '', name];
}

function namedPath(body: unknown, path: JsonPath): string {
  let value = body;
  const steps = path.map((step) => {
    value = typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[step] : undefined;
    return typeof step === 'number' && isObject(value) && typeof value.name === 'string' ? `name=${value.name}` : step;
  });
  return formatPath(steps);
}
