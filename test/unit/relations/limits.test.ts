import { expect, test } from 'vitest';
import type { Resource } from '../../../src/model/resource.ts';
import { factsAbout, type Place, resource } from '../../support/resources.ts';

function inNamespace(kind: string, namespace: string | undefined, place?: Place): Resource {
  const metadata = { name: 'some', ...(namespace === undefined ? {} : { namespace }) };
  return resource({ apiVersion: 'v1', kind, metadata, spec: { limits: [{ type: 'Container' }] } }, place);
}

const namespace = resource({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });

test('a Namespace knows the quotas and ranges that are, or may be, in it', () => {
  const { quotas, limitRanges } = factsAbout(
    namespace,
    inNamespace('ResourceQuota', 'shop'),
    inNamespace('ResourceQuota', 'bank'),
    inNamespace('LimitRange', undefined),
  );
  expect(quotas).toMatchObject([{ namespace: 'shop' }]);
  expect(limitRanges).toHaveLength(1);
});

test.each<[string, Resource, Resource, number]>([
  ['of its namespace', inNamespace('PersistentVolumeClaim', 'shop'), inNamespace('LimitRange', 'shop'), 1],
  ['of no other', inNamespace('PersistentVolumeClaim', 'shop'), inNamespace('LimitRange', 'bank'), 0],
  [
    'of none that is only perhaps its own',
    inNamespace('PersistentVolumeClaim', undefined),
    inNamespace('LimitRange', 'shop'),
    0,
  ],
  [
    'of its folder, where neither names a namespace',
    inNamespace('PersistentVolumeClaim', undefined, { file: 'shop/claim.yaml' }),
    inNamespace('LimitRange', undefined, { file: 'shop/range.yaml' }),
    1,
  ],
  [
    'of no other folder',
    inNamespace('PersistentVolumeClaim', undefined, { file: 'shop/claim.yaml' }),
    inNamespace('LimitRange', undefined, { file: 'bank/range.yaml' }),
    0,
  ],
  [
    'of its unit, where neither names a namespace',
    inNamespace('PersistentVolumeClaim', undefined, { file: 'base/claim.yaml', units: ['shop'] }),
    inNamespace('LimitRange', undefined, { file: 'ranges/range.yaml', units: ['shop', 'bank'] }),
    1,
  ],
])('a claim is bound by the ranges %s', (_case, claim, range, count) => {
  expect(factsAbout(claim, range).limitRanges).toHaveLength(count);
});
