import { expect, test } from 'vitest';
import { folderWith } from '../support/folder.ts';
import { lintJson, runCli } from '../support/run-cli.ts';

const files = {
  'k8s-platform.yaml': '',
  'base/kustomization.yaml': 'resources: [secret.yaml, config.yaml]\n',
  'base/config.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\ndata:\n  LEVEL: info\n',
  'base/secret.yaml': 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: web\nstringData:\n  key: hunter2\n',
  'prod/kustomization.yaml':
    'namespace: web\nresources: [../base]\npatches:\n  - patch: |\n      apiVersion: v1\n      kind: ConfigMap\n      metadata:\n        name: web\n      data:\n        LEVEL: warn\n',
};

test('prints a unit with the place of each object, and of what was set elsewhere', async () => {
  const { code, stdout } = await runCli(['render', 'prod'], { cwd: folderWith(files) });
  expect(code).toBe(0);
  expect(stdout).toBe(`---
# base/config.yaml:1
apiVersion: v1
data:
  LEVEL: warn  # prod/kustomization.yaml:10
kind: ConfigMap
metadata:
  name: web
  namespace: web  # prod/kustomization.yaml:1
---
# base/secret.yaml:1
apiVersion: v1
kind: Secret
metadata:
  name: web
  namespace: web  # prod/kustomization.yaml:1
stringData:
  key: •••
`);
});

test('prints what kustomize prints, when asked for no more', async () => {
  const { stdout } = await runCli(['render', 'prod', '--no-origins', '--show-secrets'], { cwd: folderWith(files) });
  expect(stdout).toContain('---\napiVersion: v1\ndata:\n  LEVEL: warn\nkind: ConfigMap\n');
  expect(stdout).toContain('  key: hunter2\n');
});

test('a base can be rendered by its name; a folder stands for what is deployed of it', async () => {
  const cwd = folderWith(files);
  expect((await runCli(['render', 'base/kustomization.yaml'], { cwd })).stdout).toContain('LEVEL: info\n');
  const { stdout } = await runCli(['render'], { cwd });
  expect(stdout.match(/^---$/gm)).toHaveLength(2);
});

test('tells what cannot be built, and where', async () => {
  const cwd = folderWith({ 'k8s-platform.yaml': '', 'a/kustomization.yaml': 'resources:\n  - none.yaml\n' });
  const { code, stdout, stderr } = await runCli(['render', 'a'], { cwd });
  expect([code, stdout, stderr]).toEqual([1, '', 'a/kustomization.yaml:2:5 `none.yaml` does not exist\n']);
});

test('says so where there is nothing to render', async () => {
  const { code, stderr } = await runCli(['render'], { cwd: folderWith({ 'a.txt': '' }) });
  expect(code).toBe(2);
  expect(stderr).toContain('there is nothing to render here\n  name a kustomization, a chart or what installs one\n');
});

test('in a unit that cannot be built only that is told, and what schemas have to say', async () => {
  const pod =
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  hostPID: true\n  containers: [{name: a, image: "a:1"}]\n';
  const cwd = folderWith({
    'k8s-platform.yaml': '',
    'base/kustomization.yaml': 'resources: [pod.yaml, none.yaml]\n',
    'base/pod.yaml': pod.replace('hostPID', 'hostPIDs'),
    'dev/kustomization.yaml': 'resources: [../base]\n',
    'prod/kustomization.yaml': 'resources: [../base]\n',
    'remote/kustomization.yaml':
      'resources: [pod.yaml, https://example.com/x]\npatches: [{patch: "{kind: A, apiVersion: v1, metadata: {name: gone}}"}]\n',
    'remote/pod.yaml': pod,
  });
  const { findings } = await lintJson(cwd);
  const found = findings.filter(({ severity }) => severity === 'error').map(({ rule, file }) => `${rule} ${file}`);
  expect(found.sort()).toEqual([
    'render/failed base/kustomization.yaml',
    'schema/unknown-field base/pod.yaml',
    'security/host-namespaces remote/pod.yaml',
    'supply-chain/remote-base-pinned remote/kustomization.yaml',
  ]);
});

test('a kustomization at the root of the repository builds, and its patches are found', async () => {
  const cwd = folderWith({
    'kustomization.yaml': 'resources:\n  - settings.yaml\npatches:\n  - path: patch.yaml\n',
    'settings.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  level: info\n',
    'patch.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  level: debug\n',
  });
  const { code, stdout } = await runCli(['render'], { cwd });
  expect({ code, patched: /level: debug +# patch\.yaml:6/.test(stdout) }, stdout).toEqual({ code: 0, patched: true });
});
