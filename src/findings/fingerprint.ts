import { createHash } from 'node:crypto';
import { formatPath, type JsonPath } from '../model/json-path.ts';
import { groupOf, isObject, type Resource } from '../model/resource.ts';
import type { Violation } from '../model/violation.ts';

/**
 * Tells the same finding in tomorrow's file: made of rule, file, object and path, not of lines. List items count by their
 * name where they have one, so that a container that is inserted before does not change it. 32 hexadecimal digits.
 */
export function fingerprint({ rule, subject, path, message }: Violation): string {
  const parts =
    'id' in subject ? [rule, ...objectParts(subject), namedPath(subject.body, path)] : [rule, subject.file, message];
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);
}

/** The API version may change without making it another object. */
function objectParts({ id, origin }: Resource): string[] {
  return [origin.document.file.path, groupOf(id.apiVersion), id.kind, id.namespace ?? '', id.name];
}

function namedPath(body: unknown, path: JsonPath): string {
  let value = body;
  const steps = path.map((step) => {
    value = typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[step] : undefined;
    return typeof step === 'number' && isObject(value) && typeof value.name === 'string' ? `name=${value.name}` : step;
  });
  return formatPath(steps);
}
