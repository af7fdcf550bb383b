import { expect, test } from 'vitest';
import { pathRoles } from '../../../src/discover/path-roles.ts';
import { inTestSuite } from '../../../src/discover/test-suites.ts';

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
