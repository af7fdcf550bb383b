import { expect, test } from 'vitest';
import { repositoryOf } from './repository.ts';

function mayBring(
  yaml: string,
  [kind, namespace]: [string, string?],
  known: Parameters<typeof repositoryOf>[1] = {},
): boolean {
  return repositoryOf(yaml, known).repository.elsewhere.mayBring(kind, namespace);
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

test('so may a Flux Kustomization of a path that is not here, a remote base, and what could not be rendered', () => {
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
  expect(mayBring('', ['/Secret'], { leftOut: true })).toBe(true);
});
