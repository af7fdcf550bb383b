import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../support/folder.ts';
import { lintJson, runCli } from '../support/run-cli.ts';

const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: widgets.example.com
  uid: 2f1c
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Widget, plural: widgets, singular: widget, listKind: WidgetList, shortNames: [wd] }
  conversion: { strategy: None }
  versions:
    - name: v2
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              required: [size]
              properties:
                size: { type: integer, minimum: 1, maximum: 9 }
                mode: { type: string, enum: ["on", "off"], default: "on" }
                items: { type: array, items: { type: object, properties: { name: { type: string } } } }
    - name: v1
      served: true
      storage: false
      deprecated: true
      schema: { openAPIV3Schema: { type: object, x-kubernetes-preserve-unknown-fields: true } }
    - name: v1alpha1
      served: false
      storage: false
      schema: { openAPIV3Schema: { type: object, x-kubernetes-preserve-unknown-fields: true } }
`;

function widget(version: string, spec: string): string {
  return `apiVersion: example.com/${version}\nkind: Widget\nmetadata: { name: a }\nspec: ${spec}\n`;
}

async function schemaFindings(files: Readonly<Record<string, string>>, ...argv: string[]): Promise<string[]> {
  const cwd = folderWith({ 'k8s-platform.yaml': '', ...files });
  const { findings } = await lintJson(cwd, ...argv);
  return findings
    .filter(({ rule }) => rule.startsWith('schema/'))
    .map(({ file, line, rule, message }) => `${file}:${line} ${rule} ${message}`);
}

describe('lint checks custom resources', () => {
  test('against the definition in the repository', async () => {
    const files = { 'crds/widget.yaml': definition, 'a.yaml': widget('v2', '{ size: 10, sise: 1 }') };
    expect(await schemaFindings(files)).toEqual([
      'a.yaml:4 schema/invalid `spec.size` must be at most 9 (crds/widget.yaml)',
      'a.yaml:4 schema/unknown-field unknown field `spec.sise`; did you mean `size`? (crds/widget.yaml)',
    ]);
  });

  test('whose versions come and go', async () => {
    const files = {
      'crd.yaml': definition,
      'a.yaml': widget('v1', '{}'),
      'b.yaml': widget('v1alpha1', '{}'),
      'c.yaml': widget('v3', '{}'),
    };
    expect(await schemaFindings(files)).toEqual([
      'a.yaml:1 schema/deprecated-api example.com/v1 Widget is deprecated, says crd.yaml; use example.com/v2',
      'b.yaml:1 schema/unserved-api example.com/v1alpha1 Widget is not served, says crd.yaml; use example.com/v2',
      'c.yaml:1 schema/unserved-api crd.yaml has no Widget in example.com/v3; it is in example.com/v2 or example.com/v1',
    ]);
  });

  test('in a chart’s crds folder', async () => {
    const chart = { 'chart/Chart.yaml': 'name: a\nversion: 1.0.0\n', 'chart/crds/widget.yaml': definition };
    expect(await schemaFindings({ ...chart, 'a.yaml': widget('v2', '{}') })).toEqual([
      'a.yaml:4 schema/invalid `spec.size` is required (chart/crds/widget.yaml)',
    ]);
  });

  test('and says of a kind that nobody knows so once', async () => {
    const files = { 'a.yaml': widget('v1', '{}'), 'b.yaml': widget('v1', '{}') };
    expect(await schemaFindings(files)).toEqual([
      'a.yaml:2 schema/unknown-kind no schema is known for example.com/v1 Widget: its fields are not checked; check the name, or add its CustomResourceDefinition with `k8s-platform schema add <file>`',
    ]);
  });

  test('which is no mistake, unless the name is like one that is known', async () => {
    const widgetsAndTypo = {
      'a.yaml': widget('v1', '{}'),
      'b.yaml': 'apiVersion: cert-manager.io/v1\nkind: Certificat\nmetadata: { name: a }\n',
    };
    const severities = async (config: string) => {
      const { findings } = await lintJson(folderWith({ 'k8s-platform.yaml': config, ...widgetsAndTypo }));
      return findings.map(({ severity }) => severity);
    };
    expect(await severities('')).toEqual(['info', 'warning']);
    expect(await severities('rules: { schema/unknown-kind: error }\n')).toEqual(['error', 'error']);
    expect(await severities('rules: { schema/unknown-kind: off }\n')).toEqual([]);
  });

  test('and passes over what never goes to a cluster', async () => {
    const files = ['kind.x-k8s.io/v1alpha4', 'skaffold/v4beta1', 'v1alpha1', 'eksctl.io/v1alpha5'].map((api, index) => [
      `${index}.yaml`,
      `apiVersion: ${api}\nkind: Config\nmetadata: { name: a }\n`,
    ]);
    expect(await schemaFindings(Object.fromEntries(files) as Record<string, string>)).toEqual([]);
  });
});

describe('versions', () => {
  const workload = `apiVersion: resource.k8s.io/v1
kind: ResourceClaim
metadata: { name: gpu }
spec: { devices: { requests: [{ name: gpu, exactly: { deviceClassName: gpu } }] } }
`;
  const clusters = `kubernetes: { version: "1.36" }
clusters:
  old: { version: "1.33", environments: [production] }
  new: { version: "1.35", environments: [staging, dev] }
`;

  test('each cluster has its own', async () => {
    const files = { 'k8s-platform.yaml': clusters, 'apps/production/a.yaml': workload, 'apps/dev/a.yaml': workload };
    expect(await schemaFindings(files)).toEqual([
      'apps/production/a.yaml:1 schema/unserved-api resource.k8s.io/v1 ResourceClaim comes with Kubernetes 1.34, and this is 1.33 [old]',
    ]);
  });

  test('a file of the repository may state it, and the output says so', async () => {
    const cwd = folderWith({
      'k8s-platform.yaml': '',
      'eks.tf': 'module "eks" {\n  cluster_version = "1.33"\n}\n',
      'a.yaml': workload,
    });
    const { stdout, stderr } = await runCli(['lint', '--rule', 'schema/unserved-api'], { cwd });
    expect(stdout).toContain('comes with Kubernetes 1.34, and this is 1.33');
    expect(stderr).toBe(
      'k8s-platform: checking against Kubernetes 1.33, as eks.tf says; --kubernetes-version sets another\n',
    );
  });

  test('one on the command line is for all', async () => {
    const files = { 'k8s-platform.yaml': clusters, 'apps/production/a.yaml': workload };
    expect(await schemaFindings(files, '--kubernetes-version', '1.34')).toEqual([]);
  });

  test('an upgrade reports what it breaks, and nothing else', async () => {
    const files = {
      'k8s-platform.yaml': 'kubernetes: { version: "1.29" }',
      'b.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { a: 1 }\n',
      'c.yaml': `apiVersion: flowcontrol.apiserver.k8s.io/v1beta3
kind: FlowSchema
metadata: { name: a }
spec: { priorityLevelConfiguration: { name: a } }
`,
    };
    expect(await schemaFindings(files, '--upgrade-to', '1.36')).toEqual([
      'c.yaml:1 schema/removed-api flowcontrol.apiserver.k8s.io/v1beta3 FlowSchema was removed in Kubernetes 1.32; use flowcontrol.apiserver.k8s.io/v1 FlowSchema',
    ]);
  });

  test.each([
    ['policy/v1beta1', 'PodSecurityPolicy', '1.25; use Pod Security Admission'],
    ['extensions/v1beta1', 'Ingress', '1.22; use networking.k8s.io/v1 Ingress'],
    ['apps/v1beta2', 'Deployment', '1.16; use apps/v1 Deployment'],
    ['batch/v1beta1', 'CronJob', '1.25; use batch/v1 CronJob'],
    ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', '1.26; use autoscaling/v2 HorizontalPodAutoscaler'],
  ])('%s %s is gone', async (apiVersion, kind, end) => {
    const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }\n`;
    const [found] = await schemaFindings({ 'a.yaml': text });
    expect(found).toContain(`a.yaml:1 schema/removed-api ${apiVersion} ${kind} was removed in Kubernetes ${end}`);
  });
});

describe('schema show', () => {
  const show = async (wanted: string, ...argv: string[]) =>
    runCli(['schema', 'show', wanted, ...argv], {
      cwd: folderWith({ 'k8s-platform.yaml': '', 'crd.yaml': definition }),
    });

  test('the fields of a kind of the repository', async () => {
    expect((await show('wd.spec')).stdout).toBe(`example.com/v2 Widget: namespaced, short name wd, crd.yaml
also in example.com/v1, example.com/v1alpha1

spec: object

  items  list of object
  mode   string          one of on | off, default "on"
  size   integer         required, ≥ 1, ≤ 9
`);
  });

  test('one field of a built-in kind, through lists', async () => {
    const { stdout } = await show('apps/v1/Deployment.spec.template.spec.containers[].imagePullPolicy');
    expect(stdout).toContain('imagePullPolicy: string, one of Always | IfNotPresent | Never');
  });

  test('the same for programs', async () => {
    const { stdout } = await show('cert-manager.io/Certificate.spec.issuerRef', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({
      apiVersion: 'cert-manager.io/v1',
      path: 'spec.issuerRef',
      fields: [{ name: 'group' }, { name: 'kind' }, { name: 'name', type: 'string', notes: ['required'] }],
    });
  });

  test.each([
    ['Deploment', 'did you mean Deployment?'],
    ['Deployment.spec.replica', 'did you mean replicas?'],
    ['apps/v9/Deployment', 'it is in apps/v1'],
  ])('%s is answered with advice', async (wanted, advice) => {
    const { code, stderr } = await show(wanted);
    expect([code, stderr.split('\n')[1]]).toEqual([2, `  ${advice}`]);
  });
});

test('schema list tells what is known, of one Kubernetes version', async () => {
  const cwd = folderWith({ 'k8s-platform.yaml': '', 'crd.yaml': definition });
  const { stdout } = await runCli(['schema', 'list', 'widget'], { cwd });
  expect(stdout).toBe(`example.com/v2        Widget  namespaced  crd.yaml
example.com/v1        Widget  namespaced  crd.yaml, deprecated
example.com/v1alpha1  Widget  namespaced  crd.yaml, not served

3 kinds; k8s-platform schema show <kind> tells more
`);
  const old = await runCli(['schema', 'list', 'resourceclaim', '--kubernetes-version', '1.29', '-f', 'json'], { cwd });
  expect((JSON.parse(old.stdout) as { kinds: { apiVersion: string }[] }).kinds[0]?.apiVersion).toBe(
    'resource.k8s.io/v1alpha2',
  );
});

describe('schema add', () => {
  const file = 'schemas/crds/widgets.example.com.yaml';

  test('copies a definition, without what a cluster added, and lint checks by it', async () => {
    const cwd = folderWith({ 'k8s-platform.yaml': '', 'a.yaml': widget('v2', '{}') });
    const { stdout } = await runCli(['schema', 'add', '-'], { cwd, stdin: definition });
    expect(stdout).toBe(`${file} written: example.com Widget, v2, v1, v1alpha1\n`);
    const text = readFileSync(join(cwd, file), 'utf8');
    expect(text).not.toMatch(/uid|conversion/);
    expect(text).toContain('- "on"');
    expect((await lintJson(cwd, '--rule', 'schema/invalid')).findings.map(({ message }) => message)).toEqual([
      `\`spec.size\` is required (${file})`,
    ]);
    expect((await runCli(['schema', 'add', '-'], { cwd, stdin: definition })).stdout).toBe(`${file} is up to date\n`);
  });

  test('finds definitions in a folder and in a list', async () => {
    const indented = definition.replace(/^(?=.)/gm, '    ').replace('    api', '  - api');
    const list = `apiVersion: v1\nkind: List\nitems:\n${indented}`;
    const cwd = folderWith({ 'k8s-platform.yaml': '', 'from/list.yaml': list });
    expect((await runCli(['schema', 'add', 'from', '--directory', 'crds'], { cwd })).code).toBe(0);
    expect(existsSync(join(cwd, 'crds/widgets.example.com.yaml'))).toBe(true);
  });

  test('refuses what holds none', async () => {
    const { code, stderr } = await runCli(['schema', 'add', '-'], { cwd: folderWith({}), stdin: 'a: 1\n' });
    expect([code, stderr]).toEqual([2, expect.stringContaining('standard input holds no CustomResourceDefinition')]);
  });
});
