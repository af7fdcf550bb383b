import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { sharedHandlebars } from '../../../../src/scaffold/templates/handlebars.ts';

const write = sharedHandlebars().compile<{ x: string }>('{{yaml x}}');

test('{{yaml …}} writes what a YAML library writes, the short way, too', () => {
  const words = fc.constantFrom('y', 'No', 'ON', 'null', 'Null', 'TRUE', 'nan', '.inf', 'e3', 'x-y', 'a/b', 'v1.4', 'o_1');
  const texts = fc.string({ unit: fc.constantFrom('a', 'N', 'n', 'o', 'O', 'y', 'Y', 'e', '1', '_', '.', '/', '-', ':', ' ', '#', '~'), maxLength: 8 });
  fc.assert(
    fc.property(fc.oneof(words, texts), (x) => {
      expect(write({ x })).toBe(stringify(x, { version: '1.1', lineWidth: 0 }).trimEnd());
    }),
    { numRuns: 1000 },
  );
});
