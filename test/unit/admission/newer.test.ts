import { expect, test } from 'vitest';
import { isAllowedNow } from '../../../src/admission/newer.ts';
import { resource } from '../../support/resources.ts';

const error = { field: 'spec.minReplicas', type: 'Invalid value', message: '', detail: '' } as const;

function autoscaler(minReplicas: number, ...types: string[]) {
  const spec = { minReplicas, metrics: types.map((type) => ({ type })) };
  return resource({ apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { name: 'web' }, spec });
}

test.each<[string, ReturnType<typeof autoscaler>, number[], boolean]>([
  ['an external metric lets an autoscaler go to zero', autoscaler(0, 'Resource', 'External'), [37], true],
  ['so does one of an object', autoscaler(0, 'Object'), [37, 38], true],
  ['a metric of the pods does not', autoscaler(0, 'Resource'), [37], false],
  ['nothing goes below zero', autoscaler(-1, 'External'), [37], false],
  ['older servers refuse it', autoscaler(0, 'External'), [36, 37], false],
])('%s', (_, subject, minors, allowed) => {
  expect(isAllowedNow(error, subject, minors)).toBe(allowed);
});
