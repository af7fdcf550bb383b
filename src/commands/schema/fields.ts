import type { Constraints, JsonSchema } from '../../schema/json-schema.ts';

type Resolve = (reference: string) => JsonSchema | undefined;

/** A field in a person's words: `list of string`, and what holds besides. */
export interface FieldDescription {
  readonly type: string;
  readonly notes: readonly string[];
}

/** The object that a field holds, lists and maps of objects included. */
export function fieldsOf(schema: JsonSchema, resolve: Resolve): JsonSchema | undefined {
  const here = dereference(schema, resolve);
  if (here.properties !== undefined) return here;
  const inner = innerOf(here);
  return inner === undefined ? undefined : fieldsOf(inner, resolve);
}

/** The schema of a field of the object that `schema` holds; any name is a field of a map. */
export function fieldAt(schema: JsonSchema, name: string, resolve: Resolve): JsonSchema | undefined {
  const properties = fieldsOf(schema, resolve)?.properties;
  return properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
}

export function describeField(schema: JsonSchema, required: boolean, resolve: Resolve): FieldDescription {
  const here = dereference(schema, resolve);
  const { default: preset = schema.default, nullable, constraints = {} } = here;
  const notes = [
    ...(required ? ['required'] : []),
    ...(here.enum === undefined ? [] : [`one of ${here.enum.map(String).filter(Boolean).join(' | ')}`]),
    ...(preset === undefined ? [] : [`default ${JSON.stringify(preset)}`]),
    ...(nullable === true ? ['may be null'] : []),
    ...limits(constraints),
  ];
  return { type: typeName(schema, resolve), notes };
}

function typeName(schema: JsonSchema, resolve: Resolve): string {
  const here = dereference(schema, resolve);
  if (here.items !== undefined) return `list of ${typeName(here.items, resolve)}`;
  if (typeof here.additionalProperties === 'object') return `map of ${typeName(here.additionalProperties, resolve)}`;
  if (here.format === 'quantity') return 'quantity';
  const names = here.type === undefined ? ['anything'] : [here.type].flat();
  const format = here.format === undefined ? '' : ` (${here.format})`;
  return `${names.join(' or ')}${format}`;
}

function limits(constraints: Constraints): string[] {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum, minLength, maxLength, pattern } = constraints;
  const { minItems, maxItems, unique, minProperties, maxProperties } = constraints;
  const shown: (string | undefined)[] = [
    minimum === undefined ? undefined : `${exclusiveMinimum === true ? '>' : '≥'} ${minimum}`,
    maximum === undefined ? undefined : `${exclusiveMaximum === true ? '<' : '≤'} ${maximum}`,
    between(minLength, maxLength, 'characters'),
    between(minItems, maxItems, 'items'),
    between(minProperties, maxProperties, 'fields'),
    unique === undefined ? undefined : unique === 'items' ? 'no item twice' : `unique by ${unique.join(' and ')}`,
    pattern === undefined ? undefined : `matches ${pattern.source}`,
  ];
  return shown.filter((note) => note !== undefined);
}

function between(least: number | undefined, most: number | undefined, what: string): string | undefined {
  if (least === undefined && most === undefined) return undefined;
  if (most === undefined) return `at least ${least} ${what}`;
  return least === undefined || least === 0 ? `at most ${most} ${what}` : `${least} to ${most} ${what}`;
}

function innerOf({ items, additionalProperties }: JsonSchema): JsonSchema | undefined {
  return items ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
}

function dereference(schema: JsonSchema, resolve: Resolve): JsonSchema {
  return schema.$ref === undefined ? schema : (resolve(schema.$ref) ?? {});
}
