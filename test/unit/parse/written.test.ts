import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from '../../../src/parse/parse.ts';
import { toJson } from '../../../src/parse/to-json.ts';
import { toYaml } from '../../../src/parse/to-yaml.ts';

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('yes', 'N', '0777', '0o7', '1_0', '1e3', '.inf', '12:30:45', '2001-01-01', '~', '<<', '=', '', ' x '),
  fc.constantFrom('a: b', '# x', '- y', 'x\ny\n', '\ufeff', '\x85', 'x\u2028y', '\0', '\x7f', '\r\n', '\t', '---\na'),
);
const number = fc.oneof(
  fc.integer(),
  fc.bigInt({ min: 2n ** 53n, max: 2n ** 64n - 1n }),
  fc.constantFrom(0.5, 1e21, 1e-7),
);
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    text,
    number,
    fc.constantFrom(null, true, false),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(text, tie('any'), { maxKeys: 3 }),
  ),
})).any;

test.each([
  ['JSON', toJson],
  ['YAML', toYaml],
])('what is written as %s reads as what it was', (_, write) => {
  fc.assert(
    fc.property(fc.dictionary(text, value, { minKeys: 1, maxKeys: 3 }), (body) => {
      const written = write(body);
      const { value, violations } = parse('x.yaml', Buffer.from(written));
      expect(violations, written).toEqual([]);
      expect(value.documents.map((document) => document.value)).toEqual([body]);
    }),
    { numRuns: 300 },
  );
});

test('shared content is written wherever it stands', () => {
  const shared = { a: 1 };
  expect(toYaml({ x: shared, y: shared })).toBe('x:\n  a: 1\n"y":\n  a: 1\n');
});
