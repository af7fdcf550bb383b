import { expect, test } from 'vitest';
import { kustomizationGraph } from '../../../src/discover/kustomizations.ts';
import { pathRoles } from '../../../src/discover/path-roles.ts';
import { inTestSuite } from '../../../src/discover/test-suites.ts';

const files = [
  'a/base/deployment.yaml',
  'a/dev/patch.yaml',
  'a/dev/json.yaml',
  'a/part/role.yaml',
  'a/dev/old.yaml',
  'a/dev/text',
];

test('patches are fragments, and only roots are units', () => {
  const graph = kustomizationGraph(
    [
      { path: 'a/base/kustomization.yaml', body: { resources: ['deployment.yaml'] } },
      { path: 'a/part/kustomization.yaml', body: { kind: 'Component', resources: ['./role.yaml'] } },
      {
        path: 'a/dev/kustomization.yaml',
        body: {
          resources: ['../base', 'https://example.com/x.yaml'],
          components: ['../part/'],
          patches: [{ path: 'patch.yaml' }, { patch: '- op: remove\n  path: /x' }, 'text'],
          patchesJson6902: [{ path: './json.yaml', target: { kind: 'Deployment' } }],
          patchesStrategicMerge: ['old.yaml', 'apiVersion: v1\nkind: Pod'],
        },
      },
    ],
    new Set(files),
  );
  expect([...graph.fragments].sort()).toEqual(['a/dev/json.yaml', 'a/dev/old.yaml', 'a/dev/patch.yaml', 'a/dev/text']);
  expect(graph.units.map(({ path }) => path)).toEqual(['a/dev']);
  expect([...graph.units[0]!.files].sort()).toEqual([
    'a/base/deployment.yaml',
    'a/base/kustomization.yaml',
    'a/dev/json.yaml',
    'a/dev/kustomization.yaml',
    'a/dev/old.yaml',
    'a/dev/patch.yaml',
    'a/dev/text',
    'a/part/kustomization.yaml',
    'a/part/role.yaml',
  ]);
});

test('kustomizations that include one another end', () => {
  const graph = kustomizationGraph(
    [
      { path: 'a/kustomization.yaml', body: { resources: ['../b'] } },
      { path: 'b/kustomization.yaml', body: { resources: ['../a'] } },
    ],
    new Set(),
  );
  expect(graph.units).toEqual([]);
});

test('a chart’s own files are told apart by their path', () => {
  const roles = pathRoles([
    'chart/Chart.yaml',
    'chart/values.yaml',
    'chart/values-production.yaml',
    'chart/templates/deployment.yaml',
    'chart/crds/crd.yaml',
    'chart/charts/sub/templates/x.yaml',
    'values.yaml',
    'templates/x.yaml',
    'x/kustomization.yml',
  ]);
  expect(Object.fromEntries(roles)).toEqual({
    'chart/Chart.yaml': 'helm-chart',
    'chart/values.yaml': 'helm-values',
    'chart/values-production.yaml': 'helm-values',
    'chart/templates/deployment.yaml': 'helm-template',
    'chart/crds/crd.yaml': 'candidate',
    'chart/charts/sub/templates/x.yaml': 'helm-template',
    'values.yaml': 'candidate',
    'templates/x.yaml': 'candidate',
    'x/kustomization.yml': 'kustomization',
  });
});

test('files of a test suite are fragments to compare with', () => {
  const isTest = inTestSuite([
    't/e2e/chainsaw-test.yaml',
    't/e2e/steps/assert.yaml',
    't/other/x.yaml',
    'k/00-assert.yaml',
  ]);
  expect(['t/e2e/steps/assert.yaml', 't/other/x.yaml', 'k/01-install.yaml', 'x.yaml'].map(isTest)).toEqual([
    true,
    false,
    true,
    false,
  ]);
});
