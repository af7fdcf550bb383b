import { describe, expect, test } from 'vitest';
import { folderWith } from '../support/folder.ts';
import { lintJson } from '../support/run-cli.ts';

const binding = `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: web, namespace: shop }
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: reader
subjects: [{ kind: ServiceAccount, name: web, namespace: shop }]
`;
const pod = (spec: string) => `apiVersion: v1\nkind: Pod\nmetadata: { name: web, namespace: shop }\nspec:\n${spec}`;
const runtime = pod('  volumes:\n    - name: docker\n      hostPath:\n        path: /var/run/docker.sock\n');
const capability = pod(
  '  containers:\n    - name: web\n      securityContext:\n        capabilities:\n          drop: [ALL]\n          add:\n            - SYS_ADMIN\n',
);
const job = `apiVersion: batch/v1
kind: Job
metadata: { name: web, namespace: shop }
spec: { template: { spec: { restartPolicy: Always, containers: [{ name: web, image: web:1 }] } } }
`;

async function rulesOf(files: Readonly<Record<string, string>>, among: readonly string[], off = ''): Promise<string[]> {
  const config = `extends: strict\n${off === '' ? '' : `rules: { ${off}: off }\n`}`;
  const { findings } = await lintJson(folderWith({ 'k8s-platform.yaml': config, ...files }));
  return findings.map(({ rule }) => rule).filter((rule) => among.includes(rule));
}

describe.each<[string, Readonly<Record<string, string>>, string, string]>([
  ['a role that is missing', { 'a.yaml': binding }, 'rbac/binding-to-missing-role', 'references/role'],
  [
    'a file that is missing',
    { 'kustomization.yaml': 'resources: [web.yaml]\n' },
    'render/failed',
    'gitops/kustomization-missing-file',
  ],
  [
    'the socket of the container runtime',
    { 'a.yaml': runtime },
    'security/container-runtime-socket',
    'security/host-path',
  ],
  [
    'a capability beyond the baseline',
    { 'a.yaml': capability },
    'security/capabilities-baseline',
    'security/capabilities-restricted',
  ],
  [
    'a capability that lets it gain privileges',
    { 'a.yaml': capability },
    'security/capabilities-baseline',
    'security/privilege-escalation',
  ],
  [
    'an image without a tag',
    { 'a.yaml': pod('  containers: [{ name: web, image: ghcr.io/example/web }]\n') },
    'reliability/image-tag',
    'supply-chain/image-digest',
  ],
  [
    'a container without a security context',
    {
      'a.yaml': pod(
        '  securityContext: { fsGroup: 20000 }\n  containers: [{ name: web, image: ghcr.io/example/web:1.0.0 }]\n',
      ),
    },
    'security/run-as-non-root',
    'security/missing-security-context',
  ],
  [
    'a pod that says nothing of its account and its token',
    { 'a.yaml': pod('  containers: [{ name: web, image: ghcr.io/example/web:1.0.0 }]\n') },
    'security/service-account-token-automount',
    'security/default-service-account',
  ],
  ['a restart policy that jobs do not have', { 'a.yaml': job }, 'reliability/restart-policy', 'admission/rejected'],
])('%s', (_, files, better, quiet) => {
  test('is told once', async () => {
    expect(await rulesOf(files, [better, quiet])).toEqual([better]);
  });

  test('and by the other rule when that one is off', async () => {
    expect(await rulesOf(files, [better, quiet], better)).toEqual([quiet]);
  });
});

test('one whose better telling is suppressed is not told at all', async () => {
  const ignored = binding.replace(
    'name: reader',
    'name: reader # k8s-platform-ignore rbac/binding-to-missing-role: it is made by hand',
  );
  const rules = await rulesOf({ 'a.yaml': ignored }, ['rbac/binding-to-missing-role', 'references/role']);
  expect(rules).toEqual([]);
});

describe('a Service whose pods are not here', () => {
  const service =
    'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { selector: { app: web }, ports: [{ port: 80 }] }\n';
  const template = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: {{replicas}}\n';
  const found = async (files: Readonly<Record<string, string>>) => rulesOf(files, ['references/service-selector']);

  test('selects nothing', async () => {
    expect(await found({ 'web/service.yaml': service })).toEqual(['references/service-selector']);
    expect(await found({ 'web/service.yaml': service, 'api/template.yaml': template })).toHaveLength(1);
  });

  test('unless something beside it cannot be read', async () => {
    expect(await found({ 'web/service.yaml': service, 'web/template.yaml': template })).toEqual([]);
  });
});

describe('a file that is no YAML', () => {
  const overlay = 'resources: [../base]\n';
  const files = {
    'base/kustomization.yaml': 'resources: [web.yaml]\n',
    'base/web.yaml': `${pod('')}\tcontainers: []\n`,
    'dev/kustomization.yaml': overlay,
    'production/kustomization.yaml': overlay,
  };

  test('is told once, however many overlays it breaks', async () => {
    expect(await rulesOf(files, ['yaml/tab-indentation', 'render/failed'])).toEqual(['yaml/tab-indentation']);
  });

  test('and as what keeps its base from being built when it is not told itself', async () => {
    const rules = await rulesOf(files, ['yaml/tab-indentation', 'render/failed'], 'yaml/tab-indentation');
    expect(rules).toEqual(['render/failed']);
  });
});
