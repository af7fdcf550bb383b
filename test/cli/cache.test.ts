import { readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { cacheFolder } from '../../src/engines/cache-folder.ts';
import { folderWith } from '../support/folder.ts';
import { git } from '../support/git.ts';
import { mutate } from '../../src/tools/verify/mutations.ts';
import { Random } from '../../src/tools/verify/random.ts';
import { runCli } from '../support/run-cli.ts';

const deployment = (name: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata:
      labels: {app: ${name}}
    spec:
      serviceAccountName: ${name}
      containers:
        - name: web
          image: registry.example.com/${name}:1.0
`;

const repository = {
  'k8s-platform.yaml': '',
  'base/kustomization.yaml':
    'resources:\n  - deployment.yaml\n  - account.yaml\nconfigMapGenerator:\n  - name: settings\n    files: [level.txt]\n',
  'base/level.txt': 'info\n',
  'base/deployment.yaml': deployment('shop'),
  'base/account.yaml': 'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: shop\n',
  'parts/labels/kustomization.yaml':
    'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\ncommonAnnotations:\n  team: product\n',
  'overlays/dev/kustomization.yaml':
    'namespace: dev\nresources:\n  - ../../base\ncomponents:\n  - ../../parts/labels\n',
  'overlays/prod/kustomization.yaml':
    'namespace: prod\nresources:\n  - ../../base\n  - application.yaml\npatches:\n  - path: patch.yaml\n',
  'overlays/prod/patch.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: shop\nspec:\n  replicas: 3\n',
  'overlays/prod/application.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: web
  namespace: argocd
spec:
  project: product
  destination: {server: https://kubernetes.default.svc, namespace: web}
  source:
    repoURL: https://git.example.com/platform.git
    targetRevision: v1
    path: charts/web
    helm:
      valueFiles:
        - ../../values/web.yaml
`,
  'values/web.yaml': 'name: web\n',
  'charts/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
  'charts/web/values.yaml': 'name: nobody\n',
  'charts/web/templates/deployment.yaml': deployment('{{ .Values.name }}'),
};

function committed(): string {
  const folder = folderWith(repository);
  git(folder, 'init', '--quiet');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '-m', 'all');
  return folder;
}

/** @param cache folder; the engines' modules are unpacked there */
const lint = async (cwd: string, cache: string, ...argv: string[]) =>
  (await runCli(['lint', '--format', 'json', ...argv], { cwd, env: { K8S_PLATFORM_CACHE: cache } })).stdout;

test('what is kept between runs changes no report', async () => {
  const cwd = committed();
  const cache = folderWith({});
  const random = new Random('kept');
  const reports = new Set<string>();
  for (let run = 0; run < 8; run += 1) {
    const change = mutate(cwd, random);
    if (run % 3 === 0) writeFileSync(join(cwd, 'base/level.txt'), `${change}\n`);
    const anew = await lint(cwd, cache, '--profile', 'strict', '--no-cache');
    reports.add(anew);
    for (const when of ['first', 'again'])
      expect(await lint(cwd, cache, '--profile', 'strict'), `${change}, ${when}`).toBe(anew);
    if (run % 2 === 1)
      expect(await lint(cwd, cache, '--changed'), change).toBe(await lint(cwd, cache, '--changed', '--no-cache'));
    git(cwd, 'checkout', '--quiet', '.');
  }
  expect(reports.size).toBeGreaterThan(4);
}, 300_000);

test('nothing is kept where it is not wanted', async () => {
  const cwd = committed();
  const cache = folderWith({});
  const kept = () => readdirSync(cache).filter((name) => !name.endsWith('.wasm'));
  const report = await lint(cwd, cache, '--no-cache');
  expect(kept()).toEqual([]);
  expect(await lint(cwd, cache)).toBe(report);
  expect(kept()).toContain('renderings');
}, 120_000);

test('the environment says where it is kept', () => {
  expect(cacheFolder({ XDG_CACHE_HOME: '/cache', K8S_PLATFORM_CACHE: '/elsewhere' })).toBe(resolve('/elsewhere'));
  expect(cacheFolder({ XDG_CACHE_HOME: '/cache', K8S_PLATFORM_CACHE: 'off' })).toBeUndefined();
});

test('a part of a repository has the findings that it has in the whole', async () => {
  const cwd = committed();
  const cache = folderWith({});
  const whole = JSON.parse(await lint(cwd, cache, '--profile', 'strict')) as {
    findings: { file: string; fingerprint: string }[];
  };
  for (const part of [
    'base',
    'overlays/dev',
    'overlays/prod',
    'charts',
    'values',
    'charts/web/templates/deployment.yaml',
  ]) {
    const { findings } = JSON.parse(await lint(cwd, cache, '--profile', 'strict', part)) as typeof whole;
    const isIn = ({ file }: { file: string }) => file === part || file.startsWith(`${part}/`);
    expect(findings.filter(isIn), part).toEqual(whole.findings.filter(isIn));
    // on other files, for the units that were asked for: in the whole they are for all units
    const known = new Set(whole.findings.map(({ fingerprint }) => fingerprint));
    expect(
      findings.filter(({ fingerprint }) => !known.has(fingerprint)),
      part,
    ).toEqual([]);
  }
}, 120_000);
