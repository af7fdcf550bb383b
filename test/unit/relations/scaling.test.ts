import { expect, test } from 'vitest';
import type { Json, Resource } from '../../../src/model/resource.ts';
import { deployment, factsAbout, resource, workload } from '../../support/resources.ts';

function autoscaler(spec: Json): Resource {
  return resource({
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'scaler' },
    spec,
  });
}

function scaledObject(spec: Json): Resource {
  return resource({ apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject', metadata: { name: 'scaler' }, spec });
}

const webTarget = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };

test('a workload knows how far its autoscalers go, with the defaults of their APIs', () => {
  const { autoscalers } = factsAbout(
    deployment('web'),
    autoscaler({ scaleTargetRef: webTarget, maxReplicas: 5 }),
    scaledObject({ scaleTargetRef: { name: 'web' }, minReplicaCount: 2 }),
  );
  expect(autoscalers).toMatchObject([
    { kind: 'HorizontalPodAutoscaler', minimum: 1, maximum: 5 },
    { kind: 'ScaledObject', minimum: 2, maximum: 100 },
  ]);
});

test.each([
  ['another name', { ...webTarget, name: 'api' }],
  ['another kind', { ...webTarget, kind: 'StatefulSet' }],
  ['no kind', { name: 'web' }],
])('an autoscaler whose target has %s is none of a workload', (_case, scaleTargetRef) => {
  expect(factsAbout(deployment('web'), autoscaler({ scaleTargetRef })).autoscalers).toEqual([]);
});

test('an autoscaler knows what the containers of its target ask for', () => {
  const resources = { requests: { cpu: '1' } };
  const containers = [{ name: 'web', image: 'web:1', resources }];
  const { targets } = factsAbout(
    scaledObject({ scaleTargetRef: { name: 'web' } }),
    deployment('web', {}, { containers, initContainers: [{ name: 'proxy', restartPolicy: 'Always' }] }),
  );
  expect(targets).toMatchObject([
    {
      kind: 'Deployment',
      name: 'web',
      containers: [
        { name: 'proxy', role: 'sidecar', value: {} },
        { name: 'web', role: 'main', value: { resources } },
      ],
    },
  ]);
});

test('a target that a variable names is not looked for', () => {
  expect(factsAbout(autoscaler({ scaleTargetRef: { ...webTarget, name: '${APP}' } }))).not.toHaveProperty('targets');
});

test('a workload knows the access modes of the claims that its pods share', () => {
  const volumes = [
    { name: 'tmp', emptyDir: {} },
    { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
  ];
  const claim = resource({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data' },
    spec: { accessModes: ['ReadWriteOnce'] },
  });
  expect(factsAbout(deployment('web', {}, { volumes }), claim).claims).toEqual([
    { name: 'data', index: 1, accessModes: ['ReadWriteOnce'] },
  ]);
  expect(factsAbout(workload('apps/v1', 'DaemonSet', 'web', {}, { volumes })).claims).toEqual([]);
});
