import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../src/config/config.ts';
import { findScope, isSelected } from '../../src/discover/root.ts';
import { workTree } from '../../src/discover/work-tree.ts';
import { Engines } from '../../src/engines/engines.ts';
import type { Report } from '../../src/model/report.ts';
import { lint } from '../../src/pipeline/lint.ts';
import { builtInCatalogue } from '../../src/policy/catalogue.ts';
import { folderWith } from '../support/folder.ts';
import { lintJson } from '../support/run-cli.ts';

const pod =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  hostPID: true\n  containers: [{name: a, image: "a:1"}]\n';
const chartYaml = 'apiVersion: v2\nname: web\nversion: 1.0.0\n';

/** With engines that are given up after two seconds. */
async function lintImpatiently(cwd: string): Promise<Report> {
  const engines = new Engines({ cacheFolder: resolve('node_modules/.cache/k8s-platform'), timeout: 2_000 });
  const scope = findScope(cwd, ['.']);
  const report = await lint({
    engines,
    tree: workTree(scope),
    selected: (path) => isSelected(scope, path),
    complete: true,
    remotes: [],
    config: defaultConfig,
    catalogue: builtInCatalogue(),
    only: [],
    policies: { rules: [], files: [], paths: [], hash: '', problems: [] },
    version: () => ({ minor: 36, clusters: [], reason: '' }),
    now: () => 0,
    today: '2026-12-01',
  });
  await engines.close();
  return report;
}

describe('is bounded, a finding, and the run goes on', { timeout: 120_000 }, () => {
  test.each<[string, string, RegExp]>([
    ['an endless loop', '{{ range until 2000000000 }}{{ end }}', /memory|no answer within/],
    ['a template that includes itself', '{{ define "x" }}{{ include "x" . }}{{ end }}{{ include "x" . }}', /./],
    ['a string of a gigabyte', 'a: {{ repeat 1073741824 "x" }}', /memory|no answer within|crash/],
    ['a pattern that takes for ever', 'a: {{ regexMatch "(((a+)+)+)+$" (repeat 3000000 "a") }}', /./],
  ])('a chart with %s', async (_, template, message) => {
    const { findings } = await lintImpatiently(
      folderWith({
        'k8s-platform.yaml': '',
        'web/Chart.yaml': chartYaml,
        'web/templates/a.yaml': template,
        'other/Chart.yaml': chartYaml,
        'other/templates/pod.yaml': pod,
        'pod.yaml': pod,
      }),
    );
    const failed = findings.filter(({ rule, file }) => rule === 'render/failed' && file.startsWith('web/'));
    for (const finding of failed) expect(finding.message).toMatch(message);
    expect(failed.length).toBeLessThanOrEqual(1);
    const others = findings.filter(({ rule }) => rule === 'security/host-namespaces').map(({ file }) => file);
    expect(others).toEqual(['other/templates/pod.yaml', 'pod.yaml']);
  });

  test('a kustomization that includes itself', async () => {
    const { findings } = await lintJson(
      folderWith({ 'k8s-platform.yaml': '', 'a/kustomization.yaml': 'resources: [.]\n', 'pod.yaml': pod }),
    );
    const found = findings.map(({ rule, file }) => `${rule} ${file}`);
    expect(found).toContain('render/failed a/kustomization.yaml');
    expect(found).toContain('security/host-namespaces pod.yaml');
  });

  test('a kustomization of 3,000 files', async () => {
    const names = Array.from({ length: 3000 }, (_, index) => `c${index}.yaml`);
    const files = Object.fromEntries(
      names.map((name, index) => [
        `a/${name}`,
        `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c${index}, namespace: shop}\n`,
      ]),
    );
    const cwd = folderWith({
      'k8s-platform.yaml': '',
      ...files,
      'a/kustomization.yaml': `resources: ${JSON.stringify(names)}\n`,
      'pod.yaml': pod,
    });
    const { findings } = await lintJson(cwd, '--rule', 'render/failed', '--rule', 'security/host-namespaces');
    expect(findings.map(({ rule, file }) => `${rule} ${file}`)).toContain('security/host-namespaces pod.yaml');
  });
});

describe('nothing outside of the repository is read', () => {
  const outside = (): string => folderWith({ 'secret.txt': 'hunter2', 'pod.yaml': pod });

  test.each<[string, (away: string) => Readonly<Record<string, string>>]>([
    ['by the path of a base', (away) => ({ 'kustomization.yaml': `resources: [../../../../..${away}/pod.yaml]\n` })],
    [
      'by a generator',
      (away) => ({
        'kustomization.yaml': `configMapGenerator: [{name: a, files: ["../../../../..${away}/secret.txt"]}]\n`,
      }),
    ],
    [
      'by a template',
      (away) => ({
        'Chart.yaml': chartYaml,
        'templates/a.yaml': `a: {{ .Files.Get "../../../../../..${away}/secret.txt" }}\n`,
      }),
    ],
  ])('%s', async (_, files) => {
    const report = JSON.stringify(await lintJson(folderWith({ 'k8s-platform.yaml': '', ...files(outside()) })));
    expect(report).not.toContain('hunter2');
    expect(report).not.toContain('host-namespaces');
  });

  test('by a link', async () => {
    const cwd = folderWith({ 'k8s-platform.yaml': '', 'app/kustomization.yaml': 'resources: [pod.yaml]\n' });
    symlinkSync(join(outside(), 'pod.yaml'), join(cwd, 'app', 'pod.yaml'));
    const { findings } = await lintJson(cwd);
    expect(findings.map(({ rule }) => rule)).not.toContain('security/host-namespaces');
  });
});
