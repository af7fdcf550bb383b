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
    expect(read('a: 1\n---\n\nb: 2\n').value.documents.map(({ line }) => line)).toEqual([1, 2]);
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
    ['infinity', 'a: .inf\n', [['yaml/syntax', 1, 1]]],
    ['bytes that are not UTF-8', Buffer.from('a: "caf\xe9"\n', 'latin1'), [['yaml/not-utf8', 1, 8]]],
    ['a file that is too large', Buffer.alloc(33 * 1024 * 1024, 0x61), [['yaml/document-limit', 1, 1]]],
    ['5,000 levels of JSON', `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`, [['yaml/syntax', 1, 1]]],
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
