import { describe, expect, test } from 'vitest';
import { folderWith } from '../support/folder.ts';
import { lintJson, runCli } from '../support/run-cli.ts';

const files = {
  'k8s-platform.yaml': '',
  'app/charts/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
  'app/charts/web/values.yaml': 'tag: "1.0"\nhostNetwork: true\n',
  'app/charts/web/templates/pod.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: {{ .Release.Name }}
spec:
  hostNetwork: {{ .Values.hostNetwork }}
  containers:
    - name: web
      image: registry.example.com/web:{{ .Values.tag }}
`,
};
const kustomization = (chart: string) => ({
  'app/kustomization.yaml': `namePrefix: shop-\nhelmCharts:\n  - name: web\n    releaseName: web\n${chart}`,
});

async function places(more: Readonly<Record<string, string>>, rule: string): Promise<string[]> {
  const { findings } = await lintJson(folderWith({ ...files, ...more }), '--rule', rule);
  return findings.map(({ file, line }) => `${file}:${line}`);
}

describe('a chart that a kustomization inflates', () => {
  test('has its findings where the value is set', async () => {
    const inline = kustomization('    valuesInline:\n      tag: latest\n');
    expect(await places(inline, 'reliability/image-tag')).toEqual(['app/kustomization.yaml:6']);
    expect(await places(inline, 'security/host-namespaces')).toEqual(['app/charts/web/values.yaml:2']);
    const byFile = { ...kustomization('    valuesFile: own.yaml\n'), 'app/own.yaml': '# own\ntag: latest\n' };
    expect(await places(byFile, 'reliability/image-tag')).toEqual(['app/own.yaml:2']);
  });

  test('or where kustomize changes it afterwards', async () => {
    const changed = kustomization('images:\n  - name: registry.example.com/web\n    newTag: latest\n');
    expect(await places(changed, 'reliability/image-tag')).toEqual(['app/kustomization.yaml:7']);
  });

  test('is no unit of its own', async () => {
    const { stdout } = await runCli(['render', '--no-origins'], {
      cwd: folderWith({ ...files, ...kustomization('') }),
    });
    expect(stdout.match(/^ {2}name: .*$/gm)).toEqual(['  name: shop-web']);
  });

  test('fails at the line of its template', async () => {
    const broken = {
      ...kustomization(''),
      'app/charts/web/templates/broken.yaml': 'a: 1\nb: {{ fail "not like this" }}\n',
    };
    const { findings } = await lintJson(folderWith({ ...files, ...broken }));
    expect(findings.map(({ rule, file, line, message }) => [rule, file, line, message])).toContainEqual([
      'render/failed',
      'app/charts/web/templates/broken.yaml',
      2,
      'Helm cannot render it: not like this (installed by Kustomization app)',
    ]);
  });

  test('is refused where it would have to be fetched, and the rest is built', async () => {
    const remote = {
      'k8s-platform.yaml': '',
      'app/kustomization.yaml':
        'resources: [pod.yaml]\nhelmCharts:\n  - name: redis\n    repo: https://charts.example.com\n    version: 1.0.0\n',
      'app/pod.yaml':
        'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  hostPID: true\n  containers: [{name: a, image: "a:1"}]\n',
    };
    const { findings } = await lintJson(folderWith(remote));
    const found = findings.map(({ rule, file, line }) => `${rule} ${file}:${line}`);
    expect(found).toContain('render/remote-base app/kustomization.yaml:3');
    expect(found).toContain('security/host-namespaces app/pod.yaml:5');
    expect(found.filter((one) => one.startsWith('render/'))).toHaveLength(1);
  });
});
