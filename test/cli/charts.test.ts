import { describe, expect, test } from 'vitest';
import { folderWith } from '../support/folder.ts';
import { lintJson, runCli, type JsonFinding } from '../support/run-cli.ts';

const chart = {
  'charts/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
  'charts/web/values.yaml':
    'image:\n  repository: registry.example.com/web\n  tag: "1.0"\nresources: {}\nannotations: {}\n',
  'charts/web/templates/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
  namespace: {{ .Release.Namespace }}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata:
      labels: {app: web}
    spec:
      hostNetwork: true
      containers:
        - name: web
          image: {{ .Values.image.repository }}:{{ .Values.image.tag }}
          {{- with .Values.resources }}
          resources:
            {{- toYaml . | nindent 12 }}
          {{- end }}
`,
};

const application = (helm: string) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: web-prod, namespace: argocd}
spec:
  project: product
  destination: {server: https://kubernetes.default.svc, namespace: web-prod}
  source:
    repoURL: https://git.example.com/platform.git
    targetRevision: v1
    path: charts/web
${helm}`;

const repository = (files: Readonly<Record<string, string>>) =>
  folderWith({ 'k8s-platform.yaml': '', ...chart, ...files });

async function findingsOf(files: Readonly<Record<string, string>>, rule: string): Promise<JsonFinding[]> {
  const { findings } = await lintJson(repository(files), '--rule', rule);
  return findings.filter((finding) => finding.rule === rule);
}

describe('a finding on what a chart printed is at the line to edit', () => {
  test.each<[string, Readonly<Record<string, string>>, string, number]>([
    ['the template', {}, 'charts/web/templates/deployment.yaml', 12],
    [
      'the values of the chart',
      { 'charts/web/values.yaml': 'image: {repository: x,\n tag: latest}\n' },
      'charts/web/values.yaml',
      2,
    ],
    [
      'a values file of the Application',
      {
        'app.yaml': application('    helm:\n      valueFiles: [../../values/prod.yaml]\n'),
        'values/prod.yaml': '# production\nimage:\n  tag: latest\n',
      },
      'values/prod.yaml',
      3,
    ],
    [
      'values in the Application, as an object',
      { 'app.yaml': application('    helm:\n      valuesObject:\n        image:\n          tag: latest\n') },
      'app.yaml',
      14,
    ],
    [
      'values in the Application, as text',
      {
        'app.yaml': application(
          '    helm:\n      values: |\n        image:\n          # moves\n          tag: latest\n',
        ),
      },
      'app.yaml',
      15,
    ],
    [
      'a parameter of the Application, over all others',
      {
        'app.yaml': application(
          '    helm:\n      valuesObject: {image: {tag: "2.0"}}\n      parameters:\n        - name: image.tag\n          value: latest\n',
        ),
      },
      'app.yaml',
      15,
    ],
    [
      'values of a HelmRelease',
      {
        'release.yaml':
          'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: web, namespace: flux}\nspec:\n  interval: 5m\n  chart:\n    spec:\n      chart: ./charts/web\n      sourceRef: {kind: GitRepository, name: platform}\n  values:\n    image:\n      tag: latest\n',
      },
      'release.yaml',
      12,
    ],
  ])('%s', async (_, files, file, line) => {
    const rule = line === 12 && file.startsWith('charts') ? 'security/host-namespaces' : 'reliability/image-tag';
    const findings = await findingsOf(files, rule);
    expect(findings.map((finding) => [finding.file, finding.line])).toEqual([[file, line]]);
  });

  test('which is told from the template line that printed it', async () => {
    const { stdout } = await runCli(['lint', '--rule', 'reliability/image-tag'], {
      cwd: repository({ 'charts/web/values.yaml': 'image: {repository: x, tag: latest}\n' }),
    });
    expect(stdout).toContain('charts/web/values.yaml:1:');
    expect(stdout).toContain('by:  charts/web/templates/deployment.yaml:15');
  });

  test('of one release among several, and says which', async () => {
    const findings = await findingsOf(
      {
        'dev.yaml': application('    helm:\n      valuesObject: {image: {tag: latest}}\n').replace(
          'web-prod',
          'web-dev',
        ),
        'prod.yaml': application(''),
      },
      'reliability/image-tag',
    );
    expect(findings.map(({ file, units }) => [file, units])).toEqual([
      ['dev.yaml', ['charts/web (Application web-dev)']],
    ]);
  });
});

describe('a chart that cannot be rendered', () => {
  const broken = (template: string) => ({ 'charts/web/templates/broken.yaml': template });

  test.each<[string, Readonly<Record<string, string>>, string, number, RegExp]>([
    [
      'has a template with an error',
      broken('a: 1\nb: {{ .Values.x | nosuch }}\n'),
      'charts/web/templates/broken.yaml',
      2,
      /nosuch/,
    ],
    [
      'reads what is not there',
      broken('a: {{ .Values.none.tag }}\n'),
      'charts/web/templates/broken.yaml',
      1,
      /nil pointer/,
    ],
    ['prints no YAML', broken('apiVersion: v1\nkind: ConfigMap\nx: [\n'), 'charts/web/templates/broken.yaml', 3, /./],
    [
      'demands a value that its Application does not give',
      { ...broken('a: {{ required "the host is needed" .Values.host }}\n'), 'app.yaml': application('') },
      'charts/web/templates/broken.yaml',
      1,
      /the host is needed.*Application argocd\/web-prod/,
    ],
    [
      'has an Application that names no file',
      { 'app.yaml': application('    helm:\n      valueFiles: [none.yaml]\n') },
      'app.yaml',
      12,
      /`charts\/web\/none.yaml` does not exist/,
    ],
    [
      'is given values that its schema refuses',
      {
        'charts/web/values.schema.json': '{"properties": {"replicas": {"type": "integer"}}}',
        'app.yaml': application('    helm:\n      valuesObject:\n        replicas: many\n'),
      },
      'app.yaml',
      13,
      /`replicas` does not fit/,
    ],
  ])('%s', async (_, files, file, line, message) => {
    const findings = await findingsOf(files, 'render/failed');
    expect(findings.map((finding) => [finding.file, finding.line])).toEqual([[file, line]]);
    expect(findings[0]!.message).toMatch(message);
  });

  test('for want of values says nothing as long as nobody installs it', async () => {
    expect(await findingsOf(broken('a: {{ required "needed" .Values.host }}\n'), 'render/failed')).toEqual([]);
  });

  test('for want of a dependency is rendered without it', async () => {
    const files = {
      'charts/web/Chart.yaml':
        'apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies:\n  - name: redis\n    version: 1.0.0\n    repository: https://charts.example.com\n',
    };
    const { findings } = await lintJson(repository(files));
    const found = findings.map(({ rule, file, line }) => [rule, file, line]);
    expect(found).toContainEqual(['render/remote-base', 'charts/web/Chart.yaml', 5]);
    expect(found).toContainEqual(['security/host-namespaces', 'charts/web/templates/deployment.yaml', 12]);
  });
});

test('a dependency next to the chart is taken from where it is', async () => {
  const findings = await findingsOf(
    {
      'charts/web/Chart.yaml':
        'apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies:\n  - {name: side, version: 1.0.0, repository: "file://../side"}\n',
      'charts/side/Chart.yaml': 'apiVersion: v2\nname: side\nversion: 1.0.0\ntype: application\n',
      'charts/side/templates/pod.yaml':
        'apiVersion: v1\nkind: Pod\nmetadata: {name: side}\nspec:\n  hostPID: true\n  containers: [{name: a, image: "a:1"}]\n',
      'app.yaml': application(''),
    },
    'security/host-namespaces',
  );
  expect(findings.map(({ file, line }) => [file, line])).toContainEqual(['charts/side/templates/pod.yaml', 5]);
});

test('a chart that installs charts: each is rendered as the one before says', async () => {
  const findings = await findingsOf(
    {
      'charts/apps/Chart.yaml': 'apiVersion: v2\nname: apps\nversion: 1.0.0\n',
      'charts/apps/values.yaml': 'tag: latest\n',
      'charts/apps/templates/web.yaml': application(
        '    helm:\n      parameters:\n        - {name: image.tag, value: "{{ .Values.tag }}"}\n',
      ),
    },
    'reliability/image-tag',
  );
  expect(findings.map(({ file, line, units }) => [file, line, units])).toEqual([
    ['charts/apps/values.yaml', 1, ['charts/web (Application web-prod)']],
  ]);
});
