import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../support/folder.ts';
import { lintJson, runCli } from '../support/run-cli.ts';

async function created(...argv: string[]): Promise<string> {
  const cwd = folderWith({});
  expect(await runCli(['create', 'shop', '--yes', ...argv], { cwd })).toMatchObject({ code: 0, stderr: '' });
  return join(cwd, 'shop');
}

test.each([
  [
    'one cluster, Kyverno and Longhorn',
    ['--isolation', 'shared-cluster', '--policy-engine', 'kyverno', '--storage', 'longhorn'],
  ],
  [
    'as little as possible',
    [
      '--monitoring',
      'none',
      '--logging',
      'none',
      '--tracing',
      'none',
      '--delivery',
      'rolling',
      '--backup',
      'none',
      '--policy-engine',
      'none',
      '--storage',
      'none',
    ],
  ],
])('%s: no findings', async (_, argv) => {
  expect((await lintJson(await created(...argv))).findings).toEqual([]);
});

test('charts of a team with Flux: no findings, and nothing is left when they go', async () => {
  const shop = await created('--gitops', 'flux');
  const run = async (...argv: string[]) =>
    expect(await runCli(argv, { cwd: shop }), argv.join(' ')).toMatchObject({ code: 0, stderr: '' });
  await run('add', 'application', 'cache', '--template', 'helm-chart');
  const registry = ['--repository', 'oci://ghcr.io/example/charts', '--chart', 'queue', '--chart-version', '1.2.3'];
  await run('add', 'application', 'queue', '--template', 'helm-chart', ...registry);
  expect((await lintJson(shop)).findings).toEqual([]);
  await run('remove', 'application', 'cache');
  await run('remove', 'application', 'queue');
  expect(existsSync(join(shop, 'tenants/product/base/helm.yaml'))).toBe(false);
});

test.each([
  [
    'validating-admission-policy',
    'policies/admission/base/on-call.yaml',
    'validationActions: [Audit, Warn]',
    undefined,
  ],
  [
    'kyverno',
    'policies/admission/base/on-call.yaml',
    'validationActions: [Audit]',
    'policies/admission/tests/on-call/kyverno-test.yaml',
  ],
  [
    'gatekeeper',
    'policies/admission/constraints/base/on-call.yaml',
    'enforcementAction: dryrun',
    'policies/admission/constraints/tests/on-call/gator-suite.yaml',
  ],
])('a policy of one’s own for %s: no findings, and gone as it came', async (engine, path, action, suite) => {
  const shop = await created('--policy-engine', engine);
  const before = filesOf(shop);
  expect(await runCli(['add', 'policy', 'on-call', '--admission'], { cwd: shop })).toMatchObject({ code: 0 });
  expect(readFileSync(join(shop, path), 'utf8')).toContain(action);
  if (suite !== undefined) expect(existsSync(join(shop, suite))).toBe(true);
  expect((await lintJson(shop)).findings).toEqual([]);
  expect(await runCli(['remove', 'policy', 'on-call'], { cwd: shop })).toMatchObject({ code: 0, stderr: '' });
  expect(filesOf(shop)).toEqual(before);
});

test('a policy of one’s own is heard by lint, in every cluster', async () => {
  const shop = await created();
  await runCli(['add', 'policy', 'on-call', '--admission'], { cwd: shop });
  for (const environment of ['staging', 'production']) {
    const overlay = join(shop, `apps/web-api/overlays/${environment}/kustomization.yaml`);
    writeFileSync(overlay, readFileSync(overlay, 'utf8').replace(/commonAnnotations:[^]*/, ''));
  }
  const { findings } = await lintJson(shop, '--rule', 'admission/policy-warned');
  expect(findings).toMatchObject([
    {
      message: expect.stringContaining('k8s-platform.io/on-call says who') as string,
      units: ['environments/production', 'environments/staging'],
    },
  ]);
});

test.each([
  [['none', 'on-call'], 'nothing enforces policies in the clusters'],
  [['kyverno', 'images'], 'the name images is taken'],
  [['gatekeeper', 'teamsimages'], 'the name teamsimages is taken'],
  [['kyverno', 'On_Call'], 'is not legal'],
])('a policy that cannot be is refused: %j', async ([engine = '', name = ''], message) => {
  const shop = await created('--policy-engine', engine);
  const { code, stderr } = await runCli(['add', 'policy', name, '--admission'], { cwd: shop });
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) as string });
});

/** Contents by path. */
function filesOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [relative(folder, path), readFileSync(path, 'utf8')]));
}

test('the constraints of a repository accept what it deploys, and refuse what breaks them', async () => {
  const shop = await created('--policy-engine', 'gatekeeper');
  expect((await lintJson(shop)).findings).toEqual([]);
  const deployment = join(shop, 'apps/web-api/base/deployment.yaml');
  const edited = readFileSync(deployment, 'utf8')
    .replace('priorityClassName: tenant-standard', 'priorityClassName: system-cluster-critical')
    .replace('              cpu: 100m\n', '');
  writeFileSync(deployment, edited);
  const { findings } = await lintJson(shop, '--rule', 'policy/constraint-denied');
  expect(findings.map(({ message }) => message.slice(0, message.indexOf('`:'))).sort()).toEqual([
    'TeamsPriority `teams-priority',
    'TeamsResources `teams-resources',
  ]);
});
