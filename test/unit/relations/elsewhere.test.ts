import { describe, expect, test } from 'vitest';
import type { LeftOut } from '../../../src/model/unit.ts';
import { resource } from '../../support/resources.ts';
import { repositoryOf } from './repository.ts';

const viewer = resource({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' } }, { file: 'apps/web/pod.yaml' });

function mayBring(
  yaml: string,
  [kind, namespace]: [string, string?],
  known: Parameters<typeof repositoryOf>[1] = {},
): boolean {
  return repositoryOf(yaml, known).repository.elsewhere.mayBring(kind, namespace, viewer);
}

const release = (spec: string) => `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: x, namespace: monitoring }
spec: ${spec}
`;
const application = (source: string, namespace = 'monitoring') => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: x }
spec: { source: ${source}, destination: { namespace: "${namespace}" } }
`;

test('a chart of a registry brings what its namespace has, and what has none', () => {
  for (const yaml of [release('{ chartRef: { name: x } }'), application('{ chart: x, repoURL: example.com/charts }')]) {
    expect(mayBring(yaml, ['/Secret', 'monitoring'])).toBe(true);
    expect(mayBring(yaml, ['/Secret'])).toBe(true);
    expect(mayBring(yaml, ['/Secret', 'shop'])).toBe(false);
    expect(mayBring(yaml, ['storage.k8s.io/StorageClass'])).toBe(true);
    expect(mayBring(yaml, ['/Namespace'])).toBe(false);
  }
  expect(mayBring(application('{ chart: x }', '{{name}}'), ['/Secret', 'shop'])).toBe(true);
});

test('a chart that is a folder of the repository is rendered', () => {
  const yaml = release('{ chart: { spec: { chart: ./charts/x, sourceRef: { kind: GitRepository } } } }');
  expect(mayBring(yaml, ['/Secret', 'monitoring'], { paths: ['charts/x/Chart.yaml'] })).toBe(false);
  expect(mayBring(yaml, ['/Secret', 'monitoring'])).toBe(true);
});

test('another repository may bring anything, the own one nothing unknown', () => {
  const yaml = application('{ repoURL: https://example.com/a/b.git, path: apps }');
  expect(mayBring(yaml, ['/Secret', 'shop'])).toBe(true);
  expect(mayBring(yaml, ['/Secret', 'shop'], { remotes: ['git@example.com:a/b.git'] })).toBe(false);
  expect(mayBring(yaml, ['/Secret', 'shop'], { paths: ['apps'] })).toBe(false);
});

test('so may a Flux Kustomization of a path that is not here, and a remote base', () => {
  const flux = `
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: x }
spec: { path: ./apps }
`;
  expect(mayBring(flux, ['/Secret', 'shop'])).toBe(true);
  expect(mayBring(flux, ['/Secret', 'shop'], { paths: ['apps'] })).toBe(false);
  const kustomization = (base: string) => `
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
metadata: { name: x }
resources: [${base}]
`;
  expect(mayBring(kustomization('https://example.com/x.yaml'), ['/Secret'])).toBe(true);
  expect(mayBring(kustomization('../base'), ['/Secret'])).toBe(false);
});

describe('what could not be rendered', () => {
  const leftOut = (kind: LeftOut['kind'], namespace?: string, folder = 'apps') => ({
    leftOut: [{ kind, folder, namespace }],
  });
  const flux = (target: string) => `
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: x }
spec: { path: ./apps, ${target} }
`;
  const apps = { paths: ['apps'] };

  test.each<[string, string, [string, string?], Parameters<typeof repositoryOf>[1], boolean]>([
    ['may bring anything', '', ['/Secret', 'shop'], leftOut('kustomization'), true],
    ['keeps to the namespace of its kustomization', '', ['/Secret', 'shop'], leftOut('kustomization', 'other'), false],
    ['brings what that namespace has', '', ['/Secret', 'other'], leftOut('kustomization', 'other'), true],
    ['and namespaces', '', ['/Namespace'], leftOut('kustomization', 'other'), true],
    ['and what has none', '', ['storage.k8s.io/StorageClass'], leftOut('kustomization', 'other'), true],
    [
      'goes where Flux says',
      flux('targetNamespace: other'),
      ['/Secret', 'shop'],
      { ...apps, ...leftOut('kustomization', 'shop') },
      false,
    ],
    [
      'or everywhere when a variable says it',
      flux('targetNamespace: "${NAME}"'),
      ['/Secret', 'shop'],
      { ...apps, ...leftOut('kustomization') },
      true,
    ],
    ['is a chart that goes elsewhere', '', ['/Secret', 'shop'], leftOut('chart', 'other'), false],
    ['is a chart that nothing installs', '', ['/Secret', 'shop'], leftOut('chart'), true],
    ['is a file beside', '', ['/Secret', 'shop'], leftOut('file', undefined, 'apps/web'), true],
    ['is a file in another folder', '', ['/Secret', 'shop'], leftOut('file', undefined, 'apps/api'), false],
  ])('%s', (_, yaml, wanted, known, expected) => {
    expect(mayBring(yaml, wanted, known)).toBe(expected);
  });
});
