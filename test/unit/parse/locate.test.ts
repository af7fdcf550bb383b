import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { JsonPath } from '../../../src/model/json-path.ts';
import { valueAt } from '../../../src/model/json-path.ts';
import { Locator } from '../../../src/parse/locate.ts';
import { parse } from '../../../src/parse/parse.ts';
import { readJson, readYaml } from '../../../src/parse/read.ts';

function locate(
  text: string,
  path: JsonPath,
  document = 0,
): { key: string; value: string; found: number; line: number; column: number } {
  const { value } = parse('x.yaml', Buffer.from(text));
  const place = new Locator(value.documents[document]!).locate(path);
  return {
    key: slice(value.source.text, place.key),
    value: slice(value.source.text, place.value),
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
    [
      'in JSON, also where YAML would read it otherwise',
      '{"a\\/b": [1, {"c": "\\/"}]}',
      ['a/b', 1, 'c'],
      '"c"',
      '"\\/"',
    ],
    ['as what a merge brings in after it', 'a: 1\n<<: {a: 2}\n', ['a'], 'a', '2'],
    ['in the first of several sources of a merge', 'x: &x {p: 1}\nz: {<<: [*x, {p: 2, q: 3}]}\n', ['z', 'p'], 'p', '1'],
    ['with its anchor and tag', 'a: &x !!str 1 # note\n', ['a'], 'a', '&x !!str 1'],
    ['in a literal block', 'a: |\n  x\n  y\nb: 1\n', ['a'], 'a', '|\n  x\n  y'],
    ['in a folded block that keeps its end', 'a: >+\n  x\n\nb: 1\n', ['a'], 'a', '>+\n  x'],
    ['over several lines', 'a: x\n  y # note\nb: 1\n', ['a'], 'a', 'x\n  y'],
    ['in double quotes over several lines', 'a: "x\n  y"\n', ['a'], 'a', '"x\n  y"'],
    ['under a key with escapes', '"a\\tb": 1\n', ['a\tb'], '"a\\tb"', '1'],
    ['under an explicit key', '? a\n: - 1\n  - 2\n', ['a', 1], '2', '2'],
    ['under an alias as a key', 'a: &a x\n*a : 1\n', ['x'], '*a', '1'],
    ['as a pair in a flow list', '[a: 1]\n', [0, 'a'], 'a', '1'],
    ['as the value that is not there', 'a:\nb: 1\n', ['a'], 'a', ''],
    ['behind a byte order mark', '\ufeffa: 1\n', ['a'], 'a', '1'],
    ['behind other line breaks', 'a: "\u2028"\nb: 1\n', ['b'], 'b', '1'],
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

/** One value in every style in which a file may hold it. */
const styles: Readonly<Record<string, (body: unknown) => string>> = {
  json: (body) => JSON.stringify(body),
  'indented json': (body) => JSON.stringify(body, null, 2),
  flow: (body) => stringify(body, { version: '1.1', collectionStyle: 'flow', lineWidth: 20 }),
  block: (body) => stringify(body, { version: '1.1', lineWidth: 40 }),
  'wide block': (body) => stringify(body, { version: '1.1', indent: 4, indentSeq: false }),
  commented: (body) =>
    `# note\n\n${stringify(body, { version: '1.1' }).replace(/^(\w+:)(?=\n)/gm, '$1 # note')}# end\n`,
  'behind CRLF': (body) => stringify(body, { version: '1.1', lineWidth: 40 }).replaceAll('\n', '\r\n'),
};

test('whatever stands at a path, its place in the text reads as that value', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), json, { minKeys: 1, maxKeys: 4 }),
      fc.constantFrom(...Object.keys(styles)),
      (body, style) => {
        const text = styles[style]!({ ...body, shared: body, again: body });
        const { documents, source } = parse('x.yaml', Buffer.from(text)).value;
        fc.pre(documents.length === 1);
        const locator = new Locator(documents[0]!);
        for (const path of pathsOf(documents[0]!.value)) {
          const place = locator.locate(path);
          expect(place.found).toBe(path.length);
          const found = slice(source.text, place.value);
          if (/^[|>][-+]?\d/.test(found)) continue; // says how far its own parent is indented
          if (/[&*]a\d/.test(found)) continue; // names what stands elsewhere
          const value = valueAt(documents[0]!.value, path);
          const isCollection = typeof value === 'object' && value !== null;
          const alone = `${isCollection ? ' '.repeat(place.value.column - 1) : ''}${found}`;
          expect(readAlone(alone, style), `${style}\n${text}`).toEqual(value);
        }
      },
    ),
    { numRuns: 300 },
  );
});

function readAlone(text: string, style: string): unknown {
  if (text === '') return null;
  if (style.endsWith('json')) return readJson(text).documents[0]!.value;
  const own = style === 'flow' ? `[${text}]` : text; // `?-` means something else outside of brackets
  const { value } = readYaml(own, 0, own.length);
  return style === 'flow' ? (value as unknown[])[0] : value;
}

/** Of everything in a value, itself first. */
function pathsOf(value: unknown, path: JsonPath = []): JsonPath[] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [path, ...keys.flatMap((key) => pathsOf((value as Record<string | number, unknown>)[key], [...path, key]))];
}
