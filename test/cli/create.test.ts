import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, writeFiles } from '../support/folder.ts';
import { lintJson, runCli } from '../support/run-cli.ts';

const create = (cwd: string, ...argv: string[]) => runCli(['create', 'shop', '--yes', ...argv], { cwd });

describe('create', () => {
  test('writes a repository without findings, even under the strict profile', async () => {
    const cwd = folderWith({});
    expect(await create(cwd)).toMatchObject({ code: 0, stderr: '' });
    const { findings, summary } = await lintJson(join(cwd, 'shop'));
    expect(findings).toEqual([]);
    expect(summary.resources).toBeGreaterThan(100);
  });

  test.each([
    ['Ingress, MetalLB and Calico', ['--exposure', 'traefik', '--load-balancer', 'metallb', '--cni', 'calico']],
    ['the retired controller', ['--exposure', 'ingress-nginx', '--layout', 'base-services']],
    ['sealed secrets on GitLab', ['--secrets', 'sealed-secrets', '--dns', 'azure-dns', '--git-host', 'gitlab']],
    ['a GKE cluster', ['--production-cluster-type', 'gke']],
  ])('writes no findings with %s either', async (_, flags) => {
    const cwd = folderWith({});
    await create(cwd, ...flags);
    expect((await lintJson(join(cwd, 'shop'))).findings).toEqual([]);
  });

  test('writes a repository for Flux without findings, too', async () => {
    const cwd = folderWith({});
    expect(await create(cwd, '--gitops', 'flux', '--isolation', 'shared-cluster')).toMatchObject({ code: 0 });
    const { findings } = await lintJson(join(cwd, 'shop'));
    expect(findings).toEqual([]);
  });

  test('writes what the design promises', async () => {
    const cwd = folderWith({});
    await create(cwd);
    const folders = [
      'apps/web-api/overlays/staging',
      'argocd/projects',
      'bootstrap/production',
      'clusters/nonproduction',
      'environments/dev',
      'policies/network-policies',
    ];
    for (const folder of folders) expect(existsSync(join(cwd, 'shop', folder)), folder).toBe(true);
    expect(statSync(join(cwd, 'shop/clusters/production/etcd-backup.sh')).mode & 0o111).not.toBe(0);
  });

  test('writes nothing the second time', async () => {
    const cwd = folderWith({});
    await create(cwd);
    expect(await create(cwd)).toEqual({ code: 0, stdout: 'everything is as it should be\n', stderr: '' });
  });

  test('takes answers from flags, over those from a file', async () => {
    const cwd = folderWith({ 'answers.yaml': 'teams: [checkout]\ndomain: acme.test\n' });
    await create(cwd, '--answers', 'answers.yaml', '--domain', 'shop.test', '--environments', 'test live');
    expect(existsSync(join(cwd, 'shop/tenants/checkout/overlays/live'))).toBe(true);
    expect(readFileSync(join(cwd, 'shop/README.md'), 'utf8')).toContain('shop.test');
  });

  test('takes the answers of another repository', async () => {
    const cwd = folderWith({});
    await create(cwd, '--teams', 'checkout');
    await runCli(['create', '--answers', 'shop/.k8s-platform/answers.yaml', '--directory', 'again'], { cwd });
    expect(readdirSync(join(cwd, 'again'), { recursive: true }).sort()).toEqual(
      readdirSync(join(cwd, 'shop'), { recursive: true }).sort(),
    );
  });

  test('shows what it would do, and does nothing', async () => {
    const cwd = folderWith({});
    const { stdout } = await create(cwd, '--dry-run');
    expect(stdout).toContain('create    apps/web-api/app.yaml\n');
    expect(readdirSync(cwd)).toEqual([]);
  });
});

describe('what is there already', () => {
  const mine = 'mine\n';
  const before = () => folderWith({ 'shop/README.md': mine, 'shop/notes.txt': mine });

  test('is not overwritten: nothing at all is written', async () => {
    const cwd = before();
    const { code, stderr } = await create(cwd);
    expect(code).toBe(2);
    expect(stderr).toContain('other content in README.md\n  write --force');
    expect(readdirSync(join(cwd, 'shop')).sort()).toEqual(['README.md', 'notes.txt']);
  });

  test('is kept with --skip, while the rest is written', async () => {
    const cwd = before();
    expect((await create(cwd, '--skip')).code).toBe(0);
    expect(readFileSync(join(cwd, 'shop/README.md'), 'utf8')).toBe(mine);
    expect(existsSync(join(cwd, 'shop/k8s-platform.yaml'))).toBe(true);
  });

  test('is overwritten with --force; other files stay', async () => {
    const cwd = before();
    await create(cwd, '--force');
    expect(readFileSync(join(cwd, 'shop/README.md'), 'utf8')).not.toBe(mine);
    expect(readFileSync(join(cwd, 'shop/notes.txt'), 'utf8')).toBe(mine);
  });

  test('behind a link is out of reach', async () => {
    const cwd = folderWith({ 'elsewhere/x': '', 'shop/x': '' });
    symlinkSync('../elsewhere', join(cwd, 'shop/apps'));
    const { code, stderr } = await create(cwd, '--force');
    expect(code).toBe(2);
    expect(stderr).toContain('leads out of');
    expect(readdirSync(join(cwd, 'elsewhere'))).toEqual(['x']);
  });
});

test('a path names the folder, and the platform by its last part', async () => {
  const cwd = folderWith({});
  const { code } = await runCli(['create', 'platforms/shop', '--yes'], { cwd });
  expect(code).toBe(0);
  expect(readFileSync(join(cwd, 'platforms/shop/.k8s-platform/answers.yaml'), 'utf8')).toContain('name: shop\n');
});

describe('bad input', () => {
  test.each([
    ['no terminal and no answers', [], 'no answer for --git-host, --repository'],
    ['an answer that is not legal', ['--yes', '--teams', '../x'], 'teams[0]: is not legal'],
    ['an answers file that is not there', ['--yes', '--answers', 'nowhere.yaml'], 'cannot read'],
    ['an answers file that is broken', ['--yes', '--answers', 'broken.yaml'], 'broken.yaml:2:1: '],
    ['an answer to no question', ['--yes', '--answers', 'odd.yaml'], 'odd.yaml:1:1: colour: is not known here'],
    ['flags that exclude each other', ['--yes', '--force', '--skip'], 'exclude each other'],
  ])('%s', async (_, argv, message) => {
    const cwd = folderWith({ 'broken.yaml': 'a: [\n', 'odd.yaml': 'colour: red\n' });
    const { code, stderr } = await runCli(['create', 'shop', ...argv], { cwd });
    expect(stderr).toContain(message);
    expect(code).toBe(2);
    expect(existsSync(join(cwd, 'shop'))).toBe(false);
  });

  test('a file where the folder shall be', async () => {
    const cwd = folderWith({ shop: 'a file' });
    const { code, stderr } = await create(cwd);
    expect([code, stderr]).toEqual([2, expect.stringContaining('is not a folder')]);
  });

  test.skipIf(process.getuid?.() === 0)('a folder that cannot be written leaves nothing behind', async () => {
    const cwd = folderWith({});
    mkdirSync(join(cwd, 'locked'));
    chmodSync(join(cwd, 'locked'), 0o555);
    expect((await runCli(['create', 'shop', '--yes', '--directory', 'locked/shop'], { cwd })).code).toBe(2);
    expect(readdirSync(join(cwd, 'locked'))).toEqual([]);
  });
});

test('what was changed by hand stays, unless --force says otherwise', async () => {
  const cwd = folderWith({});
  await create(cwd);
  writeFiles(join(cwd, 'shop'), { 'CONTRIBUTING.md': 'ours\n', Makefile: 'all:\n' });
  expect((await create(cwd)).stdout).toBe('everything is as it should be\n');
  expect((await create(cwd, '--force', '--dry-run')).stdout).toMatch(/^conflict {2}Makefile\n1 file would change/);
  await create(cwd, '--force');
  expect(readFileSync(join(cwd, 'shop/Makefile'), 'utf8')).toContain('bootstrap');
  expect(readFileSync(join(cwd, 'shop/CONTRIBUTING.md'), 'utf8')).toBe('ours\n');
});

test('other answers change a repository that is there', async () => {
  const cwd = folderWith({});
  await create(cwd);
  writeFiles(join(cwd, 'shop'), { 'apps/web-api/base/notes.md': 'ours\n' });
  const { code, stdout } = await create(cwd, '--dependency-bot', 'none', '--domain', 'shop.test');
  expect({ code, deleted: stdout.includes('delete    renovate.json') }).toEqual({ code: 0, deleted: true });
  expect(readFileSync(join(cwd, 'shop/README.md'), 'utf8')).toContain('shop.test');
  expect(existsSync(join(cwd, 'shop/apps/web-api/base/notes.md'))).toBe(true);
});
