import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/assets.ts';
import { folderWith, writeFiles } from '../support/folder.ts';
import { git } from '../support/git.ts';
import { runCli } from '../support/run-cli.ts';
import { goodDeployment } from './manifests.ts';

const application = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: web, namespace: argocd }
spec:
  project: default
  source: { repoURL: https://example.com/a.git, path: web/production, targetRevision: main }
  destination: { server: https://kubernetes.default.svc, namespace: web }
  syncPolicy: { automated: { prune: true } }
`;
const statefulSet = (size: string, replicas: number) => `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: shop }
spec:
  replicas: ${replicas}
  serviceName: db
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: db, image: registry.example.com/db:1 }] }
  volumeClaimTemplates:
    - metadata: { name: data }
      spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: ${size} } } }
`;
const service = (name: string) =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: ${name}, namespace: shop }\nspec: { selector: { app: web }, ports: [{ name: http, port: 80 }] }\n`;
const secret = (password: string) =>
  `apiVersion: v1\nkind: Secret\nmetadata: { name: login, namespace: shop }\nstringData:\n  password: ${password}\n`;
const deployment = goodDeployment
  .replace('  name: web\n', '  name: web\n  namespace: shop\n')
  .replace(/( +)image: (.*)\n/, '$1image: $2\n$1envFrom: [{ configMapRef: { name: settings } }]\n');
const files = {
  'k8s-platform.yaml':
    'clusters:\n  live: { version: "1.36", environments: [production] }\n  test: { version: "1.36", environments: [dev] }\n',
  'argocd/web.yaml': application,
  'web/base/kustomization.yaml':
    'resources: [deployment.yaml, service.yaml, secret.yaml, db.yaml]\nconfigMapGenerator:\n  - name: settings\n    namespace: shop\n    literals: [LEVEL=info]\n',
  'web/base/deployment.yaml': deployment,
  'web/base/service.yaml': service('web'),
  'web/base/secret.yaml': secret('hunter2'),
  'web/base/db.yaml': statefulSet('1Gi', 1),
  'web/production/kustomization.yaml': 'resources: [../base]\n',
  'web/dev/kustomization.yaml': 'resources: [../base]\n',
  'alone/service.yaml': service('alone'),
};

function repository(): string {
  const cwd = folderWith(files);
  git(cwd, 'init', '--quiet', '--initial-branch', 'main');
  git(cwd, 'add', '--all');
  git(cwd, 'commit', '--quiet', '-m', 'first');
  return cwd;
}

const diff = async (cwd: string, ...argv: string[]) => runCli(['diff', 'HEAD', ...argv], { cwd });

describe('diff', () => {
  test('says so where nothing differs', async () => {
    const { code, stdout } = await diff(repository(), '--exit-code');
    expect([code, stdout]).toEqual([0, 'nothing that reaches a cluster differs; 0 findings appear, 0 go\n']);
  });

  test('fields by the names of list items; pods that restart; what a new config rolls', async () => {
    const cwd = repository();
    writeFiles(cwd, {
      'web/production/kustomization.yaml':
        'resources: [../base]\nimages: [{ name: ghcr.io/example/web, newTag: "2.0.0" }]\nconfigMapGenerator:\n  - name: settings\n    namespace: shop\n    behavior: merge\n    literals: [LEVEL=debug]\n',
    });
    const { code, stdout } = await diff(cwd, '--exit-code');
    expect(code).toBe(1);
    expect(stdout).toContain(
      'web/production  cluster live, environment production, by Application web, which prunes\n',
    );
    expect(stdout).toMatch(
      / ~ ConfigMap shop\/settings-\w{10} \(was settings-\w{10}\)\n {6}data\.LEVEL: info → debug\n/,
    );
    expect(stdout).toContain('  ~ Deployment shop/web  rolls: ConfigMap settings changed\n');
    expect(stdout).toMatch(/spec\.template\.spec\.containers\[name=web\]\.image: \S+ → ghcr\.io\/example\/web:2\.0\.0/);
    expect(stdout).not.toContain('configMapRef');
    expect(stdout).not.toContain('web/dev');
    expect(stdout).toContain('2 changed, 0 added, 0 removed in 1 unit; 1 with new pods;');
  });

  test('what is removed is pruned where Argo CD prunes, and no secret is shown', async () => {
    const cwd = repository();
    writeFiles(cwd, {
      'web/base/kustomization.yaml':
        'resources: [deployment.yaml, secret.yaml, db.yaml]\nconfigMapGenerator:\n  - name: settings\n    namespace: shop\n    literals: [LEVEL=info]\n',
      'web/base/secret.yaml': secret('correct-horse'),
      'alone/more.yaml': service('more'),
    });
    for (const format of ['text', 'markdown', 'json']) {
      const { stdout } = await diff(cwd, '--format', format);
      expect(stdout).not.toMatch(/hunter2|correct-horse/);
    }
    const { stdout } = await diff(cwd);
    expect(stdout.match(/ - Service shop\/web {2}is pruned\n/g)).toHaveLength(1);
    expect(stdout.match(/ - Service shop\/web\n/g)).toHaveLength(1);
    expect(stdout).toContain('stringData.password: changed');
    expect(stdout).toContain('alone/\n  + Service shop/more\n');
  });

  test('what cannot be changed in place, and what can', async () => {
    const cwd = repository();
    writeFileSync(join(cwd, 'web/base/db.yaml'), statefulSet('2Gi', 3));
    const { stdout } = await diff(cwd, 'web/production');
    expect(stdout).toContain(
      '~ StatefulSet shop/db  cannot be changed in place (spec.volumeClaimTemplates[0].spec.resources.requests.storage): make it anew\n',
    );
    expect(stdout).toContain('spec.replicas: 1 → 3');
    expect(stdout).not.toContain('web/dev');
  });

  test('a unit that builds on one side only; findings that appear and go', async () => {
    const cwd = repository();
    rmSync(join(cwd, 'web/base/service.yaml'));
    const broken = await diff(cwd);
    expect(broken.stdout).toContain('does not build any more: ');
    expect(broken.stdout).toMatch(/\+ web\/base\/kustomization\.yaml:1:\d+ error render\/failed/);
    git(cwd, 'add', '--all');
    git(cwd, 'commit', '--quiet', '-m', 'broken');
    git(cwd, 'checkout', '--quiet', 'HEAD~1');
    const mended = await runCli(['diff', 'main'], { cwd });
    expect(mended.stdout).toContain('did not build before: ');
    expect(mended.stdout).toMatch(/- web\/base\/kustomization\.yaml:1:\d+ error render\/failed/);
    const between = await runCli(['diff', 'main', '--to', 'main~1'], { cwd });
    expect(between.stdout).toBe(mended.stdout);
  });

  test('a path that one side has', async () => {
    const cwd = repository();
    rmSync(join(cwd, 'alone'), { recursive: true });
    writeFiles(cwd, { 'new/service.yaml': service('new') });
    expect((await diff(cwd, 'alone')).stdout).toContain('alone/\n  - Service shop/alone\n');
    const both = (await diff(cwd, 'alone/service.yaml', 'new')).stdout;
    expect(both).toContain('alone/\n  - Service shop/alone\n');
    expect(both).toContain('new/\n  + Service shop/new\n');
    git(cwd, 'add', '--all');
    git(cwd, 'commit', '--quiet', '-m', 'second');
    expect((await runCli(['diff', 'HEAD~1', 'alone', '--to', 'HEAD'], { cwd })).stdout).toContain(
      '- Service shop/alone',
    );
    const neither = await diff(cwd, 'alone', 'nowhere');
    expect([neither.code, neither.stderr]).toEqual([2, expect.stringContaining('no such file or directory: alone')]);
  });

  test('JSON of its schema', async () => {
    const cwd = repository();
    writeFileSync(
      join(cwd, 'web/base/deployment.yaml'),
      deployment.replace(/image: .*/, 'image: registry.example.com/web:latest'),
    );
    const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(
      JSON.parse(readFileSync(join(packageRoot, 'schemas/report/diff.schema.json'), 'utf8')) as object,
    );
    const { stdout } = await diff(cwd, '--format', 'json');
    const report = JSON.parse(stdout) as { units: unknown[]; findings: { appear: { rule: string }[] } };
    validate(report);
    expect(validate.errors).toBeNull();
    expect(report.units).toHaveLength(2);
    expect(report.findings.appear.map(({ rule }) => rule)).toContain('reliability/image-tag');
  });

  test('Markdown that fits, and says what was left out', async () => {
    const cwd = repository();
    writeFileSync(
      join(cwd, 'web/base/service.yaml'),
      `${service('web')}---\n${service('```<b>')}`.replaceAll('```<b>', 'more'),
    );
    const whole = (await diff(cwd, '--format', 'markdown')).stdout;
    expect(whole).toContain('<details><summary>web/production');
    expect(whole).toContain('```diff\n+ Service shop/more\n```');
    const { stdout } = await diff(cwd, '--format', 'markdown', '--max-size', '500');
    expect(stdout.length).toBeLessThanOrEqual(500);
    expect(stdout).toMatch(/Left out, for want of room: .*unit/);
  });

  test('Markdown of one large unit shows what fits of it', async () => {
    const cwd = repository();
    const many = Array.from({ length: 400 }, (_, index) => service(`more-${index}`)).join('---\n');
    writeFiles(cwd, { 'many/services.yaml': many, 'z/service.yaml': service('last') });
    const { stdout } = await diff(cwd, 'many', 'z', '--format', 'markdown', '--max-size', '8000');
    expect(stdout.length).toBeLessThanOrEqual(8000);
    const shown = stdout.match(/^\+ Service shop\/more-/gm)!.length;
    expect(shown).toBeGreaterThan(50);
    expect(stdout).toContain(`… and ${400 - shown} more objects\n\n</details>`);
    expect(stdout).toMatch(new RegExp(`Left out, for want of room: .*${400 - shown} objects of units above`));
  });

  test.each<[string[], string]>([
    [['diff', 'nowhere'], 'there is no commit nowhere here'],
    [['diff'], "missing required argument 'ref'"],
    [['diff', 'HEAD', '--max-size', 'x'], '--max-size x is no size'],
  ])('%j is misuse', async (argv, message) => {
    const { code, stderr } = await runCli(argv, { cwd: repository() });
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  test('outside of a git repository is misuse', async () => {
    const { code, stderr } = await runCli(['diff', 'main'], { cwd: folderWith(files) });
    expect([code, stderr]).toEqual([2, expect.stringContaining('is not a git repository')]);
  });
});
