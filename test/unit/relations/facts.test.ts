import { describe, expect, test } from 'vitest';
import { existence } from '../../../src/discover/existence.ts';
import type { Resource } from '../../../src/model/resource.ts';
import { Sources } from '../../../src/parse/sources.ts';
import { factsOf } from '../../../src/relations/facts.ts';
import { repositoryWith } from '../../support/repository.ts';

/** A repository of these files, none of them rendered. */
function open(files: Readonly<Record<string, string>>, filesIn: readonly string[] = []) {
  const sources = new Sources((path) => Buffer.from(files[path]!));
  const resources = Object.keys(files).flatMap((path) => sources.resourcesOf(path));
  const repository = repositoryWith(resources, {
    exists: existence(Object.keys(files)),
    filesIn: (folder) => filesIn.filter((path) => path.startsWith(`${folder}/`)),
    remotes: ['https://github.com/example/shop.git'],
  });
  const find = (kind: string, name = ''): Resource =>
    resources.find(({ id }) => id.kind === kind && (name === '' || id.name === name))!;
  return { facts: (kind: string, name?: string) => factsOf(find(kind, name), repository), repository, resources };
}

const configMap = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\n`;

const application = (source: string, more = '') => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: web, namespace: argocd }
spec:
  project: shop
  source: { repoURL: https://github.com/example/shop, ${source} }
  destination: { server: https://kubernetes.default.svc, namespace: shop }
${more}`;

describe('identities', () => {
  test('the second of two in one file has a twin', () => {
    const { repository, resources } = open({ 'a.yaml': `${configMap('web')}---\n${configMap('web')}` });
    expect(resources.map((resource) => factsOf(resource, repository).duplicateOf)).toEqual([undefined, 'a.yaml']);
  });

  test('files of a folder are deployed together only when somebody deploys the folder', () => {
    const files = { 'apps/a.yaml': configMap('web'), 'apps/b.yaml': configMap('web') };
    const twins = ({ repository, resources }: ReturnType<typeof open>) =>
      resources.map((resource) => factsOf(resource, repository).duplicateOf).filter((twin) => twin !== undefined);
    expect(twins(open(files))).toEqual([]);
    expect(twins(open({ ...files, 'web.yaml': application('path: apps') }))).toEqual(['apps/a.yaml']);
  });
});

describe('kustomizations', () => {
  const kustomization = 'resources: [web.yaml, gone.yaml, https://example.com/x.yaml, github.com/example/base]\n';

  test('tell what is missing and what is unused', () => {
    const { facts } = open({
      'apps/kustomization.yaml': `${kustomization}patches: [{ path: patch.yaml }]\n`,
      'apps/web.yaml': configMap('web'),
      'apps/patch.yaml': configMap('web'),
      'apps/old.yaml': configMap('old'),
      'apps/values.yaml': 'replicas: 2\n',
    });
    expect(facts('Kustomization')).toMatchObject({
      missing: [{ at: ['resources', 1], path: 'apps/gone.yaml' }],
      unused: ['apps/old.yaml'],
    });
  });

  test('what another one includes is used', () => {
    const { facts } = open({
      'apps/kustomization.yaml': 'resources: []\n',
      'apps/web.yaml': configMap('web'),
      'dev/Kustomization': 'resources: [../apps/web.yaml]\n',
    });
    expect(facts('Kustomization')).toMatchObject({ unused: [] });
  });
});

describe('Applications', () => {
  test('know the kinds at their path, their namespace and their folder', () => {
    const files = { 'web.yaml': application('path: apps/web'), 'apps/web/a.yaml': configMap('a') };
    expect(open(files).facts('Application')).toMatchObject({
      kinds: [{ group: '', kind: 'ConfigMap' }],
      namespaceFound: false,
      sources: [{ local: true, exists: true }],
    });
  });

  test('a folder without YAML exists', () => {
    const files = { 'web.yaml': application('path: jsonnet') };
    expect(open(files, ['jsonnet/main.jsonnet']).facts('Application')).toMatchObject({ sources: [{ exists: true }] });
    expect(open(files).facts('Application')).toMatchObject({ sources: [{ exists: false }] });
  });

  test('values files start at the chart or at the root', () => {
    const files = {
      'web.yaml': application('path: charts/web, helm: { valueFiles: [values.yaml, ../x.yaml, /gone.yaml] }'),
      'charts/web/values.yaml': 'a: 1\n',
    };
    const { valueFiles } = open(files).facts('Application') as unknown as { valueFiles: object[] };
    expect(valueFiles).toMatchObject([
      { file: 'charts/web/values.yaml', exists: true },
      { file: 'charts/x.yaml', exists: false },
      { file: 'gone.yaml', exists: false },
    ]);
  });

  test('clusters are known only when every Secret is in the clear', () => {
    const secret = (server: string) =>
      `---\napiVersion: v1\nkind: Secret\nmetadata: { name: a, labels: { argocd.argoproj.io/secret-type: cluster } }\nstringData: { name: prod, server: '${server}' }\n`;
    const clusters = (server: string) =>
      open({ 'web.yaml': application('path: apps', secret(server)) }).facts('Application').clusters;
    expect(clusters('https://prod.example.com')).toEqual([{ name: 'prod', server: 'https://prod.example.com' }]);
    expect(clusters('ENC[AES256_GCM,data:x]')).toBeUndefined();
  });
});

test('workflows are resources, and other YAML beside them is not', () => {
  const { resources } = open({ '.github/workflows/a.yaml': 'jobs: {}\n', '.github/workflows/b.yaml': 'x: 1\n' });
  expect(resources.map(({ id }) => `${id.apiVersion} ${id.kind}`)).toEqual(['github-actions/v1 Workflow']);
});

describe('clusters', () => {
  const kubeadm = {
    'clusters/a/kubeadm.yaml':
      'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\n---\napiVersion: kubeadm.k8s.io/v1beta4\nkind: InitConfiguration\nlocalAPIEndpoint: { advertiseAddress: 10.0.0.1 }\n',
  };

  test('know the date and the nodes', () => {
    expect(open(kubeadm).facts('ClusterConfiguration')).toMatchObject({
      today: '2026-12-01',
      nodeAddresses: ['10.0.0.1'],
      etcdBackup: false,
    });
  });

  test('a timer beside the configuration is a backup', () => {
    const { facts } = open(kubeadm, ['clusters/a/etcd-backup.timer']);
    expect(facts('ClusterConfiguration')).toMatchObject({ etcdBackup: true });
  });
});
