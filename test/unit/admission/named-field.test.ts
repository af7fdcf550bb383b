import { expect, test } from 'vitest';
import { namedField } from '../../../src/admission/named-field.ts';

const body = {
  metadata: { name: 'cart', labels: { 'app.kubernetes.io/name': 'cart' } },
  spec: { replicas: 9, template: { spec: { containers: [{ image: 'cart' }] } } },
};

test.each([
  ['failed expression: object.spec.replicas <= 5', ['spec', 'replicas']],
  ['spec.template.spec.containers[0].image is foreign', ['spec', 'template', 'spec', 'containers', 0, 'image']],
  ['object.spec.template.spec.containers.all(c, has(c.resources))', ['spec', 'template', 'spec', 'containers']],
  ["metadata.labels['app.kubernetes.io/name'] is wrong", ['metadata', 'labels', 'app.kubernetes.io/name']],
  ['spec.paused must be set', ['spec', 'paused']],
  ['spec.paused or spec.replicas', ['spec', 'replicas']],
  ['at most five replicas, see docs.example.org', undefined],
])('%s', (message, path) => {
  expect(namedField(message, body)).toEqual(path);
});
