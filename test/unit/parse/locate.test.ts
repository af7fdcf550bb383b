import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { JsonPath } from '../../../src/model/json-path.ts';
import { valueAt } from '../../../src/model/json-path.ts';
import { Locator } from '../../../src/parse/locate.ts';
import { parse } from '../../../src/parse/parse.ts';
import { readYaml } from '../../../src/parse/read.ts';

function locate(
  text: string,
  path: JsonPath,
  document = 0,
): { key: string; value: string; found: number; line: number; column: number } {
  const { value } = parse('x.yaml', Buffer.from(text));
  const place = new Locator(value.documents[document]!).locate(path);
  return {
    key: slice(text, place.key),
    value: slice(text, place.value),
    found: place.found,
    line: place.key.line,
    column: place.key.column,
  };
}

function slice(text: string, range: { line: number; column: number; endLine: number; endColumn: number }): string {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return text.slice(starts[range.line - 1]! + range.column - 1, starts[range.endLine - 1]! + range.endColumn - 1);
}

describe('a field is found', () => {
  test.each<[string, string, JsonPath, string, string]>([
    ['in a mapping', 'a:\n  b: 1\n', ['a', 'b'], 'b', '1'],
    ['in flow style', 'a: {b: [x, "y"]}\n', ['a', 'b', 1], '"y"', '"y"'],
    ['as a list item, by its first key', 'a:\n  - name: x\n    v: 1\n', ['a', 0], 'name', 'name: x\n    v: 1'],
    ['through an alias', 'a: &a {b: 1}\nc: *a\n', ['c', 'b'], 'b', '1'],
    ['through a merge', 'a: &a {b: 1}\nc:\n  <<: *a\n', ['c', 'b'], 'b', '1'],
    ['as the last of equal keys', 'a: 1\na: 2\n', ['a'], 'a', '2'],
    ['under a key that is a boolean to Kubernetes', 'on: 1\n', ['true'], 'on', '1'],
    ['in JSON', '{"a": {"b": true}}', ['a', 'b'], '"b"', 'true'],
    ['behind CRLF', 'a: 1\r\nb: 2\r\n', ['b'], 'b', '2'],
  ])('%s', (_, text, path, key, value) => {
    const place = locate(text, path);
    expect([place.key, place.value.trimEnd(), place.found]).toEqual([key, value, path.length]);
  });

  test('on the lines of its own document', () => {
    expect(locate('a: 1\n---\n# note\na: 2\n', ['a'], 1)).toMatchObject({ line: 4, column: 1, value: '2' });
  });
});

test('a missing field is the nearest parent that exists', () => {
  const text = 'spec:\n  containers:\n    - image: x\n      name: web\n';
  expect(locate(text, ['spec', 'containers', 0, 'livenessProbe', 'httpGet'])).toMatchObject({
    key: 'image',
    line: 3,
    column: 7,
    found: 3,
  });
  expect(locate(text, ['spec', 'replicas'])).toMatchObject({ key: 'spec', line: 1, found: 1 });
  expect(locate(text, ['metadata'])).toMatchObject({ key: 'spec', line: 1, found: 0 });
});

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(null, true, false),
    fc.integer(),
    fc.string(),
    fc.constantFrom('yes', '0777', '1e3', 'a: b', '# x', '- y', '{{ z }}', 'multi\nline\n', ' lead', 'ü\u2028x'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.string({ minLength: 1, maxLength: 8 }).filter((key) => key !== '<<' && key !== '__proto__'),
      tie('value'),
      { maxKeys: 4 },
    ),
  ),
})).value;

test('whatever stands at a path, its place in the text reads as that value', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), json, { minKeys: 1, maxKeys: 4 }),
      fc.constantFrom(0, 2, 4),
      (body, indent) => {
        const text = indent === 0 ? JSON.stringify(body) : stringify(body, { indent, version: '1.1', lineWidth: 40 });
        const { documents } = parse('x.yaml', Buffer.from(text)).value;
        fc.pre(documents.length === 1);
        const locator = new Locator(documents[0]!);
        for (const path of pathsOf(documents[0]!.value)) {
          const place = locator.locate(path);
          expect(place.found).toBe(path.length);
          const found = slice(text, place.value);
          if (/^[|>][-+]?\d/.test(found)) continue; // says how far its own parent is indented
          expect(readYaml(found, { duplicateKeys: 'refuse' })).toEqual(valueAt(documents[0]!.value, path));
        }
      },
    ),
    { numRuns: 200 },
  );
});

function pathsOf(value: unknown, path: JsonPath = []): JsonPath[] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((key) => pathsOf((value as Record<string | number, unknown>)[key], [...path, key]));
}
