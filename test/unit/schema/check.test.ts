import { Ajv } from 'ajv';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../../src/assets.ts';
import { isObject, type Json } from '../../../src/model/resource.ts';
import { parse } from '../../../src/parse/parse.ts';
import { resourcesIn } from '../../../src/parse/resources.ts';
import { check } from '../../../src/schema/check.ts';
import { explain } from '../../../src/schema/explain.ts';
import { formats } from '../../../src/schema/formats.ts';
import { SchemaStore } from '../../../src/schema/store.ts';

const store = new SchemaStore(36);
const resolve = (reference: string) => store.definition(reference);

function explained(kind: string, body: Json): string[] {
  const definition = store.definition(store.kind(kind)!.definition)!;
  return check(body, definition, resolve).map((problem) => explain(problem, resolve));
}

describe('a mistake is told in a person’s words', () => {
  const pod = (container: Json, spec: Json = {}) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: { ...spec, containers: [{ name: 'web', image: 'x', ...container }] },
  });
  test.each<[string, Json, string[]]>([
    [
      'a misspelt field',
      pod({ imagePullPolcy: 'Always' }),
      ['unknown field `spec.containers[0].imagePullPolcy`; did you mean `imagePullPolicy`?'],
    ],
    [
      'a field one level too high',
      { ...pod({}), hostNetwork: true },
      ['unknown field `hostNetwork`; it belongs in `spec`'],
    ],
    [
      'a field one level too low',
      pod({ nodeName: 'a' }),
      ['unknown field `spec.containers[0].nodeName`; it belongs in `spec`'],
    ],
    [
      'a boolean for a string',
      pod({ env: [{ name: 'A', value: true }] }),
      [
        '`spec.containers[0].env[0].value` must be a string, not a boolean; YAML reads yes, no, on, off, y, n, true and false as booleans: put it in quotes',
      ],
    ],
    [
      'a number for a string',
      pod({ env: [{ name: 'A', value: 1 }] }),
      ['`spec.containers[0].env[0].value` must be a string, not an integer; put it in quotes'],
    ],
    [
      'a word for an enum',
      pod({ imagePullPolicy: 'always' }),
      ['`spec.containers[0].imagePullPolicy` cannot be `always`: did you mean `Always`?'],
    ],
    [
      'a quantity that is none',
      pod({ resources: { limits: { memory: '64mi' } } }),
      ['`spec.containers[0].resources.limits.memory` must be a quantity such as `500m`, `1.5` or `256Mi`, not `64mi`'],
    ],
    ['a required field', { apiVersion: 'v1', kind: 'Pod', spec: {} }, ['`spec.containers` is required']],
    ['null, which counts as absent', pod({ resources: null, command: null }), []],
    [
      'null in a list, which does not',
      pod({ ports: [null] }),
      ['`spec.containers[0].ports[0]` must be a mapping, not empty'],
    ],
    ['an int or string', pod({ livenessProbe: { tcpSocket: { port: 'http' } } }), []],
  ])('%s', (_, body, messages) => {
    expect(explained('v1/Pod', body)).toEqual(messages);
  });
});

test('a value of a Secret is never shown', () => {
  const messages = explained('v1/Secret', {
    apiVersion: 'v1',
    kind: 'Secret',
    data: { password: 'hunter2!' },
    stringData: { pin: 4711 },
  });
  expect(messages).toHaveLength(2);
  expect(messages.join()).not.toMatch(/hunter2|4711/);
});

test.each(['1', '1.5', '.5', '5.', '-1', '+1', '1e3', '1E-3', '500m', '1Ki', '2Ei', '3n', '1u'])(
  '%s is a quantity',
  (text) => {
    expect(formats.quantity!.valid(text)).toBe(true);
  },
);

test.each(['', '1.1.1', '64mi', '1 Gi', 'Mi', '1KiB', '1e', '--1'])('%j is no quantity', (text) => {
  expect(formats.quantity!.valid(text)).toBe(false);
});

/** ajv, told the same schemas, is the judge. */
function ajvFor(kinds: readonly string[]): (kind: string, body: unknown) => boolean {
  const ajv = new Ajv({ strict: false, validateSchema: false, allErrors: false, code: { optimize: false } });
  for (const [name, { valid }] of Object.entries(formats)) {
    const type = name.startsWith('int') ? 'number' : 'string';
    ajv.addFormat(name, { type, validate: (value: unknown) => valid(value) } as never);
  }
  const definitions = JSON.parse(
    readFileSync(join(packageRoot, 'schemas/kubernetes/definitions.json'), 'utf8'),
  ) as Record<string, unknown>;
  const current = Object.fromEntries(Object.keys(definitions).map((name) => [name, store.definition(name)]));
  ajv.addSchema({ $id: 'k8s', definitions: current });
  const validators = new Map(
    kinds.map((kind) => [kind, ajv.compile({ $ref: `k8s#/definitions/${store.kind(kind)!.definition}` })]),
  );
  return (kind, body) => validators.get(kind)!(withoutNulls(body));
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) => (child === null ? [] : [[key, withoutNulls(child)]])),
  );
}

const samples = readdirSync(join(packageRoot, 'policies/rules'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?:good|bad)[^/]*\.yaml$/.test(file))
  .flatMap((file) =>
    parse(file, readFileSync(join(packageRoot, 'policies/rules', file))).value.documents.flatMap(resourcesIn),
  )
  .filter(({ id }) => store.kind(`${id.apiVersion}/${id.kind}`) !== undefined);

test('the verdict is that of ajv, whatever is changed in an object', () => {
  const kinds = [...new Set(samples.map(({ id }) => `${id.apiVersion}/${id.kind}`))];
  const ajv = ajvFor(kinds);
  const replacement = fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    2 ** 40,
    1.5,
    '',
    'x',
    '8080',
    '1Gi',
    'Always',
    [],
    [null],
    ['x'],
    {},
    { a: 1 },
  );
  fc.assert(
    fc.property(fc.constantFrom(...samples), fc.nat(), replacement, fc.boolean(), (sample, at, value, rename) => {
      const body = structuredClone(sample.body) as Json;
      mutate(body, at, value, rename);
      const kind = `${sample.id.apiVersion}/${sample.id.kind}`;
      const ours = check(body, store.definition(store.kind(kind)!.definition)!, resolve).length === 0;
      expect(ours).toBe(ajv(kind, body));
    }),
    { numRuns: 3000 },
  );
}, 120_000);

/** Replaces one of all fields, or gives it another name. */
function mutate(body: Json, at: number, value: unknown, rename: boolean): void {
  const places: [Json, string][] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const key of Object.keys(node)) {
      places.push([node as Json, key]);
      visit((node as Json)[key]);
    }
  };
  visit(body);
  const [parent, key] = places[at % places.length]!;
  if (rename && !Array.isArray(parent)) {
    parent[`${key}x`] = parent[key];
    Reflect.deleteProperty(parent, key);
  } else parent[key] = value;
}
