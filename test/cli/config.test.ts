import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { folderWith } from '../support/folder.ts';
import { lintJson, runCli } from '../support/run-cli.ts';
import { goodDeployment } from './manifests.ts';

const pod = (annotations = '', tag = 'latest') => `apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop
${annotations === '' ? '' : `  annotations:\n${annotations}`}spec:
  containers:
    - name: web
      image: ghcr.io/example/web:${tag}
`;

const tagRule = 'reliability/image-tag';

async function rulesFound(config: string, files: Readonly<Record<string, string>>, ...argv: string[]) {
  const report = await lintJson(folderWith({ 'k8s-platform.yaml': config, ...files }), ...argv);
  return { ...report, rules: report.findings.map(({ rule }) => rule) };
}

describe('suppress', () => {
  const entry = (fields: string) => `suppress:\n  - rule: ${tagRule}\n${fields.replace(/^/gm, '    ')}\n`;

  test.each([
    ['an object', 'object: Pod web\nreason: x'],
    ['an object with its namespace', 'object: Pod shop/web\nreason: x'],
    ['objects by globs', 'object: "* */w*"\nreason: x\nowner: team-red'],
    ['files', 'files: ["*.yaml"]\nreason: x\nuntil: 2999-01-01'],
  ])('by %s', async (_, fields) => {
    const { rules, summary } = await rulesFound(entry(fields), { 'a.yaml': pod() });
    expect(rules.filter((rule) => rule === tagRule || rule.startsWith('suppressions/'))).toEqual([]);
    expect(summary.suppressed).toBe(1);
  });

  test.each([
    ['without a reason', 'object: Pod web', 'suppressions/without-reason'],
    ['past its date', 'object: Pod web\nreason: x\nuntil: 2024-01-31\nowner: team-red', 'suppressions/expired'],
    ['that suppresses nothing', 'object: Pod api\nreason: x', 'suppressions/unused'],
  ])('one %s does not count, and is reported', async (_, fields, rule) => {
    const { findings, rules } = await rulesFound(entry(fields), { 'a.yaml': pod() });
    expect(rules).toContain(tagRule);
    const [stale] = findings.filter((finding) => finding.rule.startsWith('suppressions/'));
    expect(stale).toMatchObject({ rule, file: 'k8s-platform.yaml', line: 2 });
  });

  test('nothing is called stale by a run that does not look at all of it', async () => {
    const config = entry('object: Pod api\nreason: x');
    const files = { 'a.yaml': pod('    k8s-platform.io/ignore.security.host-path: x\n'), 'b/b.yaml': pod() };
    const cwd = folderWith({ 'k8s-platform.yaml': config, ...files });
    for (const argv of [['b'], ['--rule', tagRule], ['--upgrade-to', '1.36']]) {
      const { findings } = await lintJson(cwd, ...argv);
      expect(findings.filter(({ rule }) => rule.startsWith('suppressions/'))).toEqual([]);
    }
  });
});

describe("the peers' own annotations", () => {
  test.each([
    ['kube-linter', 'ignore-check.kube-linter.io/latest-tag: x'],
    ['kube-linter', 'kube-linter.io/ignore-all: x'],
    ['kube-score', 'kube-score/ignore: pod-probes, container-image-tag'],
    ['polaris', 'polaris.fairwinds.com/tagNotSpecified-exempt: "true"'],
    ['polaris', 'polaris.fairwinds.com/exempt: "true"'],
    ['checkov', 'checkov.io/skip1: CKV_K8S_14=x'],
  ])('of %s count when it is honoured: %s', async (tool, annotation) => {
    const files = { 'a.yaml': pod(`    ${annotation}\n`) };
    expect((await rulesFound(`suppress:\n  - honour: [${tool}]\n`, files)).rules).not.toContain(tagRule);
    expect((await rulesFound('', files)).rules).toContain(tagRule);
  });

  test('for other checks do not', async () => {
    const files = {
      'a.yaml': pod('    polaris.fairwinds.com/tagNotSpecified-exempt: "false"\n    kube-score/ignore: pod-probes\n'),
    };
    const { rules } = await rulesFound('suppress:\n  - honour: [polaris, kube-score]\n', files);
    expect(rules).toContain(tagRule);
  });
});

describe('extends', () => {
  const files = {
    'shared/base.yaml': `extends: strict\nrules:\n  ${tagRule}: off\n  reliability/minimum-replicas: { parameters: { minimum: 5 } }\n`,
    'a.yaml': goodDeployment.replace(/:[\w.]+$/m, ':latest'),
  };

  test('adds to another file', async () => {
    const config = 'extends: shared/base.yaml\nrules:\n  reliability/minimum-replicas: error\n';
    const { findings, rules } = await rulesFound(config, files);
    expect(rules).not.toContain(tagRule);
    expect(findings.find(({ rule }) => rule === 'reliability/minimum-replicas')).toMatchObject({
      severity: 'error',
      message: expect.stringContaining('at least 5') as string,
    });
  });

  test.each([
    ['that is not there', { 'k8s-platform.yaml': 'extends: none.yaml\n' }, /cannot read .*none\.yaml: ENOENT/],
    [
      'that leads back',
      { 'k8s-platform.yaml': 'extends: b.yaml\n', 'b.yaml': 'extends: k8s-platform.yaml\n' },
      /b\.yaml:1:1: `extends` leads back/,
    ],
    ['that is wrong', { 'k8s-platform.yaml': 'extends: b.yaml\n', 'b.yaml': 'a: 1\n' }, /b\.yaml:1:1: unknown key `a`/],
  ])('a file %s is an error at its place', async (_, wrong, message) => {
    const { stderr, code } = await runCli(['lint'], { cwd: folderWith(wrong) });
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});

test.each([
  [
    'rules:\n  reliability/minimum-replicas:\n    parameters: { minimun: 3 }\n',
    '3:19: reliability/minimum-replicas has no parameter `minimun`\n  did you mean minimum?',
  ],
  [
    'rules:\n  reliability/minimum-replicas:\n    parameters: { minimum: many }\n',
    '3:19: `rules["reliability/minimum-replicas"].parameters.minimum` must be integer',
  ],
  ['overrides:\n  - kind: [Pod]\n    rules: {}\n', '2:5: unknown key `overrides[0].kind`\n  legal here: files, kinds'],
  [
    'overrides:\n  - kinds: [Pod]\n    rules: { security/host-pth: off }\n',
    '3:14: there is no rule security/host-pth\n  did you mean security/host-path?',
  ],
  ['overrides:\n  - kinds: [Pod]\n    names: [a]\n', '2:5: `overrides[0]` needs `rules`'],
  ['suppress:\n  - rule: security/host-pth\n    reason: x\n', '2:5: there is no rule security/host-pth'],
  ['suppress:\n  - rule: security/host-path\n    until: 31.12.2026\n', '3:5: `suppress[0].until` must match pattern'],
  [
    'suppress:\n  - honour: [kubescore]\n',
    '2:14: `suppress[0].honour[0]` cannot be `kubescore`\n  legal here: kube-linter, kube-score',
  ],
])('a mistake is told with its place: %s', async (config, message) => {
  const { stderr, code } = await runCli(['lint'], { cwd: folderWith({ 'k8s-platform.yaml': config }) });
  expect(code).toBe(2);
  expect(stderr).toContain(`k8s-platform.yaml:${message}`);
});

describe('config print', () => {
  const config = `extends: recommended
kubernetes: { version: "1.36" }
rules:
  reliability/minimum-replicas: { severity: error, parameters: { minimum: 3 } }
overrides:
  - environments: [dev]
    rules: { reliability/minimum-replicas: off }
`;
  const kustomization = (resource: string) =>
    `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [${resource}]\n`;
  const repository = () =>
    folderWith({
      'k8s-platform.yaml': config,
      'base/deployment.yaml': goodDeployment,
      'base/kustomization.yaml': kustomization('deployment.yaml'),
      'dev/kustomization.yaml': kustomization('../base'),
    });

  test('says where each value is set, as YAML', async () => {
    const { stdout, code } = await runCli(['config', 'print'], { cwd: repository() });
    expect(code).toBe(0);
    expect(stdout).toContain('extends: recommended # k8s-platform.yaml:1:1\n');
    expect(stdout).toContain('kubernetes.version: "1.36" # k8s-platform.yaml:2:15\n');
    expect(stdout).toContain('include: [] # default\n');
    expect(stdout).toContain('      minimum: 3 # k8s-platform.yaml:4:66\n');
    expect(stdout).toContain(`  ${tagRule}: `);
    expect(parse(stdout)).toMatchObject({ rules: { 'reliability/minimum-replicas': { severity: 'error' } } });
  });

  test('applies the overrides that count for the objects of a file', async () => {
    const { stdout } = await runCli(['config', 'print', 'base/deployment.yaml', '--format', 'json'], {
      cwd: repository(),
    });
    expect(JSON.parse(stdout)).toMatchObject({
      rules: { 'reliability/minimum-replicas': { severity: { value: 'error', from: 'k8s-platform.yaml:4:35' } } },
      objects: {
        'Deployment web': {
          overrides: ['k8s-platform.yaml:6:5'],
          rules: { 'reliability/minimum-replicas': { severity: { value: 'off', from: 'k8s-platform.yaml:7:14' } } },
        },
      },
    });
  });
});

test('config init writes a configuration that lint accepts, and overwrites none', async () => {
  const cwd = folderWith({ 'a.yaml': goodDeployment });
  expect((await runCli(['config', 'init', '--profile', 'baseline'], { cwd })).code).toBe(0);
  const text = readFileSync(join(cwd, 'k8s-platform.yaml'), 'utf8');
  expect(parse(text)).toEqual({ extends: 'baseline' });
  const uncommented = text.replace(/^# (?=[a-z ]+:| {2})(?!yaml-|baseline)/gm, '');
  expect(Object.keys(parse(uncommented) as object)).toEqual([
    'extends',
    'kubernetes',
    'clusters',
    'rules',
    'overrides',
    'suppress',
  ]);
  const { stderr } = await runCli(['lint'], { cwd: folderWith({ 'k8s-platform.yaml': uncommented }) });
  expect(stderr).not.toContain('k8s-platform.yaml:');
  const again = await runCli(['config', 'init'], { cwd });
  expect(again.code).toBe(2);
  expect(again.stderr).toContain('is there already');
});
