import { isObject, type Json } from '../model/resource.ts';
import { formats } from './formats.ts';
import type { Constraints, JsonSchema, SchemaType } from './json-schema.ts';
import { compileRe2 } from './re2.ts';

const objectMeta: JsonSchema = { $ref: '#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta' };
const text: JsonSchema = { type: 'string' };

/**
 * The schema of one version of a CustomResourceDefinition, as the API server enforces it: fields that it does not declare are
 * unknown, every object has Kubernetes' metadata. The server sets `status` aside where it is a subresource.
 * @param schema `openAPIV3Schema`
 */
export function fromStructural(schema: Json, statusIsSubresource: boolean): JsonSchema {
  const root = convert(schema);
  const identity = { apiVersion: text, kind: text, metadata: objectMeta };
  const required = root.required?.filter((name) => name !== 'metadata' && !(statusIsSubresource && name === 'status'));
  return {
    ...root,
    ...(required === undefined ? {} : { required }),
    properties: { ...root.properties, ...identity, ...(statusIsSubresource ? { status: {} } : {}) },
  };
}

function convert(schema: Json): JsonSchema {
  const base = value(schema);
  if (schema['x-kubernetes-preserve-unknown-fields'] === true) return embedded(schema, base);
  const isClosed = base.additionalProperties === undefined && (base.properties !== undefined || base.type === 'object');
  return embedded(schema, isClosed ? { ...base, additionalProperties: false } : base);
}

/** An object in the object has its own identity. */
function embedded(schema: Json, converted: JsonSchema): JsonSchema {
  if (schema['x-kubernetes-embedded-resource'] !== true) return converted;
  const identity = { apiVersion: text, kind: text, metadata: objectMeta };
  return {
    ...converted,
    properties: { ...converted.properties, ...identity },
    required: [...new Set([...(converted.required ?? []), 'apiVersion', 'kind'])],
  };
}

/** A schema that says nothing of fields that it does not name. @param nested how to convert the schemas within */
function value(schema: Json, nested: (inner: Json) => JsonSchema = convert): JsonSchema {
  const { properties, additionalProperties, items, required, format, nullable } = schema;
  const kept = constraints(schema);
  return {
    ...types(schema),
    ...(typeof format === 'string' && Object.hasOwn(formats, format) ? { format } : {}),
    ...(Array.isArray(schema.enum) ? { enum: schema.enum as unknown[] } : {}),
    ...(nullable === true ? { nullable } : {}),
    ...(isObject(properties) ? { properties: mapValues(properties, nested) } : {}),
    ...(isObject(additionalProperties) ? { additionalProperties: nested(additionalProperties) } : {}),
    ...(additionalProperties === true ? { additionalProperties } : {}),
    ...(isObject(items) ? { items: nested(items) } : {}),
    ...(Array.isArray(required) ? { required: required as string[] } : {}),
    ...(schema.default === undefined ? {} : { default: schema.default }),
    ...(kept === undefined ? {} : { constraints: kept }),
  };
}

function types({ type, format, 'x-kubernetes-int-or-string': intOrString }: Json): Pick<JsonSchema, 'type'> {
  if (intOrString === true) return { type: ['integer', 'string'] };
  const isFormatted = typeof format === 'string' && Object.hasOwn(formats, format);
  if (type === 'string' && isFormatted) return { type: ['string', 'array'] }; // the server lets lists pass, whatever the format
  return typeof type === 'string' && type !== '' ? { type: type as SchemaType } : {};
}

const limits = [
  'minimum',
  'exclusiveMinimum',
  'maximum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
] as const;

function constraints(schema: Json): Constraints | undefined {
  const { pattern, not } = schema;
  const unique = uniqueness(schema);
  const found: Constraints = {
    ...Object.fromEntries(limits.flatMap((name) => (schema[name] === undefined ? [] : [[name, schema[name]]]))),
    ...(typeof pattern === 'string' ? { pattern: { source: pattern, test: compileRe2(pattern) } } : {}),
    ...(unique === undefined ? {} : { unique }),
    ...alternatives(schema),
    ...(isObject(not) ? { not: condition(not) } : {}),
  };
  return Object.keys(found).length === 0 ? undefined : found;
}

function alternatives(schema: Json): Pick<Constraints, 'allOf' | 'anyOf' | 'oneOf'> {
  const names = ['allOf', 'anyOf', 'oneOf'] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const list = schema[name];
      return Array.isArray(list) ? [[name, list.filter(isObject).map(condition)]] : [];
    }),
  );
}

/** A schema within allOf, anyOf, oneOf or not: it adds conditions, and declares nothing. */
function condition(schema: Json): JsonSchema {
  return value(schema, condition);
}

function uniqueness(schema: Json): Constraints['unique'] {
  const keys = schema['x-kubernetes-list-map-keys'];
  if (schema['x-kubernetes-list-type'] === 'map' && Array.isArray(keys)) return keys as string[];
  return schema['x-kubernetes-list-type'] === 'set' || schema.uniqueItems === true ? 'items' : undefined;
}

function mapValues(properties: Json, convertOne: (inner: Json) => JsonSchema): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, inner]) => [name, isObject(inner) ? convertOne(inner) : {}]),
  );
}
