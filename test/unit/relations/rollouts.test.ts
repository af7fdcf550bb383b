import { expect, test } from 'vitest';
import type { Resource } from '../../../src/model/resource.ts';
import { factsAbout, resource, workload } from '../../support/resources.ts';

function named(apiVersion: string, kind: string, name: string): Resource {
  return resource({ apiVersion, kind, metadata: { name } });
}

const rollout = workload('argoproj.io/v1alpha1', 'Rollout', 'web');

test('a Rollout knows the Services and analysis templates that it can meet', () => {
  const facts = factsAbout(
    rollout,
    named('v1', 'Service', 'web'),
    named('serving.knative.dev/v1', 'Service', 'knative'),
    named('argoproj.io/v1alpha1', 'AnalysisTemplate', 'errors'),
    named('argoproj.io/v1alpha1', 'ClusterAnalysisTemplate', 'latency'),
  );
  expect(facts.rollout).toEqual({
    services: ['web'],
    analysisTemplates: ['errors'],
    clusterAnalysisTemplates: ['latency'],
  });
});

test('nothing is said about what a chart may bring', () => {
  const chart = named('helm.toolkit.fluxcd.io/v2', 'HelmRelease', 'web');
  expect(factsAbout(rollout, chart)).not.toHaveProperty('rollout');
});
