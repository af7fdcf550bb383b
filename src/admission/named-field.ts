import { valueAt, type JsonPath } from '../model/json-path.ts';
import { fieldPath } from './field.ts';

/** `spec.replicas`, `object.spec.template.spec.containers[0].image`, `metadata.labels['team']`; a call is no field. */
const fieldName =
  /(?<![\w.])(?:object\.)?((?:metadata|spec|data|[a-z]\w*)(?:\.\w+(?!\w*\()|\[(?:\d+|'[^']*'|"[^"]*")\])+)/g;

/** The first field of an object that a message names; one that is there comes before one that is missing. */
export function namedField(message: string, body: Readonly<Record<string, unknown>>): JsonPath | undefined {
  const paths = [...message.matchAll(fieldName)]
    .map(([, name]) => fieldPath(name!.replaceAll(/\[(?:'([^']*)'|"([^"]*)")\]/g, '[$1$2]'), undefined, body))
    .filter(([first]) => typeof first === 'string' && (Object.hasOwn(body, first) || first === 'spec'));
  return paths.find((path) => valueAt(body, path) !== undefined) ?? paths[0];
}
