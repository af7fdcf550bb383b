import { expect, test } from 'vitest';
import { parse } from '../../../src/parse/parse.ts';
import { resourcesIn } from '../../../src/parse/resources.ts';
import type { Resource } from '../../../src/model/resource.ts';
import { targetsIn, type Cluster } from '../../../src/schema/targets.ts';

const clusters: Cluster[] = [
  { name: 'prod-1', minor: 34, environments: ['production'], server: 'https://prod-1.example.com' },
  { name: 'dev-1', minor: 37, environments: ['dev', 'staging'] },
];

function resourceAt(path: string, text: string, units: readonly string[] = []): Resource {
  const [resource] = parse(path, Buffer.from(text)).value.documents.flatMap(resourcesIn);
  return { ...resource!, origin: { ...resource!.origin, units } };
}

const web = (path: string, ...units: string[]) =>
  resourceAt(path, 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\n', units);

const application = resourceAt(
  'argocd/web.yaml',
  `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: web }
spec:
  source: { repoURL: https://git.example.com/a.git, path: apps/web/blue }
  destination: { server: https://prod-1.example.com, namespace: web }
`,
);
const kustomization = resourceAt(
  'clusters/dev-1/apps.yaml',
  `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: apps }
spec: { path: ./apps/tools, prune: true, interval: 1h, sourceRef: { kind: GitRepository, name: a } }
`,
);
const targets = targetsIn(clusters, 36, () => [application, kustomization]);
const names = (resource: Resource) => targets(resource).map(({ minor, cluster }) => `${cluster ?? 'any'} ${minor}`);

test.each<[string, Resource, string[]]>([
  ['a path that names a cluster', web('clusters/prod-1/web.yaml'), ['prod-1 34']],
  ['a path that names an environment', web('apps/web/overlays/staging/web.yaml'), ['dev-1 37']],
  ['a path that names neither', web('apps/web/base/web.yaml'), ['any 36']],
  ['units count, not the file', web('apps/web/base/web.yaml', 'apps/web/overlays/production'), ['prod-1 34']],
  ['each unit counts', web('a.yaml', 'overlays/production', 'overlays/dev'), ['prod-1 34', 'dev-1 37']],
  ['what an Application deploys', web('apps/web/blue/web.yaml'), ['prod-1 34']],
  ['what a Flux Kustomization of the cluster deploys', web('apps/tools/web.yaml'), ['dev-1 37']],
])('%s', (_, resource, expected) => {
  expect(names(resource)).toEqual(expected);
});

test('without clusters there is one version for all', () => {
  expect(targetsIn([], 36, () => [application])(web('clusters/prod-1/web.yaml'))).toEqual([{ minor: 36 }]);
});
