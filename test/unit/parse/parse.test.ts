import { describe, expect, test } from 'vitest';
import { parse } from '../../../src/parse/parse.ts';

const read = (text: string | Uint8Array) => parse('x.yaml', typeof text === 'string' ? Buffer.from(text) : text);
const values = (text: string | Uint8Array) => read(text).value.documents.map(({ value }) => value);
const problems = (text: string | Uint8Array) =>
  read(text).violations.map(({ rule, subject }) =>
    'id' in subject ? [rule] : [rule, subject.range.line, subject.range.column],
  );

describe('documents', () => {
  test('are cut at separators; empty ones do not count', () => {
    expect(values('---\na: 1\n---\n# nothing\n---\nb: 2\n')).toEqual([{ a: 1 }, { b: 2 }]);
  });

  test('know the line that they start on', () => {
    expect(read('a: 1\n---\n\nb: 2\n').value.documents.map(({ line }) => line)).toEqual([1, 3]);
  });

  test('may have CRLF line ends and a byte order mark', () => {
    expect(values('\ufeffa: 1\r\nb: |\r\n  x\r\n---\r\nc: 2\r\n')).toEqual([{ a: 1, b: 'x\n' }, { c: 2 }]);
  });

  test('are read as UTF-16 where a mark says so', () => {
    expect(values(Buffer.from('\ufeffa: ü', 'utf16le'))).toEqual([{ a: 'ü' }]);
  });

  test('may be JSON', () => {
    expect(values('{"a": [1, "\\/"]}')).toEqual([{ a: [1, '/'] }]);
  });

  test('keep the digits of integers that a number cannot hold', () => {
    expect(values('{"a": 9007199254740993}')).toEqual([{ a: 9007199254740993n }]);
  });

  test('merge, and share anchors', () => {
    expect(values('base: &base {p: 1, q: 2}\nmore:\n  <<: *base\n  q: 3\n')).toEqual([
      { base: { p: 1, q: 2 }, more: { p: 1, q: 3 } },
    ]);
  });

  test('have own keys only: __proto__ pollutes nothing', () => {
    const [value] = values('__proto__: {polluted: true}\n');
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('what cannot be read', () => {
  test.each([
    ['a tab', 'a:\n\tb: 1\n', [['yaml/tab-indentation', 2, 1]]],
    ['a value with a colon', 'a: b: c\n', [['yaml/syntax', 1, 5]]],
    ['a repeated key', 'a: 1\nb: 2\na: 3\n', [['yaml/duplicate-key', 3, 1]]],
    ['text after a separator', '--- x\n', [['yaml/syntax', 1, 1]]],
    ['a control character', 'a: "\u0000"\n', [['yaml/syntax', 1, 5]]],
    ['infinity', 'a: .inf\n', [['yaml/syntax', 1, 4]]],
    ['bytes that are not UTF-8', Buffer.from('a: "caf\xe9"\n', 'latin1'), [['yaml/not-utf8', 1, 8]]],
    ['a file that is too large', Buffer.alloc(33 * 1024 * 1024, 0x61), [['yaml/document-limit', 1, 1]]],
    ['5,000 levels of JSON', `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`, [['yaml/syntax', 1, 1005]]],
    [
      'each repeated key',
      'a: 1\nb: {c: 1, c: 2}\na: 3\na: 4\n',
      [
        ['yaml/duplicate-key', 2, 11],
        ['yaml/duplicate-key', 3, 1],
        ['yaml/duplicate-key', 4, 1],
      ],
    ],
    ['a key that repeats what is merged', 'a: &a {k: 1}\nb: {<<: *a, k: 2}\n', []],
    ['a repeated key in JSON', '{"a": 1,\n "a": 2}', [['yaml/duplicate-key', 2, 2]]],
    ['a directive', 'a: 1\n---\n%YAML 1.2\n---\nb: 1\n', [['yaml/syntax', 3, 1]]],
    ['what is dropped after `...`', 'a: 1\n...\n# note\nb: 2\n', [['yaml/syntax', 4, 1]]],
    ['a bracket that is never closed', 'a:\n  - [1, 2\n  - 3\n', [['yaml/syntax', 2, 5]]],
    ['a quote that is never closed', 'a: 1\nb: "x\nc: 2\n', [['yaml/syntax', 2, 4]]],
    ['an alias without anchor', 'a: 1\nb: *x\n', [['yaml/syntax', 2, 4]]],
    ['an alias inside of itself', 'a: &a\n  b: *a\n', [['yaml/syntax', 2, 6]]],
    ['a null as a key', 'a: 1\n~: 2\n', [['yaml/syntax', 2, 1]]],
    ['a list as a key', 'a: 1\n[b]: 2\n', [['yaml/syntax', 2, 1]]],
    ['a key that is too long', `a: 1\n${'k'.repeat(1025)}: 2\n`, [['yaml/syntax', 2, 1]]],
    [
      'an escape that nobody knows',
      'a: "\\d"\nb: "\\w"\n',
      [
        ['yaml/syntax', 1, 5],
        ['yaml/syntax', 2, 5],
      ],
    ],
    ['UTF-16', Buffer.from('\ufeffa: 1\n', 'utf16le'), [['yaml/not-utf8', 1, 1]]],
    ['UTF-16 without a mark', Buffer.from('a: 1\n', 'utf16le'), [['yaml/syntax', 1, 2]]],
  ])('%s is reported at its place', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  test('5,000 levels of YAML end soon, with one violation', () => {
    expect(read(`a: ${'['.repeat(5000)}${']'.repeat(5000)}`).violations.map(({ rule }) => rule)).toEqual([
      'yaml/syntax',
    ]);
  });

  test('one bad document leaves the others readable', () => {
    const text = 'a: 1\n---\nb: [\n---\nc: 3\n';
    expect(values(text)).toEqual([{ a: 1 }, { c: 3 }]);
    expect(problems(text).map(([rule]) => rule)).toEqual(['yaml/syntax']);
  });

  test('a repeated key leaves the document readable, with the last value', () => {
    expect(values('a: 1\na: 2\n')).toEqual([{ a: 2 }]);
  });

  test.each([
    ['after a bad escape', 'a: "\\d"\nb: 1\n', { a: 'd', b: 1 }],
    ['after a directive', '%YAML 1.2\n---\na: 1\n', { a: 1 }],
    ['after a tab', 'a:\n\tb: 1\n', { a: { b: 1 } }],
    ['after a control character', 'a: "x\x01"\nb: 1\n', { a: 'x\uFFFD', b: 1 }],
    ['before what is dropped', 'a: 1\n...\nb: 1\n', { a: 1 }],
    ['beside a key that can be none', '~: 1\nb: 1\n', { b: 1 }],
  ])('the rest is read %s', (_, text, value) => {
    expect(values(text)).toEqual([value]);
  });

  test('what is wrong ten thousand times is reported a hundred times', () => {
    expect(problems(`a: "${'\\d'.repeat(10_000)}"\n~: 1\n`).map(([rule]) => rule)).toHaveLength(101);
  });

  test('a line of a megabyte ends soon', () => {
    expect(values(`a: "${'x '.repeat(500_000)}"\nb: ${'y '.repeat(500_000)}\n`)).toHaveLength(1);
  });

  test('an alias bomb is refused before anything walks it', () => {
    const levels = Array.from(
      { length: 9 },
      (_, index) => `a${index + 1}: &a${index + 1} [${Array(9).fill(`*a${index}`).join(', ')}]`,
    );
    expect(problems(`a0: &a0 [x, x]\n${levels.join('\n')}\n`).map(([rule]) => rule)).toEqual(['yaml/alias-limit']);
  });

  test('two hundred plain aliases are fine', () => {
    expect(problems(`a: &a {x: 1}\nlist:\n${'  - *a\n'.repeat(200)}`)).toEqual([]);
  });

  test.each(['name: {{ app }}\n', 'replicas: {{replicas}}\nname: x\n', '{% if x %}\na: 1\n{% endif %}\n'])(
    '%j is a template',
    (text) => {
      const { value, violations } = read(text);
      expect(value.template).toBe(true);
      expect(violations).toEqual([]);
    },
  );
});

describe('scalars that others read differently', () => {
  const manifest = (line: string) => `apiVersion: v1\nkind: ConfigMap\ndata:\n  ${line}\n`;

  test.each([
    ['a: no', 6, /^`no` is a boolean/],
    ['a: Y', 6, /^`Y` is a boolean/],
    ['on: 1', 3, /^`on` is the key `true`/],
    ['a: 0644', 6, /octal/],
    ['a: 0o17', 6, /octal/],
    ['a: 0123456789', 6, /leading zeros/],
    ['a: 1_000', 6, /text to YAML 1\.2/],
    ['a: 0b101', 6, /text to YAML 1\.2/],
    ['a: -0x1F', 6, /text to YAML 1\.2/],
    ['a: 1e3', 6, /text to YAML 1\.1/],
    ['a: 12:30:45', 6, /base 60/],
    ['a: 2001-12-14', 6, /date/],
    ['a: [x, off]', 10, /boolean/],
  ])('%s is reported', (line, column, message) => {
    const { violations } = read(manifest(line));
    expect(violations.map(({ rule }) => rule)).toEqual(['yaml/ambiguous-scalar']);
    expect(violations[0]!.message).toMatch(message);
    expect(problems(manifest(line))).toEqual([['yaml/ambiguous-scalar', 4, column]]);
  });

  test.each([
    '"no"',
    'true',
    'False',
    '~',
    '8080',
    '0',
    '007',
    '-1',
    '0x1F',
    '1.5',
    '.5',
    '1.5e+3',
    '10.0.0.1',
    '100m',
    '8080:80',
    'v1',
    'None',
    '!!str no',
    '"12:30"',
    '1-2',
    '|\n    no',
  ])('%s is not', (value) => {
    expect(problems(manifest(`a: ${value}`))).toEqual([]);
  });

  test.each<[string, string | undefined]>([
    ['defaultMode: 0644', 'info'],
    ['mode: 0400', 'info'],
    ['a: { directoryMode: 0755 }', 'info'],
    ['mode: 010', undefined],
    ['mode: yes', undefined],
    ['version: 0644', undefined],
  ])('the mode of a file is octal to everybody: %s', (line, severity) => {
    expect(read(manifest(line)).violations.map((violation) => violation.severity)).toEqual([severity]);
  });

  test('are nobody’s business in files that are not for Kubernetes', () => {
    expect(problems('on: push\n')).toEqual([]);
    expect(problems('{"apiVersion": "v1", "kind": "X", "a": 1e3}')).toEqual([]);
  });
});
