import { describe, expect, test } from 'vitest';
import { compileRe2 } from '../../../src/schema/re2.ts';

describe('a pattern of Go means the same in JavaScript', () => {
  test.each<[string, string[], string[]]>([
    ['^(?i)(abort|warn)?$', ['', 'Abort', 'WARN'], ['abortx', 'w']],
    ['^((?i)a|b)c$', ['ac', 'Ac', 'bc', 'Bc'], ['aC']],
    ['^x(?i:y)z$', ['xyz', 'xYz'], ['Xyz', 'xyZ']],
    ['^(?i)[a-c]\\d$', ['a1', 'C2'], ['d1', 'a']],
    ['\\Aab\\z', ['ab'], ['xab', 'abx']],
    ['^\\PC*$', ['text', ''], ['\u0000']],
    ['^\\pL+$', ['äöü'], ['1']],
    ['^[[:alnum:]_-]+$', ['a_1-'], ['a b']],
    ['^(?P<year>\\d{4})$', ['2026'], ['26']],
    ['^\\-\\@\\_\\:"$', ['-@_:"'], ['-']],
    ['^[\\w\\-\\.\\/]+$', ['a-b.c/d'], ['a b']],
    ['^[]a]+$', [']a'], ['b']],
    ['^{a}$', ['{a}'], ['a']],
  ])('%s', (pattern, matching, others) => {
    const compiled = compileRe2(pattern)!;
    expect(matching.filter((text) => !compiled.test(text))).toEqual([]);
    expect(others.filter((text) => compiled.test(text))).toEqual([]);
  });

  test('what JavaScript cannot say refuses nothing', () => {
    expect(compileRe2('\\Qa.b\\E(?s)')).toBeUndefined();
  });
});
