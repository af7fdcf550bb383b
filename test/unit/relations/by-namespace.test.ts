import { expect, test } from 'vitest';
import { ByNamespace } from '../../../src/relations/by-namespace.ts';

function things(): ByNamespace<string> {
  const all = new ByNamespace<string>();
  all.add('shop', 'shop');
  all.add('anywhere', undefined);
  all.add('other', 'other');
  all.add('shop again', 'shop');
  return all;
}

test('what names no namespace may be in any, and the order stays', () => {
  expect(things().in('shop')).toEqual(['shop', 'anywhere', 'shop again']);
  expect(things().in('unheard-of')).toEqual(['anywhere']);
  expect(things().in(undefined)).toEqual(['shop', 'anywhere', 'other', 'shop again']);
});

test('of several namespaces, each thing once', () => {
  expect(things().inAny(['other', 'shop'])).toEqual(['shop', 'anywhere', 'other', 'shop again']);
  expect(things().inAny([])).toEqual([]);
});

test('what is added later is found', () => {
  const all = things();
  expect(all.in('late')).toEqual(['anywhere']);
  all.add('late', 'late');
  expect(all.in('late')).toEqual(['anywhere', 'late']);
});

test('only what names a namespace is its own', () => {
  expect([things().has('shop'), things().has('unheard-of')]).toEqual([true, false]);
});
