import { formatPath, type JsonPath } from '../model/json-path.ts';
import { closest, listed } from '../words.ts';
import type { Problem, Resolve } from './check.ts';
import { formats } from './formats.ts';
import { typeOf, type JsonSchema, type SchemaType } from './json-schema.ts';

const typeNames: Record<SchemaType | 'null', string> = {
  object: 'a mapping',
  array: 'a list',
  string: 'a string',
  integer: 'an integer',
  number: 'a number',
  boolean: 'a boolean',
  null: 'empty',
};

/** A problem in a person's words. Values are shown only where they cannot be secret: for enums and quantities. */
export function explain(problem: Problem, resolve: Resolve): string {
  const field = formatPath(problem.path) || 'the object';
  switch (problem.keyword) {
    case 'type':
      return `\`${field}\` must be ${listed(problem.expected.map((type) => typeNames[type]))}, not ${typeNames[typeOf(problem.value)]}${hint(problem.expected, problem.value)}`;
    case 'enum': {
      const legal = problem.legal.filter((value) => value !== '').map(String);
      const meant = typeof problem.value === 'string' ? closest(problem.value, legal) : undefined;
      return `\`${field}\` cannot be \`${String(problem.value)}\`: ${meant === undefined ? `it is one of ${listed(legal.map((value) => `\`${value}\``))}` : `did you mean \`${meant}\`?`}`;
    }
    case 'format': {
      const shown = problem.format === 'quantity' ? `, not \`${String(problem.value)}\`` : '';
      return `\`${field}\` must be ${formats[problem.format]!.expected}${shown}`;
    }
    case 'required':
      return `\`${field}\` is required`;
    case 'constraint':
      return `\`${field}\` must ${problem.expected}`;
    case 'unknown':
      return `unknown field \`${field}\`${suggestion(problem.path, problem.parents, resolve)}`;
  }
}

function hint(expected: readonly SchemaType[], value: unknown): string {
  if (!expected.includes('string'))
    return typeof value === 'string' ? '; remove the quotes, or write the right value' : '';
  if (typeof value === 'boolean')
    return '; YAML reads yes, no, on, off, y, n, true and false as booleans: put it in quotes';
  if (typeof value === 'number' || typeof value === 'bigint') return '; put it in quotes';
  return '';
}

/** Where an unknown field would be legal: a like name here, else the same name on another level. */
function suggestion(path: JsonPath, parents: readonly JsonSchema[], resolve: Resolve): string {
  const name = String(path.at(-1));
  const around = path.slice(0, -1);
  const legal = Object.keys(parents.at(-1)?.properties ?? {});
  const meant = closest(name, legal);
  if (meant !== undefined) return `; did you mean \`${meant}\`?`;
  const elsewhere = below(name, parents.at(-1)!, around, resolve) ?? above(name, parents, around);
  if (elsewhere !== undefined) return `; it belongs in \`${formatPath(elsewhere) || 'the top level'}\``;
  return legal.length > 0 && legal.length <= 12
    ? `; known here: ${legal.map((field) => `\`${field}\``).join(', ')}`
    : '';
}

const searchDepth = 3;

function below(name: string, schema: JsonSchema, path: JsonPath, resolve: Resolve): JsonPath | undefined {
  let level: { schema: JsonSchema; path: JsonPath }[] = [{ schema, path }];
  for (let depth = 0; depth < searchDepth; depth += 1) {
    const next: typeof level = [];
    for (const at of level) {
      for (const [key, child] of Object.entries(at.schema.properties ?? {})) {
        const target = child.$ref === undefined ? child : resolve(child.$ref);
        if (target?.properties === undefined || key === 'metadata' || key === 'status') continue;
        const place = [...at.path, key];
        if (Object.hasOwn(target.properties, name)) return place;
        next.push({ schema: target, path: place });
      }
    }
    level = next;
  }
  return undefined;
}

function above(name: string, parents: readonly JsonSchema[], path: JsonPath): JsonPath | undefined {
  const level = parents.findLastIndex(
    (schema, at) => at < parents.length - 1 && Object.hasOwn(schema.properties ?? {}, name),
  );
  return level < 0 ? undefined : objectAt(path, level);
}

/** The prefix of a path that leads to the object entered after `level` keys. */
function objectAt(path: JsonPath, level: number): JsonPath {
  let keys = 0;
  const end = path.findIndex((step) => typeof step === 'string' && keys++ === level);
  return end < 0 ? path : path.slice(0, end);
}
