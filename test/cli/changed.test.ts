import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, writeFiles } from '../support/folder.ts';
import { git } from '../support/git.ts';
import { lintJson, runCli } from '../support/run-cli.ts';
import { goodDeployment } from './manifests.ts';

const latest = (name: string) =>
  goodDeployment.replaceAll('web', name).replace(/image: .*/, 'image: registry.example.com/web:latest');

/** Two applications with a finding each, of which one has two overlays. */
const files = {
  'k8s-platform.yaml': '',
  'web/base/kustomization.yaml': 'resources: [deployment.yaml]\n',
  'web/base/deployment.yaml': latest('web'),
  'web/dev/kustomization.yaml': 'namespace: dev\nresources: [../base]\n',
  'web/prod/kustomization.yaml': 'namespace: prod\nresources: [../base]\n',
  'api/kustomization.yaml': 'namespace: api\nresources: [deployment.yaml]\n',
  'api/deployment.yaml': latest('api'),
  'alone.yaml': latest('alone'),
};

function repositoryWith(more: Readonly<Record<string, string>> = {}): string {
  const cwd = folderWith({ ...files, ...more });
  git(cwd, 'init', '--quiet', '--initial-branch', 'main');
  commitAll(cwd);
  return cwd;
}

function commitAll(cwd: string): void {
  git(cwd, 'add', '--all');
  git(cwd, 'commit', '--quiet', '--no-verify', '-m', 'change');
}

async function changedUnits(cwd: string, ...argv: string[]): Promise<string[]> {
  const { findings } = await lintJson(cwd, ...(argv.length > 0 ? argv : ['--changed']));
  return [...new Set(findings.flatMap(({ file, units }) => (units.length > 0 ? units : [file])))].sort();
}

describe('a change re-checks what it reaches, and nothing else', () => {
  test('nothing, where nothing changed', async () => {
    const { findings, summary } = await lintJson(repositoryWith(), '--changed');
    expect(findings).toEqual([]);
    expect(summary).toMatchObject({ files: 0, resources: 0, units: 0 });
  });

  test('a base: all of its overlays', async () => {
    const cwd = repositoryWith();
    writeFileSync(join(cwd, 'web/base/deployment.yaml'), `# comment\n${latest('web')}`);
    expect(await changedUnits(cwd)).toEqual(['web/dev', 'web/prod']);
  });

  test('an overlay: that one; findings that it shares are told in full', async () => {
    const cwd = repositoryWith();
    writeFileSync(join(cwd, 'web/dev/kustomization.yaml'), 'namespace: test\nresources: [../base]\n');
    const full = await lintJson(cwd);
    const { findings, summary } = await lintJson(cwd, '--changed');
    expect(findings).toEqual(full.findings.filter(({ units }) => units.includes('web/dev')));
    expect(findings[0]!.units).toEqual(['web/dev', 'web/prod']);
    expect(summary).toMatchObject({ units: 1, resources: 2 });
  });

  test('a file that stands alone; one that git does not know yet', async () => {
    const cwd = repositoryWith();
    writeFileSync(join(cwd, 'alone.yaml'), `${latest('alone')}# end\n`);
    writeFileSync(join(cwd, 'new file ü.yaml'), latest('fresh'));
    expect(await changedUnits(cwd)).toEqual(['alone.yaml', 'new file ü.yaml']);
  });

  test('a deleted file of a base breaks the overlays', async () => {
    const cwd = repositoryWith();
    rmSync(join(cwd, 'web/base/deployment.yaml'));
    const { findings } = await lintJson(cwd, '--changed');
    expect(findings.filter(({ rule }) => rule === 'render/failed').length).toBeGreaterThan(0);
    git(cwd, 'add', '--all');
    expect((await lintJson(cwd, '--staged')).findings).toEqual(findings);
  });

  test('a renamed file, and a renamed folder', async () => {
    const cwd = repositoryWith();
    renameSync(join(cwd, 'web/base'), join(cwd, 'web/common'));
    git(cwd, 'add', '--all');
    for (const flag of ['--changed', '--staged'])
      expect((await lintJson(cwd, flag)).findings.map(({ rule }) => rule)).toContain('render/failed');
  });

  test('a file that a generator reads, whatever its name is', async () => {
    const cwd = repositoryWith({
      'api/kustomization.yaml':
        'namespace: api\nresources: [deployment.yaml]\nconfigMapGenerator:\n  - name: settings\n    files: [app.properties]\n',
      'api/app.properties': 'a=1\n',
    });
    writeFileSync(join(cwd, 'api/app.properties'), 'a=2\n');
    expect(await changedUnits(cwd)).toEqual(['api']);
  });

  test('a link: those who read the file through it', async () => {
    const cwd = repositoryWith({ 'shared/deployment.yaml': latest('api') });
    rmSync(join(cwd, 'api/deployment.yaml'));
    symlinkSync('../shared/deployment.yaml', join(cwd, 'api/deployment.yaml'));
    commitAll(cwd);
    writeFileSync(join(cwd, 'shared/deployment.yaml'), `# comment\n${latest('api')}`);
    expect(await changedUnits(cwd)).toContain('api');
  });

  test('the configuration: everything', async () => {
    const cwd = repositoryWith();
    writeFileSync(join(cwd, 'k8s-platform.yaml'), 'extends: strict\n');
    const full = await lintJson(cwd);
    expect((await lintJson(cwd, '--changed')).findings).toEqual(full.findings);
  });

  test('a chart: what installs it, and its values', async () => {
    const application = (name: string) =>
      `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: ${name}, namespace: argocd }\nspec:\n  project: default\n  source: { repoURL: https://example.com/a.git, path: chart, targetRevision: main, helm: { valueFiles: [../values/${name}.yaml] } }\n  destination: { server: https://kubernetes.default.svc, namespace: ${name} }\n`;
    const cwd = repositoryWith({
      'chart/Chart.yaml': 'apiVersion: v2\nname: chart\nversion: 1.0.0\n',
      'chart/templates/deployment.yaml': latest('{{ .Release.Name }}'),
      'values/one.yaml': 'a: 1\n',
      'values/two.yaml': 'a: 1\n',
      'apps/one.yaml': application('one'),
      'apps/two.yaml': application('two'),
    });
    writeFileSync(join(cwd, 'values/one.yaml'), 'a: 2\n');
    expect(await changedUnits(cwd)).toContain('chart (Application one)');
    expect((await lintJson(cwd, '--changed')).summary.units).toBe(1);
    rmSync(join(cwd, 'chart/templates/deployment.yaml'));
    expect((await lintJson(cwd, '--changed')).summary.units).toBe(2);
  });
});

describe('what is judged by something that changed elsewhere', () => {
  const hpa = `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: api, namespace: api }\nspec:\n  minReplicas: 2\n  maxReplicas: 4\n  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }\n  metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 80 } } }]\n`;

  test('a reference to an object that is gone', async () => {
    const cwd = repositoryWith({
      'scaling/kustomization.yaml': 'resources: [hpa.yaml]\n',
      'scaling/hpa.yaml': hpa,
    });
    writeFileSync(join(cwd, 'api/deployment.yaml'), latest('other'));
    const { findings } = await lintJson(cwd, '--changed');
    expect(findings.filter(({ file }) => file === 'scaling/hpa.yaml').map(({ rule }) => rule)).not.toEqual([]);
    expect(findings.some(({ units }) => units.includes('web/dev'))).toBe(false);
  });

  test('a definition: its objects; a Gatekeeper constraint: what it matches', async () => {
    const definition = (type: string) =>
      `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: widgets.example.com }\nspec:\n  group: example.com\n  scope: Namespaced\n  names: { kind: Widget, plural: widgets, singular: widget, listKind: WidgetList }\n  versions:\n    - name: v1\n      served: true\n      storage: true\n      schema: { openAPIV3Schema: { type: object, properties: { spec: { type: object, properties: { size: { type: ${type} } } } } } }\n`;
    const cwd = repositoryWith({
      'crds/widget.yaml': definition('integer'),
      'widgets/kustomization.yaml': 'resources: [widget.yaml]\n',
      'widgets/widget.yaml':
        'apiVersion: example.com/v1\nkind: Widget\nmetadata: { name: a, namespace: api }\nspec: { size: 3 }\n',
    });
    writeFileSync(join(cwd, 'crds/widget.yaml'), definition('string'));
    expect(await changedUnits(cwd)).toEqual(['widgets']);
  });

  test('a policy of the repository: the kinds that it looks at', async () => {
    const policy = (message: string) =>
      `# METADATA\n# title: Names\n# description: A name.\n# custom:\n#   severity: warning\n#   kinds: [Service]\n#   remediation: Name it.\npackage rules.shop.names\n\nviolations contains {"path": ["metadata"], "message": "${message}"} if input.resource.kind == "Service"\n`;
    const cwd = repositoryWith({
      'policies/names.rego': policy('one'),
      'service/kustomization.yaml': 'resources: [service.yaml]\n',
      'service/service.yaml':
        'apiVersion: v1\nkind: Service\nmetadata: { name: api, namespace: api }\nspec: { selector: { app: api }, ports: [{ name: http, port: 80 }] }\n',
    });
    writeFileSync(join(cwd, 'policies/names.rego'), policy('two'));
    const { findings, summary } = await lintJson(cwd, '--changed');
    expect(findings.filter(({ rule }) => rule === 'shop/names').map(({ message }) => message)).toEqual(['two']);
    expect(summary.units).toBe(1);
  });
});

describe('with git as it is used', () => {
  test('--changed-since counts from where the branches parted', async () => {
    const cwd = repositoryWith();
    git(cwd, 'checkout', '--quiet', '-b', 'topic');
    writeFileSync(join(cwd, 'api/deployment.yaml'), `# topic\n${latest('api')}`);
    commitAll(cwd);
    git(cwd, 'checkout', '--quiet', 'main');
    writeFileSync(join(cwd, 'alone.yaml'), `# main\n${latest('alone')}`);
    commitAll(cwd);
    git(cwd, 'checkout', '--quiet', 'topic');
    expect(await changedUnits(cwd, '--changed-since', 'main')).toEqual(['api']);
  });

  test('in a linked work tree, below the top of the repository, and before the first commit', async () => {
    const cwd = repositoryWith();
    const linked = join(folderWith({}), 'linked');
    git(cwd, 'worktree', 'add', '--quiet', linked, '-b', 'linked');
    writeFileSync(join(linked, 'alone.yaml'), `# linked\n${latest('alone')}`);
    expect(await changedUnits(linked)).toEqual(['alone.yaml']);
    const below = folderWith({});
    git(below, 'init', '--quiet');
    mkdirSync(join(below, 'cluster'));
    writeFiles(join(below, 'cluster'), files);
    expect(await changedUnits(join(below, 'cluster'))).toEqual(['alone.yaml', 'api', 'web/dev', 'web/prod']);
    commitAll(below);
    writeFileSync(join(below, 'cluster/alone.yaml'), `# below\n${latest('alone')}`);
    expect(await changedUnits(join(below, 'cluster'))).toEqual(['alone.yaml']);
    git(below, 'add', '--all');
    expect(await changedUnits(join(below, 'cluster'), '--staged')).toEqual(['alone.yaml']);
  });

  test('while a merge is in progress', async () => {
    const cwd = repositoryWith();
    git(cwd, 'checkout', '--quiet', '-b', 'topic');
    writeFileSync(join(cwd, 'alone.yaml'), latest('topic'));
    commitAll(cwd);
    git(cwd, 'checkout', '--quiet', 'main');
    writeFileSync(join(cwd, 'alone.yaml'), latest('mine'));
    commitAll(cwd);
    expect(() => git(cwd, 'merge', '--quiet', 'topic')).toThrow();
    const { findings } = await lintJson(cwd, '--changed');
    expect(findings.map(({ file, rule }) => [file, rule.split('/')[0]])).toContainEqual(['alone.yaml', 'yaml']);
    expect((await lintJson(cwd, '--staged')).findings.some(({ rule }) => rule.startsWith('yaml/'))).toBe(false);
  });

  test('a submodule that moved: the units that read it', async () => {
    const library = folderWith({ 'base/deployment.yaml': latest('lib') });
    git(library, 'init', '--quiet');
    commitAll(library);
    const cwd = repositoryWith({
      'sub/kustomization.yaml': 'namespace: sub\nresources: [../lib/base/deployment.yaml]\n',
    });
    git(cwd, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', library, 'lib');
    commitAll(cwd);
    expect(await changedUnits(cwd)).toEqual([]);
    writeFileSync(join(cwd, 'lib/base/deployment.yaml'), `# moved\n${latest('lib')}`);
    expect(await changedUnits(cwd)).toEqual(['sub']);
  });

  test.each([
    [['--changed-since', 'nowhere'], 'there is no commit nowhere here'],
    [['--changed', '--staged'], "option '--staged' cannot be used with option '--changed'"],
  ])('%j is misuse', async (argv, message) => {
    const { code, stderr } = await runCli(['lint', ...argv], { cwd: repositoryWith() });
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  test('a shallow clone is told what to do', async () => {
    const origin = repositoryWith();
    commitChange(origin);
    const cwd = join(folderWith({}), 'clone');
    git(origin, 'clone', '--quiet', '--depth', '1', `file://${origin}`, cwd);
    const { code, stderr } = await runCli(['lint', '--changed-since', 'HEAD~1'], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining('fetch-depth: 0')]);
  });
});

function commitChange(cwd: string): void {
  writeFileSync(join(cwd, 'alone.yaml'), `# change\n${latest('alone')}`);
  commitAll(cwd);
}
