import { isObject, type Json } from '../../../model/resource.ts';

/** What is compared of one definition; each field and list as one text. */
export interface Shape {
  readonly type: string;
  /** `name, port` */
  readonly required: string;
  readonly fields: ReadonlyMap<string, string>;
}

/** @param schema a definition of the store, or of OpenAPI version 3 */
export function shapeOf(schema: Json): Shape {
  const { properties, required } = schema;
  return {
    type: typeOf(schema),
    required: Array.isArray(required) ? [...(required as string[])].sort().join(', ') : '',
    fields: new Map(
      Object.entries(isObject(properties) ? properties : {}).map(([name, inner]) => [name, typeOf(inner)]),
    ),
  };
}

/** `string(date-time)`, `string one of "TCP" "UDP"`, `list of <definition>`, `map of string` */
function typeOf(schema: unknown): string {
  if (!isObject(schema)) return 'anything';
  const reference = referenceIn(schema);
  if (reference !== undefined) return reference;
  const { items, additionalProperties, format } = schema;
  if (items !== undefined) return `list of ${typeOf(items)}`;
  if (isObject(additionalProperties)) return `map of ${typeOf(additionalProperties)}`;
  const types = namesOfTypes(schema);
  const formatted = typeof format === 'string' ? `${types}(${format})` : types;
  return Array.isArray(schema.enum) ? `${formatted} one of ${legalValues(schema.enum)}` : formatted;
}

function namesOfTypes({ type, oneOf }: Json): string {
  const types = Array.isArray(oneOf) ? oneOf.map((one) => (isObject(one) ? one.type : undefined)) : [type].flat();
  return [...(types as (string | undefined)[])]
    .map((name) => name ?? 'anything')
    .sort()
    .join(' or ');
}

function legalValues(values: readonly unknown[]): string {
  return values
    .map((value) => JSON.stringify(value))
    .sort()
    .join(' ');
}

/** OpenAPI wraps a reference that has a description or a default beside it. */
function referenceIn({ $ref, allOf }: Json): string | undefined {
  if (typeof $ref === 'string') return $ref.slice($ref.lastIndexOf('/') + 1);
  return Array.isArray(allOf) && allOf.length === 1 && isObject(allOf[0]) ? referenceIn(allOf[0]) : undefined;
}
