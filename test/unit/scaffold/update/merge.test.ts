import { describe, expect, test } from 'vitest';
import { mergeTexts } from '../../../../src/scaffold/update/merge.ts';

const lines = (...each: string[]) => each.join('\n') + '\n';

test('changes in different places are both there', () => {
  const base = lines('a: 1', 'b: 2', 'c: 3', 'd: 4');
  const yours = lines('a: 1', 'b: 2', 'c: 3', 'd: 5');
  const theirs = lines('a: 0', 'b: 2', 'c: 3', 'd: 4');
  expect(mergeTexts({ base, yours, theirs })).toEqual({ text: lines('a: 0', 'b: 2', 'c: 3', 'd: 5'), conflicts: 0 });
});

test('a place that both changed keeps both, between markers', () => {
  const merged = mergeTexts({ base: lines('a: 1'), yours: lines('a: 2'), theirs: lines('a: 3') });
  expect(merged).toEqual({
    text: lines('<<<<<<< yours', 'a: 2', '=======', 'a: 3', '>>>>>>> template'),
    conflicts: 1,
  });
});

test('the same change on both sides is none', () => {
  expect(mergeTexts({ base: lines('a: 1'), yours: lines('a: 2'), theirs: lines('a: 2') }).conflicts).toBe(0);
});

describe('entries of one list', () => {
  const base = lines('resources:', '  - a.yaml', '  - b.yaml', 'namespace: x');

  test('that both sides add', () => {
    const yours = base.replace('  - b.yaml\n', '  - b.yaml\n  - mine.yaml\n');
    const theirs = base.replace('  - b.yaml\n', '  - b.yaml\n  - new.yaml\n');
    expect(mergeTexts({ base, yours, theirs })).toEqual({
      text: lines('resources:', '  - a.yaml', '  - b.yaml', '  - mine.yaml', '  - new.yaml', 'namespace: x'),
      conflicts: 0,
    });
  });

  test('that one side takes out beside what the other adds', () => {
    const yours = base.replace('  - b.yaml\n', '  - b.yaml\n  - mine.yaml\n');
    const theirs = base.replace('  - b.yaml\n', '');
    expect(mergeTexts({ base, yours, theirs })).toEqual({
      text: lines('resources:', '  - a.yaml', '  - mine.yaml', 'namespace: x'),
      conflicts: 0,
    });
  });

  test('that hold more than a word are a conflict', () => {
    const yours = base.replace('  - b.yaml\n', '  - b.yaml\n  - name: mine\n');
    const theirs = base.replace('  - b.yaml\n', '  - b.yaml\n  - name: new\n');
    expect(mergeTexts({ base, yours, theirs }).conflicts).toBe(1);
  });
});

test('line ends stay as a person has them', () => {
  const base = lines('a: 1', 'b: 2', 'c: 3');
  const yours = lines('a: 1', 'b: 2', 'c: 4').replaceAll('\n', '\r\n');
  const theirs = lines('a: 0', 'b: 2', 'c: 3');
  expect(mergeTexts({ base, yours, theirs }).text).toBe('a: 0\r\nb: 2\r\nc: 4\r\n');
});
