import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, writeFiles } from '../support/folder.ts';
import { commit, git } from '../support/git.ts';
import { lintJson, runCli } from '../support/run-cli.ts';

/** A repository as `create` writes it, committed. */
async function repository(...answers: string[]): Promise<string> {
  const cwd = folderWith({});
  const { code, stderr } = await runCli(['create', 'shop', '--yes', ...answers], { cwd });
  if (code !== 0) throw new Error(stderr);
  const folder = join(cwd, 'shop');
  git(folder, 'init', '-q', '-b', 'main');
  save(folder);
  return folder;
}

function save(folder: string): void {
  git(folder, 'add', '--all');
  commit(folder, '');
}

const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');
const digest = `sha256:${'a'.repeat(64)}`;
const small = ['--logging', 'none', '--tracing', 'none', '--backup', 'none', '--policy-engine', 'none'];

describe('add and remove', () => {
  test('what is added and removed again leaves the repository as it was', async () => {
    const folder = await repository(...small);
    const run = (...argv: string[]) => runCli(argv, { cwd: folder });
    expect((await run('add', 'team', 'search')).code).toBe(0);
    expect((await run('add', 'environment', 'qa', '--cluster', 'nonproduction', '--before', 'staging')).code).toBe(0);
    expect(
      (await run('add', 'application', 'cart', '--team', 'search', '--tag', '6.12.0', '--digest', digest)).code,
    ).toBe(0);
    expect((await run('add', 'cluster', 'edge', '--type', 'kubeadm', '--environments', 'edge-live')).code).toBe(0);
    expect(read(folder, 'environments/qa/kustomization.yaml')).toContain('../../apps/cart/overlays/qa');
    expect(read(folder, 'apps/cart/overlays/edge-live/kustomization.yaml')).toContain('newTag: 6.12.0');
    expect((await lintJson(folder)).findings).toEqual([]);
    save(folder);
    for (const [noun, name] of [
      ['cluster', 'edge'],
      ['application', 'cart'],
      ['environment', 'qa'],
      ['team', 'search'],
    ] as const)
      expect(await run('remove', noun, name), noun).toMatchObject({ code: 0 });
    git(folder, 'add', '--all');
    expect(git(folder, 'diff', '--stat', 'HEAD~1')).toBe('');
  }, 120_000);

  test('a file that a person changed is merged', async () => {
    const folder = await repository(...small);
    const path = 'environments/dev/kustomization.yaml';
    writeFileSync(join(folder, path), read(folder, path).replace('resources:\n', 'resources:\n  - ours.yaml\n'));
    writeFiles(folder, { 'environments/dev/ours.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ours\n' });
    const { code, stdout } = await runCli(['add', 'application', 'cart', '--team', 'product'], { cwd: folder });
    expect({ code, merged: stdout.includes(`merge     ${path}`) }).toEqual({ code: 0, merged: true });
    expect(read(folder, path)).toMatch(/- ours\.yaml[^]*- \.\.\/\.\.\/apps\/cart\/overlays\/dev/);
  });

  test('what a person wrote in a folder that goes is deleted only when git has it', async () => {
    const folder = await repository(...small);
    const run = (...argv: string[]) => runCli(argv, { cwd: folder });
    writeFiles(folder, { 'apps/web-api/notes.md': 'ours\n' });
    const refused = await run('remove', 'application', 'web-api');
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.stderr).toContain('apps/web-api/notes.md');
    expect(existsSync(join(folder, 'apps/web-api/base/deployment.yaml'))).toBe(true);
    save(folder);
    expect((await run('remove', 'application', 'web-api')).code).toBe(0);
    expect(existsSync(join(folder, 'apps/web-api'))).toBe(false);
  });

  test.each([
    [['add', 'application', 'web-api'], 'application web-api exists already'],
    [['add', 'application', '../x'], 'name: ../x is not legal'],
    [['add', 'application', 'x', '--template', 'nothing'], 'is not one of'],
    [['add', 'application', 'x', '--tags', '1'], 'did you mean --tag?'],
    [['add', 'application', 'x', '--tag', 'a b'], 'tag'],
    [['add', 'team', 'platform'], 'platform is the team'],
    [['add', 'environment', 'qa', '--cluster', 'moon'], 'is not one of'],
    [['add', 'component', 'nothing'], 'is not one of'],
    [['remove', 'team', 'product'], 'needed by web-api'],
    [['remove', 'environment', 'production'], 'all that the cluster production runs'],
    [['remove', 'application', 'nothing'], 'there is no application nothing'],
  ])('%j is refused, and nothing is written', async (argv, message) => {
    const folder = await repository(...small);
    const { code, stderr } = await runCli(argv, { cwd: folder });
    expect(stderr).toContain(message);
    expect(code).toBe(2);
    expect(git(folder, 'status', '--porcelain')).toBe('');
  });
});

describe('update', () => {
  test('brings back nothing that a person changed or deleted, and says so', async () => {
    const folder = await repository(...small);
    writeFileSync(join(folder, 'Makefile'), 'all:\n');
    rmSync(join(folder, '.editorconfig'));
    save(folder);
    expect(await runCli(['update'], { cwd: folder })).toMatchObject({
      code: 0,
      stdout: 'everything is as it should be\n',
    });
    expect(read(folder, 'Makefile')).toBe('all:\n');
    expect(existsSync(join(folder, '.editorconfig'))).toBe(false);
  });

  test('makes what the answers say; --check only tells', async () => {
    const folder = await repository(...small);
    const path = '.k8s-platform/answers.yaml';
    writeFileSync(join(folder, path), read(folder, path).replace('dependencyBot: renovate', 'dependencyBot: none'));
    expect((await runCli(['update', '--check'], { cwd: folder })).code).toBe(1);
    const dirty = await runCli(['update'], { cwd: folder });
    expect(dirty.stderr).toMatch(/not committed\n.*write --force/);
    save(folder);
    expect((await runCli(['update'], { cwd: folder })).stdout).toContain('delete    renovate.json');
    expect(existsSync(join(folder, 'renovate.json'))).toBe(false);
    expect(read(folder, path)).toContain('dependencyBot: none');
  });

  test('--force merges with what is not committed', async () => {
    const folder = await repository(...small);
    const path = '.k8s-platform/answers.yaml';
    writeFileSync(join(folder, path), read(folder, path).replace(/^onCall: .*$/m, 'onCall: night@example.com'));
    writeFileSync(join(folder, 'README.md'), `${read(folder, 'README.md')}\nOurs.\n`);
    expect((await runCli(['update', '--check'], { cwd: folder })).code).toBe(1);
    expect(await runCli(['update', '--force'], { cwd: folder })).toMatchObject({ code: 0, stderr: '' });
    expect(read(folder, 'README.md')).toMatch(/On call: night@example\.com[^]*\nOurs\.\n$/);
    expect((await runCli(['update', '--check'], { cwd: folder })).code).toBe(0);
  });

  test('a conflict is shown, with both sides', async () => {
    const folder = await repository(...small);
    const readme = read(folder, 'README.md');
    writeFileSync(join(folder, 'README.md'), readme.replace(/^On call: .*$/m, 'On call: us'));
    const answers = read(folder, '.k8s-platform/answers.yaml');
    writeFileSync(
      join(folder, '.k8s-platform/answers.yaml'),
      answers.replace(/^onCall: .*$/m, 'onCall: night@example.com'),
    );
    save(folder);
    const { code, stdout } = await runCli(['update'], { cwd: folder });
    expect({ code, conflict: stdout.includes('CONFLICT  README.md') }).toEqual({ code: 1, conflict: true });
    expect(read(folder, 'README.md')).toMatch(
      /<<<<<<< yours\nOn call: us\n=======\nOn call: night@example\.com\n>>>>>>> template/,
    );
    expect((await runCli(['doctor'], { cwd: folder })).stdout).toContain('WRONG   README.md has a conflict');
  });

  test('elsewhere it says where it belongs', async () => {
    const { code, stderr } = await runCli(['update'], { cwd: folderWith({ x: '' }) });
    expect({ code, said: stderr.includes('k8s-platform create') }).toEqual({ code: 2, said: true });
  });
});

describe('doctor', () => {
  test('tells what lint would fail on, and nothing that is well', async () => {
    const folder = await repository(...small);
    expect((await runCli(['doctor'], { cwd: folder })).stdout).toContain('ok      findings\n');
    const application = 'argocd/applications/production/cert-manager.yaml';
    writeFileSync(join(folder, application), read(folder, application).replace(/ path: .*/, ' path: nowhere'));
    rmSync(join(folder, 'apps/web-api/base/kustomization.yaml'));
    const { code, stdout } = await runCli(['doctor'], { cwd: folder });
    expect(code).toBe(1);
    expect(stdout).toMatch(/WRONG {3}findings \d+ errors, the first: \S+:\d+ \S+\n {8}k8s-platform lint\n/);
  });
});

describe('promote', () => {
  test('moves the image, shows what differs, and commits on a branch', async () => {
    const folder = await repository(...small);
    const path = 'apps/web-api/overlays/dev/kustomization.yaml';
    writeFileSync(join(folder, path), read(folder, path).replace(/newTag: .*/, 'newTag: 6.13.0 # tried'));
    save(folder);
    const status = await runCli(['promote', '--status'], { cwd: folder });
    expect(status.stdout).toMatch(/web-api +6\.13\.0@\S+ +6\.11\.1@\S+ \* +6\.11\.1/);
    const argv = ['promote', 'web-api', '--from', 'dev', '--to', 'staging', '--branch'];
    const { code, stdout } = await runCli(argv, { cwd: folder });
    expect(code).toBe(0);
    expect(stdout).toMatch(/image: \S+:6\.11\.1@\S+ → \S+:6\.13\.0@/);
    expect(git(folder, 'branch', '--show-current').trim()).toBe('promote-web-api-to-staging');
    expect(git(folder, 'diff', '--stat', 'HEAD~1')).toMatch(
      /apps\/web-api\/overlays\/staging\/kustomization\.yaml \| 2 \+-\n 1 file changed/,
    );
    expect(git(folder, 'status', '--porcelain')).toBe('');
  });

  test.each(['--commit', '--branch'])('%s leaves everything as it was when a hook refuses the commit', async (flag) => {
    const folder = await repository(...small);
    const path = 'apps/web-api/overlays/dev/kustomization.yaml';
    writeFileSync(join(folder, path), read(folder, path).replace(/newTag: .*/, 'newTag: 6.13.0'));
    save(folder);
    writeFileSync(join(folder, '.git/hooks/pre-commit'), '#!/bin/sh\necho not today >&2\nexit 1\n', { mode: 0o755 });
    const branches = git(folder, 'branch', '--list');
    const { code, stderr } = await runCli(['promote', 'web-api', '--from', 'dev', flag], { cwd: folder });
    expect({ code, said: stderr.includes('git commit: not today') }, stderr).toEqual({ code: 2, said: true });
    expect(git(folder, 'status', '--porcelain')).toBe('');
    expect(git(folder, 'branch', '--list')).toBe(branches);
  });

  test('leaves a read-only overlay alone', async () => {
    const folder = await repository(...small);
    const path = 'apps/web-api/overlays/dev/kustomization.yaml';
    writeFileSync(join(folder, path), read(folder, path).replace(/newTag: .*/, 'newTag: 6.13.0'));
    const target = 'apps/web-api/overlays/staging/kustomization.yaml';
    chmodSync(join(folder, target), 0o444);
    const { code, stderr } = await runCli(['promote', 'web-api', '--from', 'dev'], { cwd: folder });
    expect({ code, said: stderr.includes(`${target} is read-only`) }).toEqual({ code: 2, said: true });
    expect(read(folder, target)).not.toContain('6.13.0');
  });

  test.each([
    [['promote'], 'promote what'],
    [['promote', 'nothing', '--from', 'dev'], 'no application nothing'],
    [['promote', 'web-api', '--from', 'moon'], 'no environment moon'],
    [['promote', 'web-api', '--from', 'production'], 'nothing comes after production'],
    [['promote', 'web-api', '--from', 'dev', '--also', 'replicas'], 'has no `replicas`'],
  ])('%j is refused', async (argv, message) => {
    const folder = await repository(...small);
    const { code, stderr } = await runCli(argv, { cwd: folder });
    expect({ code, said: stderr.includes(message) }, stderr).toEqual({ code: 2, said: true });
  });
});
