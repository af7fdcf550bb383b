import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../support/folder.ts';
import { git } from '../support/git.ts';
import { lintJson, runCli } from '../support/run-cli.ts';
import { brokenRepository, goodDeployment } from './manifests.ts';

const repository = (files: Readonly<Record<string, string | Uint8Array>>) =>
  folderWith({ 'k8s-platform.yaml': '', ...files });

/** A warning, and no error. */
const withoutMemoryLimit = goodDeployment.replace(/ {12}limits:\n.*\n/, '');

describe('exit code', () => {
  test.each([
    ['0 without findings', { 'a.yaml': goodDeployment }, [], 0],
    ['0 for findings below the threshold', { 'a.yaml': withoutMemoryLimit }, [], 0],
    ['1 for findings at the threshold', { 'a.yaml': withoutMemoryLimit }, ['--fail-on', 'warning'], 1],
    ['1 for an error', brokenRepository, [], 1],
    ['0 for whatever is found, when asked so', brokenRepository, ['--fail-on', 'never'], 0],
    ['2 for a path that is not there', {}, ['nowhere'], 2],
    ['2 for an unknown format', {}, ['--format', 'xml'], 2],
    ['2 for an unknown severity', {}, ['--fail-on', 'bad'], 2],
    ['2 for a version without schemas', {}, ['--kubernetes-version', '1.12'], 2],
  ])('%s', async (_, files, argv, code) => {
    expect((await runCli(['lint', ...argv], { cwd: repository(files) })).code).toBe(code);
  });
});

describe('misuse is one clear sentence, and what to do', () => {
  test.each<[string, Readonly<Record<string, string>>, string[], string]>([
    [
      'a misspelt rule',
      {},
      ['--rule', 'security/host-namspaces'],
      'there is no rule security/host-namspaces\n  did you mean security/host-namespaces?',
    ],
    ['a misspelt format', {}, ['--format', 'srif'], 'there is no format srif\n  did you mean sarif?'],
    [
      'a misspelt profile in the configuration',
      { 'k8s-platform.yaml': 'extends: recomended\n' },
      [],
      'k8s-platform.yaml:1:1: `extends` cannot be `recomended`\n  legal here: baseline, recommended, strict',
    ],
    [
      'an unknown key',
      { 'k8s-platform.yaml': '\nrulez: {}\n' },
      [],
      'k8s-platform.yaml:2:1: unknown key `rulez`\n  legal here: extends,',
    ],
    [
      'a misspelt rule in the configuration',
      { 'k8s-platform.yaml': 'rules:\n  reliability/livness-probe: off\n' },
      [],
      'k8s-platform.yaml:2:3: there is no rule reliability/livness-probe\n  did you mean reliability/liveness-probe?',
    ],
    [
      'a version that YAML reads as a number',
      { 'k8s-platform.yaml': 'kubernetes: { version: 1.30 }\n' },
      [],
      'k8s-platform.yaml:1:15: `kubernetes.version` must be a string: put it in quotes',
    ],
    ['broken YAML in the configuration', { 'k8s-platform.yaml': 'rules: [\n' }, [], 'k8s-platform.yaml:2:1: '],
  ])('%s', async (_, files, argv, message) => {
    const { code, stdout, stderr } = await runCli(['lint', ...argv], { cwd: repository(files) });
    expect(stderr).toContain(message);
    expect([code, stdout]).toEqual([2, '']);
  });
});

test('an empty configuration and none mean the same', async () => {
  const files = { 'a.yaml': brokenRepository['apps/web/deployment.yaml']! };
  const empty = await lintJson(folderWith({ ...files, 'k8s-platform.yaml': '' }));
  const none = await lintJson(folderWith(files));
  expect(empty.findings).toEqual(none.findings);
});

test('the configuration switches rules off, and changes how severe they are', async () => {
  const config =
    'rules:\n  reliability/image-tag: off\n  reliability/liveness-probe: error\n  supply-chain/image-digest: { severity: info }\n';
  const { findings } = await lintJson(repository({ ...brokenRepository, 'k8s-platform.yaml': config }));
  const severity = (rule: string) => findings.find((finding) => finding.rule === rule)?.severity;
  expect(severity('reliability/image-tag')).toBeUndefined();
  expect(severity('reliability/liveness-probe')).toBe('error');
  expect(severity('supply-chain/image-digest')).toBe('info');
});

test('parameters reach the rule', async () => {
  const config = 'rules:\n  reliability/minimum-replicas: { severity: error, parameters: { minimum: 3 } }\n';
  const { findings } = await lintJson(repository({ 'a.yaml': goodDeployment, 'k8s-platform.yaml': config }));
  expect(findings.map(({ rule, message }) => [rule, message])).toEqual([
    ['reliability/minimum-replicas', '2 replica where at least 3 are wanted'],
  ]);
});

describe('suppression', () => {
  const annotated = (reason: string) =>
    brokenRepository['apps/web/deployment.yaml']!.replace(
      '  namespace: shop\n',
      `  namespace: shop\n  annotations:\n    k8s-platform.io/ignore.reliability.image-tag: ${reason}\n`,
    );

  test('by annotation and by comment, with a reason', async () => {
    const text = annotated('the tag is rewritten by the build').replace(
      'replica: 2',
      'replica: 2 # k8s-platform-ignore schema/unknown-field: a test',
    );
    const { findings, summary } = await lintJson(repository({ 'a.yaml': text }));
    expect(findings.map(({ rule }) => rule)).not.toContain('reliability/image-tag');
    expect(findings.map(({ rule }) => rule)).not.toContain('schema/unknown-field');
    expect(summary.suppressed).toBe(2);
  });

  test('without a reason suppresses nothing', async () => {
    const { findings } = await lintJson(repository({ 'a.yaml': annotated('""') }));
    expect(findings.map(({ rule }) => rule)).toContain('reliability/image-tag');
    expect(findings.find(({ rule }) => rule === 'suppressions/without-reason')?.line).toBe(7);
  });
});

describe('what is not an object of the cluster', () => {
  test('is skipped, and counted', async () => {
    const { findings, summary } = await lintJson(
      repository({
        '.github/workflows/ci.yaml': 'on: push\n',
        'package.json': '{"name": "x"}',
        'chart/Chart.yaml': 'apiVersion: v2\nname: x\nversion: 1.0.0\n',
        'chart/values.yaml': 'image: x\n',
        'chart/templates/d.yaml': 'apiVersion: v1\nkind: {{ .Values.kind }}\n',
        'overlay/kustomization.yaml': 'resources: [base.yaml]\npatches:\n  - path: patch.yaml\n',
        'overlay/base.yaml': goodDeployment,
        'overlay/patch.yaml':
          'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  template:\n    spec:\n      containers:\n        - name: web\n',
        'template.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ name }}\n',
        'broken-but-not-ours.yaml': 'a: [\n',
      }),
    );
    expect(findings).toEqual([]);
    expect(summary).toMatchObject({ files: 11, resources: 2, units: 2 });
  });

  test('but what was meant as one is reported', async () => {
    const { findings } = await lintJson(repository({ 'a.yaml': 'kind: ConfigMap\nmetadata:\n  name: x\n' }));
    expect(findings.map(({ rule, message, line }) => [rule, message, line])).toEqual([
      ['schema/invalid', '`apiVersion` is required', 1],
    ]);
  });
});

test('placeholders of tools that fill them in are no mistakes', async () => {
  const { findings } = await lintJson(
    repository({
      'a.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: ${REPLICAS:=2}\n  selector: {matchLabels: {app: web}}\n  template:\n    metadata: {labels: {app: web}}\n    spec: {containers: []}\n',
      'b.yaml':
        'apiVersion: v1\nkind: Secret\nmetadata:\n  name: x\ndata:\n  key: ENC[AES256_GCM,data:abc=,type:str]\nsops:\n  version: 3.9.0\n',
    }),
  );
  expect(findings).toEqual([]);
});

test('items of a List are objects, each at its own place', async () => {
  const { findings } = await lintJson(
    repository({
      'a.yaml':
        'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: ConfigMap\n    metadata:\n      name: x\n    dta: {}\n',
    }),
  );
  expect(findings.map(({ rule, line, path, resource }) => [rule, line, path, resource?.kind])).toEqual([
    ['schema/unknown-field', 8, ['dta'], 'ConfigMap'],
  ]);
});

test('one file can be checked from standard input, under the name it has', async () => {
  const { code, stdout } = await runCli(['lint', '--stdin', '--stdin-filename', 'apps/web.yaml'], {
    cwd: folderWith({}),
    stdin: brokenRepository['apps/web/deployment.yaml']!,
  });
  expect(code).toBe(1);
  expect(stdout).toContain('apps/web.yaml:7:3 error schema/unknown-field');
});

test('links that run in a circle end, and are followed into no folder', async () => {
  const cwd = folderWith({ 'a/x.yaml': goodDeployment });
  symlinkSync('..', join(cwd, 'a', 'up'));
  symlinkSync('.', join(cwd, 'a', 'self'));
  expect((await lintJson(cwd)).summary).toMatchObject({ files: 1, resources: 1 });
});

test('only what was asked for is reported, but all of the repository is known', async () => {
  const cwd = repository(brokenRepository);
  const { findings } = await lintJson(cwd, 'argocd');
  expect(findings.filter(({ file }) => !file.startsWith('argocd/'))).toEqual([]);
  expect(findings.map(({ rule, message }) => [rule, message])).toContainEqual([
    'gitops/project-missing',
    'there is no AppProject `shpo` in the repository',
  ]);
});

test('a source without YAML exists as well', async () => {
  const application = (path: string) =>
    `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: ${path}, namespace: argocd}\nspec:\n  project: shop\n  destination: {namespace: a, server: https://kubernetes.default.svc}\n  source: {repoURL: https://example.com/x.git, targetRevision: v1, path: ${path}}\n`;
  const cwd = repository({
    'one.yaml': application('jsonnet'),
    'two.yaml': application('none'),
    'three.yaml': application('app'),
    'jsonnet/main.jsonnet': '{}',
    'app/config.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
  });
  const { findings } = await lintJson(cwd, '--rule', 'gitops/source-path-missing');
  expect(findings.map(({ file }) => file)).toEqual(['two.yaml']);
});

test('the report is the same, byte for byte, in each run', async () => {
  const cwd = repository(brokenRepository);
  const runs = [await runCli(['lint', '-f', 'json'], { cwd }), await runCli(['lint', '-f', 'json'], { cwd })];
  expect(runs[0]!.stdout).toBe(runs[1]!.stdout);
});

test.each([[[]], [['--staged']]])('a file that is excluded is there all the same, with %j', async (argv) => {
  const cwd = folderWith({
    'k8s-platform.yaml': "extends: strict\nexclude: ['app/secret.yaml']\n",
    'app/kustomization.yaml': 'resources: [secret.yaml, nothing.yaml]\nconfigMapGenerator: [{ files: [run.sh] }]\n',
    'app/secret.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: { name: x, namespace: shop }\n',
    'app/run.sh': 'true\n',
  });
  git(cwd, 'init', '--quiet');
  git(cwd, 'add', '.');
  const { findings } = await lintJson(cwd, '--rule', 'gitops/kustomization-missing-file', ...argv);
  expect(findings.map(({ message }) => message)).toEqual(['the repository has no `app/nothing.yaml`']);
});
