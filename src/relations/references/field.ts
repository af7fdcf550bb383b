import type { JsonPath } from '../../model/json-path.ts';
import { isObject, type Json } from '../../model/resource.ts';

/** The value of a field, where it stands, and the object that has it (empty for the item of a list). */
export interface Field {
  readonly value: unknown;
  readonly path: JsonPath;
  readonly holder: Json;
}

/** Where a field is: keys with dots between them; `[]` behind a key means every item of its list. */
export type FieldPattern = readonly string[];

export function fieldPattern(text: string): FieldPattern {
  return text.split('.').flatMap((key) => (key.endsWith('[]') ? [key.slice(0, -2), '[]'] : [key]));
}

/** Every field that a pattern fits and that has a value. */
export function fieldsAt(root: unknown, pattern: FieldPattern, prefix: JsonPath = []): Field[] {
  const found: Field[] = [];
  const keys: (string | number)[] = []; // a path is only made of them once the field is there
  const visit = (value: unknown, holder: Json): void => {
    const step = pattern[keys.length];
    if (step === undefined) {
      if (value !== undefined && value !== null) found.push({ value, path: [...prefix, ...keys], holder });
    } else if (step === '[]') {
      if (Array.isArray(value)) value.forEach((item: unknown, index) => enter(index, item, {}));
    } else if (isObject(value)) {
      enter(step, value[step], value);
    }
  };
  const enter = (key: string | number, value: unknown, holder: Json): void => {
    keys.push(key);
    visit(value, holder);
    keys.pop();
  };
  visit(root, {});
  return found;
}
