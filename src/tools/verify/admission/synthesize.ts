import { isObject, type Json } from '../../../model/resource.ts';
import type { JsonSchema } from '../../../schema/json-schema.ts';
import type { Kind } from './kinds.ts';
import type { Path } from './object.ts';
import type { Random } from '../random.ts';

const deepest = 5;
const words = [
  'example',
  'example.com/name',
  '10.0.0.1',
  '10.0.0.0/8',
  '1Gi',
  '50%',
  '/path',
  'https://example.com',
  '1m',
  'self',
];

type Resolve = Kind['resolve'];

/** The schema of what stands at a path. */
export function schemaAt({ schema, resolve }: Kind, path: Path): JsonSchema | undefined {
  let at = dereference(schema, resolve);
  for (const step of path) {
    const { additionalProperties } = at ?? {};
    const next =
      typeof step === 'number'
        ? at?.items
        : (at?.properties?.[step] ?? (isObject(additionalProperties) ? additionalProperties : undefined));
    at = dereference(next, resolve);
  }
  return at;
}

/** Whether a rule in CEL looks at what stands at a path: it belongs to the place itself, or to one above. */
export function isRuled(kind: Kind, path: Path): boolean {
  return path.some((_, index) => {
    const schema = schemaAt(kind, path.slice(0, index + 1)) as { 'x-kubernetes-validations'?: unknown } | undefined;
    return schema?.['x-kubernetes-validations'] !== undefined;
  });
}

/** A value that fits the schema, or nearly: patterns and rules are not followed. */
export function synthesize(given: JsonSchema | undefined, resolve: Resolve, random: Random, depth = 0): unknown {
  const schema = dereference(given, resolve);
  if (schema === undefined || depth > deepest) return {};
  if (schema.enum !== undefined) return random.pick(schema.enum);
  if (schema['x-kubernetes-int-or-string'] === true) return random.pick<unknown>([1, '50%', 'http']);
  const type = Array.isArray(schema.type) ? (schema.type as string[])[0] : schema.type;
  if (type === 'integer' || type === 'number') return random.pick([0, 1, 7, 443]);
  if (type === 'boolean') return random.pick([true, false]);
  if (type === 'array') return [synthesize(schema.items, resolve, random, depth + 1)];
  if (type === 'string') return stringOf(schema.format, random);
  return synthesizeObject(schema, resolve, random, depth);
}

function stringOf(format: string | undefined, random: Random): string {
  if (format === 'date-time') return '2026-01-01T00:00:00Z';
  if (format === 'byte') return 'ZXhhbXBsZQ==';
  if (format === 'quantity') return random.pick(['1', '500m', '1Gi']);
  return random.pick(words);
}

function synthesizeObject(schema: JsonSchema, resolve: Resolve, random: Random, depth: number): Json {
  const { properties = {}, required = [], additionalProperties } = schema;
  const chosen = Object.keys(properties).filter((name) => required.includes(name) || random.next() < 0.3);
  const object: Json = {};
  for (const name of chosen) object[name] = synthesize(properties[name], resolve, random, depth + 1);
  if (isObject(additionalProperties))
    object[random.pick(['example', 'example.com/name'])] = synthesize(additionalProperties, resolve, random, depth + 1);
  return object;
}

function dereference(schema: JsonSchema | undefined, resolve: Resolve): JsonSchema | undefined {
  return schema?.$ref === undefined ? schema : resolve(schema.$ref);
}
