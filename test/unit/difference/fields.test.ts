import { expect, test } from 'vitest';
import { changedFields, pathText } from '../../../src/difference/fields.ts';

test.each<[string, unknown, unknown, [string, unknown, unknown][]]>([
  ['nothing', { a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, []],
  ['a field', { a: { b: 1 } }, { a: { b: 2 } }, [['a.b', 1, 2]]],
  ['a key that needs quotes', { 'a.b/c': 1 }, {}, [['["a.b/c"]', 1, undefined]]],
  [
    'an item, by its name, wherever it stands',
    {
      c: [
        { name: 'a', i: 1 },
        { name: 'b', i: 1 },
      ],
    },
    { c: [{ name: 'new' }, { name: 'a', i: 1 }, { name: 'b', i: 2 }] },
    [
      ['c[name=b].i', 1, 2],
      ['c[name=new]', undefined, { name: 'new' }],
    ],
  ],
  [
    'ports of one number by their protocol',
    {
      p: [
        { containerPort: 53, protocol: 'UDP' },
        { containerPort: 53, protocol: 'TCP' },
      ],
    },
    { p: [{ containerPort: 53, protocol: 'UDP' }] },
    [['p[containerPort=53,protocol=TCP]', { containerPort: 53, protocol: 'TCP' }, undefined]],
  ],
  [
    'the order of items',
    { c: [{ name: 'a' }, { name: 'b' }] },
    { c: [{ name: 'b' }, { name: 'a' }] },
    [['c', [{ name: 'a' }, { name: 'b' }], [{ name: 'b' }, { name: 'a' }]]],
  ],
  ['a list of values as a whole', { a: ['x', 'y'] }, { a: ['x'] }, [['a', ['x', 'y'], ['x']]]],
  ['items without names by their position', { r: [{ x: 1 }] }, { r: [{ x: 2 }] }, [['r[0].x', 1, 2]]],
  ['another type', { a: {} }, { a: [] }, [['a', {}, []]]],
])('%s', (_, before, after, expected) => {
  expect(changedFields(before, after).map((change) => [pathText(change.path), change.before, change.after])).toEqual(
    expected,
  );
});
