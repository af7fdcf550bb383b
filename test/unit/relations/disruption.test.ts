import { expect, test } from 'vitest';
import type { Json, Resource } from '../../../src/model/resource.ts';
import { deployment, factsAbout, resource, workload } from '../../support/resources.ts';

function service(name: string, spec: Json): Resource {
  return resource({ apiVersion: 'v1', kind: 'Service', metadata: { name }, spec });
}

function budget(selector: Json): Resource {
  return resource({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'web' },
    spec: { selector },
  });
}

test('a budget knows the workloads that it protects, and how many pods they have', () => {
  const { workloads } = factsAbout(
    budget({ matchLabels: { app: 'web' } }),
    deployment('web', { replicas: 3 }),
    workload('argoproj.io/v1alpha1', 'Rollout', 'web'),
    workload('batch/v1', 'Job', 'web'),
    deployment('api'),
  );
  expect(workloads).toMatchObject([
    { kind: 'Deployment', name: 'web', replicas: 3, autoscalers: [] },
    { kind: 'Rollout', name: 'web', replicas: null },
  ]);
});

test('a workload knows the Services that send it requests', () => {
  const { services } = factsAbout(
    deployment('web'),
    service('web', { selector: { app: 'web' } }),
    service('peers', { selector: { app: 'web' }, publishNotReadyAddresses: true }),
    service('api', { selector: { app: 'api' } }),
    service('elsewhere', { type: 'ExternalName' }),
  );
  expect(services).toMatchObject([{ kind: 'Service', name: 'web' }]);
});

test('a StatefulSet knows whether the Service that it names is headless', () => {
  const db = workload('apps/v1', 'StatefulSet', 'db', { serviceName: 'db' });
  expect(factsAbout(db, service('db', { clusterIP: 'None' })).governingServices).toMatchObject([{ headless: true }]);
  expect(factsAbout(db, service('db', {})).governingServices).toMatchObject([{ headless: false }]);
  expect(factsAbout(db).governingServices).toEqual([]);
});

test('nothing is said about a Service that a chart may bring', () => {
  const chart = resource({ apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease', metadata: { name: 'db' } });
  const db = workload('apps/v1', 'StatefulSet', 'db', { serviceName: 'db' });
  expect(factsAbout(db, chart)).not.toHaveProperty('governingServices');
});
