import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { diffLines } from 'diff';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/assets.ts';
import { writeUnchanged } from '../../src/fix/write-file.ts';
import { builtInCatalogue } from '../../src/policy/catalogue.ts';
import { folderWith } from '../support/folder.ts';
import { lintJson, runCli } from '../support/run-cli.ts';

const pod = (container: string, spec = '') => `# the pod
apiVersion: v1
kind: Pod
metadata:
  name: "web" # quoted
spec:
${spec}  containers:
  - name: web   # by hand
    image: 'ghcr.io/example/web:1.4.2'
${container}`;

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
        - name: web # the application
          image: ghcr.io/example/web:1.4.2
`;

const kustomization = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n';
const strict = { 'k8s-platform.yaml': 'extends: strict\n' };

async function fixIn(files: Readonly<Record<string, string>>, ...argv: string[]) {
  const cwd = folderWith({ ...strict, ...files });
  const { stdout, stderr, code } = await runCli(['fix', ...argv], { cwd });
  return { cwd, stdout, stderr, code, read: (file: string) => readFileSync(join(cwd, file), 'utf8') };
}

test('writes the missing fields behind what is there', async () => {
  const { read, stdout, code } = await fixIn({ 'a.yaml': pod('') });
  expect(read('a.yaml')).toBe(`${pod('')}    securityContext:
      capabilities:
        drop:
          - ALL
      allowPrivilegeEscalation: false
  automountServiceAccountToken: false
`);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^a\.yaml: 3 fixes \(.*security\/capabilities-restricted.*\)\n$/);
});

test('what the API server would refuse is no fix', async () => {
  const privileged = pod('    securityContext: {privileged: true}\n', '  automountServiceAccountToken: true\n');
  const { read, code } = await fixIn({ 'a.yaml': privileged }, '--rule', 'security/privilege-escalation');
  expect(read('a.yaml')).toBe(privileged);
  expect(code).toBe(0);
});

test('--dry-run shows a unified diff, and writes nothing', async () => {
  const { read, stdout } = await fixIn({ 'a.yaml': pod('') }, '--dry-run', '--rule', 'security/privilege-escalation');
  expect(read('a.yaml')).toBe(pod(''));
  expect(stdout).toBe(`--- a/a.yaml
+++ b/a.yaml
@@ -7,3 +7,5 @@
   containers:
   - name: web   # by hand
     image: 'ghcr.io/example/web:1.4.2'
+    securityContext:
+      allowPrivilegeEscalation: false
`);
});

test('only the paths that were named', async () => {
  const { read } = await fixIn({ 'a.yaml': pod(''), 'b/b.yaml': pod('') }, 'b');
  expect(read('a.yaml')).toBe(pod(''));
  expect(read('b/b.yaml')).not.toBe(pod(''));
});

test('a suppressed finding is not fixed', async () => {
  const text = pod('').replace('# by hand', '# k8s-platform-ignore security/privilege-escalation: setuid helper');
  const { read } = await fixIn({ 'a.yaml': text }, '--rule', 'security/privilege-escalation');
  expect(read('a.yaml')).toBe(text);
});

describe('renamed APIs', () => {
  const budget = (selector: string) =>
    `apiVersion: "policy/v1beta1"\nkind: PodDisruptionBudget\nmetadata:\n  name: web\nspec:\n  maxUnavailable: 1\n  selector: ${selector}\n`;

  test('take their new name where the fields are the same', async () => {
    const { read } = await fixIn({ 'a.yaml': budget('{matchLabels: {app: web}}') }, '--rule', 'schema/removed-api');
    expect(read('a.yaml')).toBe(budget('{matchLabels: {app: web}}').replace('policy/v1beta1', 'policy/v1'));
  });

  test.each([
    ['another meaning', budget('{}')],
    [
      'other fields',
      'apiVersion: networking.k8s.io/v1beta1\nkind: Ingress\nmetadata:\n  name: web\nspec:\n  backend:\n    serviceName: web\n    servicePort: 80\n',
    ],
    [
      'other defaults',
      'apiVersion: extensions/v1beta1\nkind: DaemonSet\nmetadata:\n  name: web\nspec:\n  selector: {matchLabels: {a: b}}\n  template:\n    metadata: {labels: {a: b}}\n    spec:\n      containers: [{name: web, image: web}]\n',
    ],
  ])('keep it where they have %s', async (_, text) => {
    const { read } = await fixIn({ 'a.yaml': text }, '--rule', 'schema/removed-api');
    expect(read('a.yaml')).toBe(text);
  });
});

describe('rendered objects', () => {
  const rule = ['--rule', 'security/privilege-escalation'];
  const base = {
    'base/kustomization.yaml': `${kustomization}resources: [deployment.yaml]\n`,
    'base/deployment.yaml': deployment,
  };
  const patch = (security: string) =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  template:\n    spec:\n      containers:\n        - name: web\n          securityContext:\n            ${security}\n`;
  const overlay = (name: string, security?: string) => ({
    [`${name}/kustomization.yaml`]: `${kustomization}resources: [../base]\n${security === undefined ? '' : 'patches: [{path: patch.yaml}]\n'}`,
    ...(security === undefined ? {} : { [`${name}/patch.yaml`]: patch(security) }),
  });

  test('a field that is missing is written to the file that creates the object', async () => {
    const { read } = await fixIn({ ...base, ...overlay('dev'), ...overlay('prod') }, ...rule);
    expect(read('base/deployment.yaml')).toBe(
      `${deployment}          securityContext:\n            allowPrivilegeEscalation: false\n`,
    );
  });

  test('a field that a patch writes is written in the patch', async () => {
    const { read } = await fixIn({ ...base, ...overlay('prod', 'allowPrivilegeEscalation: true') }, ...rule);
    expect(read('prod/patch.yaml')).toBe(patch('allowPrivilegeEscalation: false'));
    expect(read('base/deployment.yaml')).toBe(deployment);
  });

  test('nothing is written where another overlay would be refused', async () => {
    const { read } = await fixIn({ ...base, ...overlay('dev'), ...overlay('prod', 'privileged: true') }, ...rule);
    expect(read('base/deployment.yaml')).toBe(deployment);
  });

  test('charts are left', async () => {
    const chart = {
      'chart/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
      'chart/templates/a.yaml': deployment,
    };
    const { read, stdout } = await fixIn(chart, ...rule);
    expect(read('chart/templates/a.yaml')).toBe(deployment);
    expect(stdout).toBe('nothing to fix\n');
  });

  test('deprecated fields of kustomizations give what they gave before', async () => {
    const files = {
      ...base,
      'base/kustomization.yaml': `${kustomization}commonLabels:\n  team: "1"\n  app: web\nresources:\n  - deployment.yaml # the only one\n`,
      'prod/kustomization.yaml': `${kustomization}bases:\n  - ../base # shared\npatchesStrategicMerge:\n  - patch.yaml # why\n`,
      'prod/patch.yaml': patch('privileged: true'),
      'json/kustomization.yaml': `${kustomization}resources:\n- ../base\npatchesJson6902:\n- target: {kind: Deployment, name: web}\n  path: patch.json\n`,
      'json/patch.json': '[{"op": "add", "path": "/spec/replicas", "value": 3}]\n',
    };
    const rendered = async (cwd: string) => (await runCli(['render', '--no-origins', 'prod', 'json'], { cwd })).stdout;
    const before = await rendered(folderWith({ ...strict, ...files }));
    const { read, cwd, code } = await fixIn(files, '--rule', 'gitops/kustomization-deprecated-field');
    expect(code).toBe(0);
    expect(read('prod/kustomization.yaml')).toBe(
      `${kustomization}resources:\n  - ../base # shared\npatches:\n  - path: patch.yaml # why\n`,
    );
    expect(read('base/kustomization.yaml')).toContain(
      'labels:\n  - pairs:\n      team: "1"\n      app: web\n    includeSelectors: true\nres',
    );
    expect(read('json/kustomization.yaml')).toContain('\npatches:\n- target:');
    expect(before).toContain('replicas: 3');
    expect(await rendered(cwd)).toBe(before);
  });

  test('a fix after which nothing can be built is not made, and told', async () => {
    // the patch names the old version of the API, and would find no object any more
    const budget = (version: string, field: string) =>
      `apiVersion: policy/${version}\nkind: PodDisruptionBudget\nmetadata:\n  name: web\nspec:\n  ${field}\n`;
    const files = {
      'base/kustomization.yaml': `${kustomization}resources: [budget.yaml]\n`,
      'base/budget.yaml': budget('v1beta1', 'selector: {matchLabels: {app: web}}'),
      'prod/kustomization.yaml': `${kustomization}resources: [../base]\npatches: [{path: patch.yaml}]\n`,
      'prod/patch.yaml': budget('v1beta1', 'maxUnavailable: 1'),
    };
    const { read, stderr, code } = await fixIn(files, '--rule', 'schema/removed-api');
    expect(read('base/budget.yaml')).toBe(files['base/budget.yaml']);
    expect(stderr).toContain('base/budget.yaml is left as it is: its fixes would give: render/failed');
    expect(code).toBe(1);
  });
});

describe('a file is left alone, with a message', () => {
  test('that is read-only', async () => {
    const cwd = folderWith({ ...strict, 'a.yaml': pod('') });
    chmodSync(join(cwd, 'a.yaml'), 0o444);
    const { stderr, code } = await runCli(['fix'], { cwd });
    expect(stderr).toBe('k8s-platform: a.yaml is left as it is: it is read-only\n');
    expect(code).toBe(1);
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(pod(''));
  });

  test('that has changed meanwhile', () => {
    const file = join(folderWith({ 'a.yaml': 'new' }), 'a.yaml');
    expect(writeUnchanged(file, 'old', 'fixed')).toContain('changed meanwhile');
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(writeUnchanged(file, 'new', 'fixed')).toBeUndefined();
    expect(readFileSync(file, 'utf8')).toBe('fixed');
  });
});

/** Files of bad examples of the rules, by rule. */
function badExamples(): [string, Record<string, string>][] {
  return [...builtInCatalogue().keys()].flatMap((rule): [string, Record<string, string>][] => {
    const own = join(packageRoot, 'policies', 'rules', rule);
    if (existsSync(join(own, 'bad.yaml'))) return [[rule, { 'a.yaml': readFileSync(join(own, 'bad.yaml'), 'utf8') }]];
    if (!existsSync(join(own, 'bad'))) return [];
    const names = readdirSync(join(own, 'bad'), { recursive: true, encoding: 'utf8' });
    const files = names.filter((name) => name !== 'k8s-platform.yaml' && statSync(join(own, 'bad', name)).isFile());
    return [[rule, Object.fromEntries(files.map((name) => [name, readFileSync(join(own, 'bad', name), 'utf8')]))]];
  });
}

describe('fixes of the bad examples of all rules', () => {
  test('are accepted, mend what they are for, touch no other line, and are made once', async () => {
    const examples = badExamples();
    const files = Object.fromEntries(
      examples.flatMap(([rule, own]) =>
        Object.entries(own).map(([name, text]) => [`${rule.replace('/', '-')}/${name}`, text] as const),
      ),
    );
    const cwd = folderWith({ ...strict, ...files });
    const hard = ({ rule }: { rule: string }) => /^(?:yaml|schema|admission|render)\//.test(rule);
    const before = await lintJson(cwd);
    const fixable = before.findings.filter(({ fix }) => fix !== null);
    expect(new Set(fixable.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(5);
    await runCli(['fix'], { cwd });
    const after = await lintJson(cwd);
    const known = new Set(before.findings.map(({ fingerprint }) => fingerprint));
    expect(after.findings.filter((finding) => hard(finding) && !known.has(finding.fingerprint))).toEqual([]);
    expect(after.findings.filter(({ fix }) => fix !== null)).toEqual([]);
    for (const [name, text] of Object.entries(files)) {
      const now = readFileSync(join(cwd, name), 'utf8');
      const removed = diffLines(text, now).filter((part) => part.removed);
      const mended = fixable.filter(({ file }) => file === name).length;
      if (mended === 0) expect(now).toBe(text);
      expect(removed.reduce((lines, { count }) => lines + count, 0)).toBeLessThanOrEqual(3 * mended);
    }
    const once = Object.keys(files).map((name) => readFileSync(join(cwd, name), 'utf8'));
    expect((await runCli(['fix'], { cwd })).stdout).toBe('nothing to fix\n');
    expect(Object.keys(files).map((name) => readFileSync(join(cwd, name), 'utf8'))).toEqual(once);
  });
});

test('the json report tells the edits', async () => {
  const cwd = folderWith({ ...strict, 'a.yaml': `a: 1\n---\n${pod('')}` });
  const { findings } = await lintJson(cwd, '--rule', 'security/privilege-escalation');
  expect(findings.map(({ fix }) => fix)).toEqual([
    {
      file: 'a.yaml',
      document: 1,
      edits: [
        { op: 'set', path: ['spec', 'containers', 0, 'securityContext', 'allowPrivilegeEscalation'], value: false },
      ],
    },
  ]);
});
