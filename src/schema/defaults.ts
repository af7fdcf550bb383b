import { isObject } from '../model/resource.ts';
import type { JsonSchema } from './json-schema.ts';

/**
 * A custom resource as the API server completes it before it validates: without fields that are null and may not be, and with
 * the defaults of its schema.
 */
export function withDefaults(value: unknown, schema: JsonSchema | undefined): unknown {
  if (schema === undefined) return value;
  if (Array.isArray(value)) {
    return value.map((item) => withDefaults(isAbsent(item, schema.items) ? schema.items?.default : item, schema.items));
  }
  if (!isObject(value)) return value;
  const { properties = {}, additionalProperties } = schema;
  const others = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  const out: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(properties)) {
    if (field.default !== undefined && isAbsent(value[name], field)) out[name] = withDefaults(field.default, field);
  }
  for (const [name, child] of Object.entries(value)) {
    const field = Object.hasOwn(properties, name) ? properties[name] : others;
    const isDropped = child === null && field !== undefined && field.nullable !== true;
    if (!isDropped && !Object.hasOwn(out, name)) out[name] = withDefaults(child, field);
  }
  return out;
}

/** Null counts as absent for a field that has a default and is not nullable. */
function isAbsent(value: unknown, schema: JsonSchema | undefined): boolean {
  if (value === undefined) return true;
  return value === null && schema?.default !== undefined && schema.nullable !== true;
}
