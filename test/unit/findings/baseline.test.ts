import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baselineText, parseBaseline } from '../../../src/findings/baseline/text.ts';

const entry = fc.record({
  file: fc.string({ minLength: 1, unit: 'grapheme' }),
  rule: fc.constantFrom('security/host-path', 'yaml/syntax'),
  object: fc.string({ unit: 'grapheme' }).filter((object) => object !== '-'),
  fingerprint: fc.stringMatching(/^[0-9a-f]{32}(-[1-9])?$/),
});

describe('the text of a baseline', () => {
  test('is read as it was written, one line for each entry', () => {
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: ({ fingerprint }) => fingerprint }), (entries) => {
        const text = baselineText(entries);
        expect(text.split('\n')).toHaveLength(entries.length + 3);
        const read = parseBaseline(text, 'baseline.txt');
        const byPrint = (list: readonly { fingerprint: string }[]) =>
          [...list].sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
        expect(byPrint(read)).toEqual(byPrint(entries));
      }),
    );
  });

  test('does not depend on the order of entries', () => {
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        expect(baselineText([...entries].reverse())).toBe(baselineText(entries));
      }),
    );
  });
});
