import { describe, expect, test } from 'vitest';
import { applyFixes } from '../../../src/fix/apply.ts';
import type { Edit } from '../../../src/model/fix.ts';

const fixed = (text: string, ...edits: Edit[]) => applyFixes(text, [{ file: 'a.yaml', document: 0, edits }]);
const set = (path: Edit['path'], value: unknown): Edit => ({ op: 'set', path, value });

describe('an edit changes its own line', () => {
  test.each<[string, string, Edit, string]>([
    ['a plain value', 'a: 1 # why\nb: 2\n', set(['a'], 3), 'a: 3 # why\nb: 2\n'],
    ['a value in double quotes', 'a: "x" # why\n', set(['a'], 'w'), 'a: "w" # why\n'],
    ['a value in single quotes', "a: 'x'\n", set(['a'], "it's"), "a: 'it''s'\n"],
    ['a text that looks like something else', 'a: x\n', set(['a'], 'yes'), 'a: "yes"\n'],
    ['a key', 'a: 1 # why\nb: 2', { op: 'rename', path: ['a'], value: 'c' }, 'c: 1 # why\nb: 2'],
    ['a key in quotes', '"a": 1\n', { op: 'rename', path: ['a'], value: 'c' }, '"c": 1\n'],
    ['a key that goes', 'a: 1\nb:\n  - 2\nc: 3\n', { op: 'remove', path: ['b'] }, 'a: 1\nc: 3\n'],
    ['the last key, at the end of a file', 'a: 1\nb: 2', { op: 'remove', path: ['b'] }, 'a: 1\n'],
    [
      'a key that is missing',
      'a:\n  b: 1 # why\n# end\nc: 2\n',
      set(['a', 'd'], 2),
      'a:\n  b: 1 # why\n  d: 2\n# end\nc: 2\n',
    ],
    ['at the end of a file without a line break', 'a:\n  b: 1', set(['a', 'd'], 2), 'a:\n  b: 1\n  d: 2'],
    [
      'parents that are missing',
      'a:\n- n: 1\n- n: 2\n',
      set(['a', 0, 'b', 'c'], false),
      'a:\n- n: 1\n  b:\n    c: false\n- n: 2\n',
    ],
    ['a parent without a value', 'a: # why\nb: 1\n', set(['a', 'c'], 2), 'a: # why\n  c: 2\nb: 1\n'],
    ['behind a block scalar', 'a:\n  b: |\n    x\n\nc: 1\n', set(['a', 'd'], 2), 'a:\n  b: |\n    x\n  d: 2\n\nc: 1\n'],
    ['a mapping in braces', 'a: {b: 1} # why\n', set(['a', 'c'], 2), 'a: {b: 1, c: 2} # why\n'],
    ['an empty mapping in braces', 'a: {}\n', set(['a', 'c'], 2), 'a: { c: 2 }\n'],
    ['an item behind others', 'a:\n  - x # why\nb: 1\n', set(['a', 1], 'w'), 'a:\n  - x # why\n  - w\nb: 1\n'],
    ['an item without indentation', 'a:\n- x\nb: 1\n', set(['a', 1], 'w'), 'a:\n- x\n- w\nb: 1\n'],
    ['an item in brackets', 'a: [x]\n', set(['a', 1], 'w'), 'a: [x, w]\n'],
    [
      'an item that becomes a mapping',
      'a:\n  - x.yaml # why\n',
      set(['a', 0], { path: 'x.yaml' }),
      'a:\n  - path: x.yaml # why\n',
    ],
    ['JSON', '{"a": {\n  "b": 1\n}}\n', set(['a', 'c'], 'x'), '{"a": {\n  "b": 1,\n  "c": "x"\n}}\n'],
    [
      'Windows line breaks',
      'a:\r\n  b: 1\r\nc: 2\r\n',
      set(['a', 'd', 'e'], 2),
      'a:\r\n  b: 1\r\n  d:\r\n    e: 2\r\nc: 2\r\n',
    ],
    ['a document that is not the only one', 'a: 1\n---\na: 1\n', set(['b'], 2), 'a: 1\nb: 2\n---\na: 1\n'],
  ])('%s', (_, text, edit, expected) => {
    expect(fixed(text, edit).text).toBe(expected);
  });
});

describe('what an edit cannot do for certain is left', () => {
  test.each<[string, string, Edit]>([
    ['a value that is an alias', 'x: &x {a: 1}\nz: *x\n', set(['z', 'b'], 2)],
    ['a value that an alias repeats', 'x: &x\n  a: 1\nz: *x\n', set(['x', 'a'], 2)],
    ['a mapping with merged keys', 'x: &x\n  a: 1\nz:\n  <<: *x\n', set(['z', 'b'], 2)],
    ['a key that is there twice', 'a: 1\na: 2\n', set(['a'], 3)],
    ['a text of several lines', 'a: |\n  x\n', set(['a'], 'w')],
    ['a comment that would be lost', 'a: 1\nb: # why\n  c: 1\n', { op: 'remove', path: ['b'] }],
    ['a name that is taken', 'a: 1\nb: 2\n', { op: 'rename', path: ['a'], value: 'b' }],
    ['an only key', 'a:\n  b: 1\n', { op: 'remove', path: ['a', 'b'] }],
    ['an item behind a gap', 'a: [1]\n', set(['a', 4], 2)],
    ['null', 'a: null\n', set(['a', 'b'], 1)],
  ])('%s', (_, text, edit) => {
    expect(fixed(text, edit)).toEqual({ text, made: [] });
  });

  test('a fix is made as a whole or not at all', () => {
    const text = 'a: 1\nb: 2\n';
    expect(fixed(text, set(['a'], 2), { op: 'remove', path: ['c'] }).text).toBe(text);
  });
});
