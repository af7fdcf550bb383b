import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../support/folder.ts';
import { lintJson, runCli } from '../support/run-cli.ts';

const createApp = (cwd: string, ...argv: string[]) => runCli(['create-app', 'cart', ...argv], { cwd });
const read = (cwd: string, path: string) => readFileSync(join(cwd, 'cart', path), 'utf8');
const isInstalled = (command: string) => spawnSync(command, ['--help']).error === undefined;

/** How each language runs its tests; `node` is what this runs on. */
const suites = [
  ['go', 'go', ['test', './...'], 'ok '],
  ['node', 'node', ['--test', 'test/'], '# fail 0'],
  ['python', 'python3', ['-m', 'unittest', 'discover', '--start-directory', 'tests', '--top-level-directory', '.'], ''],
] as const;

describe('create-app', () => {
  test.each(suites.map((suite) => [suite[0], suite] as const))(
    'writes a server in %s whose tests pass, and manifests without findings',
    async (language, [, command, argv, passed]) => {
      const cwd = folderWith({});
      expect(await createApp(cwd, '--language', language)).toMatchObject({ code: 0, stderr: '' });
      const folder = join(cwd, 'cart');
      expect((await lintJson(folder)).findings).toEqual([]);
      if (!isInstalled(command)) return;
      // What vitest sets makes node report to it.
      const { NODE_TEST_CONTEXT: _, NODE_OPTIONS: __, ...env } = process.env;
      expect(execFileSync(command, argv, { cwd: folder, encoding: 'utf8', env, stdio: 'pipe' })).toContain(passed);
    },
  );

  test.each([
    ['github', '.github/workflows/build.yaml', 'id-token: write', 'ghcr.io/acme/cart'],
    ['gitlab', '.gitlab-ci.yml', 'SIGSTORE_ID_TOKEN', 'registry.git.acme.test/acme/cart'],
    ['gitea', '.gitea/workflows/build.yaml', 'COSIGN_PRIVATE_KEY', 'git.acme.test/acme/cart'],
  ])('builds, signs and promotes on %s', async (gitHost, path, signature, image) => {
    const cwd = folderWith({});
    await createApp(cwd, '--git-host', gitHost, '--repository', 'https://git.acme.test/acme/cart.git');
    const pipeline = read(cwd, path);
    expect(pipeline).toContain(signature);
    expect(pipeline).toContain('cosign sign --yes');
    expect(pipeline).toMatch(/promote cart --image "\$REFERENCE" --to dev/);
    expect(pipeline).toContain(image);
    expect(pipeline).not.toMatch(/uses: (?!.*@[0-9a-f]{40})/);
  });

  test('a static site has pages', async () => {
    const cwd = folderWith({});
    await createApp(cwd, '--template', 'static-site');
    expect(read(cwd, 'Dockerfile')).toMatch(/^FROM \S+nginx-unprivileged:\S+@sha256:[0-9a-f]{64}$/m);
    expect((await lintJson(join(cwd, 'cart'))).findings).toEqual([]);
  });

  test('the second run merges, and writes nothing when nothing changed', async () => {
    const cwd = folderWith({});
    await createApp(cwd);
    expect((await createApp(cwd)).stdout).toBe('everything is as it should be\n');
    const readme = join(cwd, 'cart/README.md');
    writeFileSync(readme, `${readFileSync(readme, 'utf8')}\nOurs.\n`);
    expect(await createApp(cwd, '--on-call', 'cart@acme.test')).toMatchObject({ code: 0 });
    expect(readFileSync(readme, 'utf8')).toMatch(/On call: cart@acme\.test[^]*\nOurs\.\n$/);
  });

  test('is registered with its platform, once, and promoted by image', async () => {
    const cwd = folderWith({});
    await runCli(['create', 'shop', '--yes', '--environments', 'test live'], { cwd });
    expect((await createApp(cwd, '--platform', 'shop')).stdout).toContain('create    apps/cart/overlays/live');
    expect(read(cwd, 'k8s/values/live/kustomization.yaml')).toContain('namespace: product-live');
    expect((await createApp(cwd, '--platform', 'shop')).code).toBe(0);

    const image = `ghcr.io/example/cart:sha-1e10@sha256:${'3'.repeat(64)}`;
    const promoted = await runCli(['promote', 'cart', '--image', image, '--to', 'test'], { cwd: join(cwd, 'shop') });
    expect(promoted).toMatchObject({ code: 0, stderr: '' });
    const overlay = (environment: string) =>
      readFileSync(join(cwd, `shop/apps/cart/overlays/${environment}/kustomization.yaml`), 'utf8');
    expect(overlay('test')).toContain(`newTag: sha-1e10\n    digest: sha256:${'3'.repeat(64)}\n`);
    expect(overlay('live')).toContain('newTag: unreleased\n');
  });

  test.each([
    ['an image without a digest', ['--image', 'ghcr.io/example/cart:1', '--to', 'dev'], 'has not both tag and digest'],
    [
      'another image',
      ['--image', `ghcr.io/other/x:1@sha256:${'3'.repeat(64)}`, '--to', 'dev'],
      'pins no image ghcr.io/other/x',
    ],
    ['an image to nowhere', ['--image', 'x'], '--image goes with --to'],
  ])('promote refuses %s', async (_, argv, message) => {
    const cwd = folderWith({});
    await runCli(['create', 'shop', '--yes'], { cwd });
    const { code, stderr } = await runCli(['promote', 'web-api', ...argv], { cwd: join(cwd, 'shop') });
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  test.each([
    ['a language that makes no such thing', ['--template', 'static-site', '--language', 'go'], 'makes no static-site'],
    ['a URL that is none', ['--repository', 'git@github.com:acme/cart.git'], 'repository: '],
    ['a platform that is none', ['--platform', '.'], 'there is no .k8s-platform/answers.yaml'],
  ])('refuses %s', async (_, argv, message) => {
    const cwd = folderWith({});
    const { code, stderr } = await createApp(cwd, ...argv);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(existsSync(join(cwd, 'cart'))).toBe(false);
  });

  test('overwrites nothing', async () => {
    const cwd = folderWith({ 'cart/README.md': 'mine\n' });
    const { code, stderr } = await createApp(cwd);
    expect([code, stderr]).toEqual([2, expect.stringContaining('other content in README.md')]);
    expect(read(cwd, 'README.md')).toBe('mine\n');
  });
});
