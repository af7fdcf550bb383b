import { isObject } from '../model/resource.ts';
import { listed } from '../words.ts';
import type { Constraints, JsonSchema } from './json-schema.ts';

type Accepts = (schema: JsonSchema) => boolean;

/** The constraints that a value does not meet, each as what it must do: `be at least 1`. */
export function unmet(value: unknown, constraints: Constraints, accepts: Accepts): string[] {
  return [...unmetByType(value, constraints), ...unmetAlternatives(constraints, accepts)];
}

function unmetByType(value: unknown, constraints: Constraints): string[] {
  if (typeof value === 'string') return unmetByText(value, constraints);
  if (typeof value === 'number' || typeof value === 'bigint') return unmetByNumber(Number(value), constraints);
  if (Array.isArray(value)) return unmetByList(value, constraints);
  if (isObject(value)) return unmetByFields(value, constraints);
  return [];
}

function unmetByText(value: string, { minLength = 0, maxLength = Infinity, pattern }: Constraints): string[] {
  const length = value.length > maxLength || value.length < 2 * minLength ? Array.from(value).length : value.length;
  return chosen([
    [length < minLength, minLength === 1 ? 'not be empty' : `have at least ${minLength} characters`],
    [length > maxLength, `have at most ${maxLength} characters`],
    [pattern?.test?.test(value) === false, `match ${pattern?.source}`],
  ]);
}

function unmetByNumber(value: number, limits: Constraints): string[] {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum, exclusiveMaximum, multipleOf } = limits;
  return chosen([
    [exclusiveMinimum === true && value <= minimum, `be more than ${minimum}`],
    [exclusiveMinimum !== true && value < minimum, `be at least ${minimum}`],
    [exclusiveMaximum === true && value >= maximum, `be less than ${maximum}`],
    [exclusiveMaximum !== true && value > maximum, `be at most ${maximum}`],
    [multipleOf !== undefined && !Number.isInteger(value / multipleOf), `be a multiple of ${multipleOf}`],
  ]);
}

function unmetByList(value: readonly unknown[], { minItems = 0, maxItems = Infinity, unique }: Constraints): string[] {
  const keys = unique === undefined || unique === 'items' ? undefined : unique;
  return chosen([
    [value.length < minItems, minItems === 1 ? 'not be empty' : `have at least ${minItems} items`],
    [value.length > maxItems, `have at most ${maxItems} items`],
    [
      unique !== undefined && repeats(value, keys),
      keys === undefined
        ? 'not repeat an item'
        : `not have two items with the same ${keys.map((key) => `\`${key}\``).join(' and ')}`,
    ],
  ]);
}

/** Items that lack a key, or are no objects at all, are refused for that already. */
function repeats(items: readonly unknown[], keys: readonly string[] | undefined): boolean {
  const identities = items.flatMap((item) => {
    if (keys === undefined) return [canonical(item)];
    return isObject(item) ? [canonical(keys.map((key) => item[key] ?? null))] : [];
  });
  return new Set(identities).size < identities.length;
}

/** One text for equal values, whatever the order of their keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'bigint') return String(part);
    return isObject(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part;
  });
}

function unmetByFields(value: object, { minProperties = 0, maxProperties = Infinity }: Constraints): string[] {
  const count = Object.keys(value).length;
  return chosen([
    [count < minProperties, minProperties === 1 ? 'not be empty' : `have at least ${minProperties} fields`],
    [count > maxProperties, maxProperties === 1 ? 'have one field only' : `have at most ${maxProperties} fields`],
  ]);
}

function unmetAlternatives({ anyOf, oneOf, not }: Constraints, accepts: Accepts): string[] {
  const matching = oneOf?.filter(accepts).length ?? 1;
  return chosen([
    [anyOf !== undefined && !anyOf.some(accepts), `have ${alternatives(anyOf ?? [])}`],
    [matching === 0, `have ${alternatives(oneOf ?? [])}`],
    [matching > 1, `have ${alternatives(oneOf ?? [])}, and one only`],
    [not !== undefined && accepts(not), `not have ${(not && namesOf(not)) ?? 'what its definition rules out'}`],
  ]);
}

/** Alternatives that differ in the field that they ask for are told by it. */
function alternatives(schemas: readonly JsonSchema[]): string {
  const names = schemas.map(namesOf);
  return names.every((name) => name !== undefined)
    ? listed([...new Set(names)])
    : 'one of the forms that its definition allows';
}

function namesOf({ required }: JsonSchema): string | undefined {
  return required?.map((name) => `\`${name}\``).join(' and ');
}

function chosen(candidates: readonly (readonly [boolean, string])[]): string[] {
  return candidates.flatMap(([holds, text]) => (holds ? [text] : []));
}
