import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/model/resource.ts';
import { check } from '../../../src/schema/check.ts';
import { withDefaults } from '../../../src/schema/defaults.ts';
import { explain } from '../../../src/schema/explain.ts';
import { formats } from '../../../src/schema/formats.ts';
import { SchemaStore } from '../../../src/schema/store.ts';
import { fromStructural } from '../../../src/schema/structural.ts';

const store = new SchemaStore(36);
const resolve = (reference: string) => store.definition(reference);

/** What is said against a widget with this `spec`, when `properties` are those of the spec in its definition. */
function explained(properties: Json, spec: Json, around: Json = {}): string[] {
  const specSchema = { type: 'object', properties, ...around };
  const schema = fromStructural({ type: 'object', properties: { spec: specSchema } }, true);
  const widget = { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'a' }, spec };
  return check(withDefaults(widget, schema), schema, resolve).map((problem) => explain(problem, resolve));
}

const text = { type: 'string' };
const integer = { type: 'integer' };
const cidr = { type: 'string', format: 'cidr' };
const list = (items: Json): Json => ({ type: 'array', items });

describe('fields', () => {
  test.each<[string, Json, Json, string[]]>([
    ['an unknown one', { size: integer }, { sise: 1 }, ['unknown field `spec.sise`; did you mean `size`?']],
    ['one of an object without fields', { box: { type: 'object' } }, { box: { a: 1 } }, ['unknown field `spec.box.a`']],
    ['a free one', { box: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } }, { box: { a: 1 } }, []],
    [
      'a declared one among free ones',
      { box: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true, properties: { a: text } } },
      { box: { a: 1, b: 1 } },
      ['`spec.box.a` must be a string, not an integer; put it in quotes'],
    ],
    [
      'one of a map',
      { box: { type: 'object', additionalProperties: integer } },
      { box: { a: 'x' } },
      ['`spec.box.a` must be an integer, not a string; remove the quotes, or write the right value'],
    ],
    ['an int or string', { port: { 'x-kubernetes-int-or-string': true } }, { port: 'http' }, []],
    [
      'neither int nor string',
      { port: { 'x-kubernetes-int-or-string': true, anyOf: [integer, text] } },
      { port: [] },
      ['`spec.port` must be an integer or a string, not a list'],
    ],
    ['bytes', { data: { type: 'string', format: 'byte' } }, { data: 'aGk=' }, []],
    [
      'an address',
      { cidr: { type: 'string', format: 'cidr' } },
      { cidr: '10.0.0.0/33' },
      ['`spec.cidr` must be a network such as `10.0.0.0/8`'],
    ],
    ['a list where a format is asked for', { cidrs: list(cidr) }, { cidrs: [['10.0.0.0/8']] }, []],
    [
      'an object where a format is asked for',
      { cidrs: list(cidr) },
      { cidrs: [{}] },
      ['`spec.cidrs[0]` must be a string or a list, not a mapping'],
    ],
    ['a format that the server does not know', { host: { type: 'string', format: 'idn-hostname' } }, { host: '!' }, []],
  ])('%s', (_, properties, spec, messages) => {
    expect(explained(properties, spec)).toEqual(messages);
  });

  test('metadata is checked as in every object, status is the server’s', () => {
    const schema = fromStructural({ type: 'object', required: ['status'] }, true);
    const widget = { apiVersion: 'v1', kind: 'Widget', metadata: { nam: 'a' }, status: { phase: 'Ready' } };
    const messages = check(widget, schema, resolve).map((problem) => explain(problem, resolve));
    expect(messages).toEqual(['unknown field `metadata.nam`; did you mean `name`?']);
  });

  test('an embedded object has an identity', () => {
    const template = { type: 'object', 'x-kubernetes-embedded-resource': true, properties: { spec: text } };
    expect(explained({ template }, { template: { kind: 'Pod', spec: 'a', metadata: { labels: { a: 1 } } } })).toEqual([
      '`spec.template.metadata.labels.a` must be a string, not an integer; put it in quotes',
      '`spec.template.apiVersion` is required',
    ]);
  });
});

describe('null and defaults', () => {
  test.each<[string, Json, Json, Json, string[]]>([
    ['null is absent', { size: integer }, { size: null }, {}, []],
    [
      'so it does not fill a required field',
      { size: integer },
      { size: null },
      { required: ['size'] },
      ['`spec.size` is required'],
    ],
    ['a nullable field takes it', { size: { ...integer, nullable: true } }, { size: null }, { required: ['size'] }, []],
    ['a default fills it', { size: { ...integer, default: 1 } }, { size: null }, { required: ['size'] }, []],
    [
      'an item that is null',
      { sizes: { type: 'array', items: integer } },
      { sizes: [null] },
      {},
      ['`spec.sizes[0]` must be an integer, not empty'],
    ],
    [
      'does not count as a field',
      { size: integer },
      { size: null },
      { minProperties: 1 },
      ['`spec` must not be empty'],
    ],
    ['a default counts as one', { size: { ...integer, default: 1 } }, {}, { minProperties: 1 }, []],
  ])('%s', (_, properties, spec, around, messages) => {
    expect(explained(properties, spec, around)).toEqual(messages);
  });
});

describe('limits', () => {
  const items = { type: 'object', properties: { port: integer, protocol: { ...text, default: 'TCP' } } };
  const ports = {
    type: 'array',
    'x-kubernetes-list-type': 'map',
    'x-kubernetes-list-map-keys': ['port', 'protocol'],
    items,
  };
  test.each<[string, Json, Json, string[]]>([
    ['of numbers', { size: { ...integer, minimum: 1 } }, { size: 0 }, ['`spec.size` must be at least 1']],
    [
      'that are exclusive',
      { size: { ...integer, maximum: 5, exclusiveMaximum: true } },
      { size: 5 },
      ['`spec.size` must be less than 5'],
    ],
    ['of length, in characters', { name: { ...text, maxLength: 2 } }, { name: '👍👍' }, []],
    [
      'that are exceeded',
      { name: { ...text, maxLength: 2 } },
      { name: 'abc' },
      ['`spec.name` must have at most 2 characters'],
    ],
    ['of shape', { name: { ...text, pattern: '^a+$' } }, { name: 'b' }, ['`spec.name` must match ^a+$']],
    [
      'of items',
      { sizes: { type: 'array', minItems: 1, items: integer } },
      { sizes: [] },
      ['`spec.sizes` must not be empty'],
    ],
    [
      'of values',
      { mode: { ...text, enum: ['On', 'Off'] } },
      { mode: 'on' },
      ['`spec.mode` cannot be `on`: did you mean `On`?'],
    ],
    [
      'items that differ by their keys, defaults counted',
      { ports },
      { ports: [{ port: 80 }, { port: 80, protocol: 'TCP' }] },
      ['`spec.ports` must not have two items with the same `port` and `protocol`'],
    ],
    ['items with other keys', { ports }, { ports: [{ port: 80 }, { port: 80, protocol: 'UDP' }] }, []],
    [
      'a set',
      { names: { type: 'array', 'x-kubernetes-list-type': 'set', items: text } },
      { names: ['a', 'a'] },
      ['`spec.names` must not repeat an item'],
    ],
  ])('%s', (_, properties, spec, messages) => {
    expect(explained(properties, spec)).toEqual(messages);
  });
});

describe('alternatives are one finding', () => {
  const either = { a: text, b: text };
  const needsA = { required: ['a'] };
  const needsB = { required: ['b'] };
  test.each<[string, Json, Json, string[]]>([
    ['one of two', { oneOf: [needsA, needsB] }, { a: 'x' }, []],
    ['none of two', { oneOf: [needsA, needsB] }, {}, ['`spec` must have `a` or `b`']],
    ['both of two', { oneOf: [needsA, needsB] }, { a: 'x', b: 'x' }, ['`spec` must have `a` or `b`, and one only']],
    ['any of two', { anyOf: [needsA, needsB] }, { a: 'x', b: 'x' }, []],
    ['what is ruled out', { not: needsB }, { b: 'x' }, ['`spec` must not have `b`']],
    [
      'a condition on a field, in its own words',
      { allOf: [{ properties: { a: { maxLength: 1 } } }] },
      { a: 'xx' },
      ['`spec.a` must have at most 1 characters'],
    ],
  ])('%s', (_, around, spec, messages) => {
    expect(explained(either, spec, around)).toEqual(messages);
  });
});

test.each<[string, string[], string[]]>([
  [
    'ipv4',
    ['10.0.0.1', '255.255.255.255', '0.0.0.0'],
    ['10.0.0', '10.0.0.256', '10.0.0.01', '10.0.0.1.', '1.2.3.4.5', ''],
  ],
  [
    'ipv6',
    ['::', '::1', 'fe80::1', '2001:db8:0:0:0:0:0:1', '::ffff:10.0.0.1'],
    ['10.0.0.1', ':', '1::2::3', 'fe80::1]/', 'g::'],
  ],
  ['cidr', ['10.0.0.0/8', '::/0', 'fd00::/128'], ['10.0.0.0', '10.0.0.0/33', '::/129', '10.0.0.0/8/8', '10.0.0.0/']],
])('format %s', (name, legal, others) => {
  expect(legal.filter((value) => !formats[name]!.valid(value))).toEqual([]);
  expect(others.filter((value) => formats[name]!.valid(value))).toEqual([]);
});
