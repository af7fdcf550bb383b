import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
