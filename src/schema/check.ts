import type { JsonPath } from '../model/json-path.ts';
import { formats } from './formats.ts';
import { unmet } from './constraints.ts';
import { typeOf, type Constraints, type JsonSchema, type SchemaType } from './json-schema.ts';

/** One field that a schema refuses. `parents` are the schemas from the root to the object around the field. */
export type Problem = { readonly path: JsonPath } & (
  | { readonly keyword: 'type'; readonly expected: readonly SchemaType[]; readonly value: unknown }
  | { readonly keyword: 'enum'; readonly legal: readonly unknown[]; readonly value: unknown }
  | { readonly keyword: 'format'; readonly format: string; readonly value: unknown }
  | { readonly keyword: 'required' }
  | { readonly keyword: 'constraint'; readonly expected: string; readonly value: unknown }
  | { readonly keyword: 'unknown'; readonly parents: readonly JsonSchema[] }
);

export type Resolve = (reference: string) => JsonSchema | undefined;

/**
 * Everything in `value` that `schema` refuses, one problem for each mistake.
 * A null field counts as absent, as for the API server's built-in kinds; a null item of a list does not.
 */
export function check(value: unknown, schema: JsonSchema, resolve: Resolve): Problem[] {
  const problems: Problem[] = [];
  const path: (string | number)[] = [];
  const parents: JsonSchema[] = [];

  const visit = (node: unknown, given: JsonSchema): void => {
    const here = given.$ref === undefined ? given : resolve(given.$ref);
    if (here === undefined || (node === null && here.nullable === true) || !checkScalar(node, here)) return;
    if (here.constraints !== undefined) checkConstraints(node, here.constraints);
    if (Array.isArray(node)) {
      if (here.items === undefined) return;
      for (let index = 0; index < node.length; index += 1) {
        path.push(index);
        visit(node[index], here.items);
        path.pop();
      }
    } else if (typeof node === 'object' && node !== null) {
      checkFields(node as Record<string, unknown>, here);
    }
  };

  const checkScalar = (node: unknown, here: JsonSchema): boolean => {
    if (here.type !== undefined && !allows(here.type, typeOf(node))) {
      problems.push({
        path: [...path],
        keyword: 'type',
        expected: typeof here.type === 'string' ? [here.type] : here.type,
        value: node,
      });
      return false;
    }
    if (here.enum !== undefined && !here.enum.includes(node)) {
      problems.push({ path: [...path], keyword: 'enum', legal: here.enum, value: node });
    }
    if (here.format !== undefined && formats[here.format]?.valid(node) === false) {
      problems.push({ path: [...path], keyword: 'format', format: here.format, value: node });
    }
    return true;
  };

  const checkConstraints = (node: unknown, constraints: Constraints): void => {
    const accepts = (schema: JsonSchema): boolean => check(node, schema, resolve).length === 0;
    for (const expected of unmet(node, constraints, accepts)) {
      problems.push({ path: [...path], keyword: 'constraint', expected, value: node });
    }
    for (const part of constraints.allOf ?? []) visit(node, part);
  };

  const checkFields = (node: Record<string, unknown>, here: JsonSchema): void => {
    const { properties, additionalProperties, required } = here;
    parents.push(here);
    for (const key of Object.keys(node)) {
      const child = node[key];
      if (child === null || child === undefined) continue;
      const schema =
        properties !== undefined && Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
      if (schema === undefined || schema === true) continue;
      path.push(key);
      if (schema === false) problems.push({ path: [...path], keyword: 'unknown', parents: [...parents] });
      else visit(child, schema);
      path.pop();
    }
    for (const key of required ?? []) {
      if (isMissing(node[key], properties?.[key])) problems.push({ path: [...path, key], keyword: 'required' });
    }
    parents.pop();
  };

  visit(value, schema);
  return problems;
}

function isMissing(value: unknown, schema: JsonSchema | undefined): boolean {
  return value === undefined || (value === null && schema?.nullable !== true);
}

function allows(expected: SchemaType | readonly SchemaType[], actual: SchemaType | 'null'): boolean {
  const list = typeof expected === 'string' ? [expected] : expected;
  return list.includes(actual as SchemaType) || (actual === 'integer' && list.includes('number'));
}
