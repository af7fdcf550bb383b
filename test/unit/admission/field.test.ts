import { expect, test } from 'vitest';
import { fieldPath } from '../../../src/admission/field.ts';

const body = {
  metadata: { labels: { 'app.kubernetes.io/name': 'not valid' } },
  spec: { containers: [{ resources: { requests: { cpu: '1' } } }], data: { 'a.b': { c: 1 } } },
};

test.each<[string, string | undefined, (string | number)[]]>([
  ['spec.containers[0].resources.requests[cpu]', undefined, ['spec', 'containers', 0, 'resources', 'requests', 'cpu']],
  ['spec.containers[0].image', undefined, ['spec', 'containers', 0, 'image']],
  ['spec.data.a.b.c', undefined, ['spec', 'data', 'a.b', 'c']],
  ['metadata.labels', 'not valid', ['metadata', 'labels', 'app.kubernetes.io/name']],
  ['metadata.labels', 'app.kubernetes.io/name', ['metadata', 'labels', 'app.kubernetes.io/name']],
  ['metadata.annotations[a.b/c].d', undefined, ['metadata', 'annotations', 'a.b/c', 'd']],
  ['', undefined, []],
])('%s with the value %s', (field, refused, path) => {
  expect(fieldPath(field, refused, body)).toEqual(path);
});
