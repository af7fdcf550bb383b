import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import helpers from 'yeoman-test';
import application from '../../generators/application/index.ts';
import team from '../../generators/team/index.ts';
import { runCli } from '../support/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'k8s-platform-test-'));

beforeAll(async () => {
  await runCli(['create', 'shop', '--yes'], { cwd: folder });
});

afterAll(() => rmSync(folder, { recursive: true }));

const run = (generator: typeof team, name: string, options: object) =>
  helpers
    .run(generator)
    .doInDir((target) => {
      cpSync(join(folder, 'shop'), target, { recursive: true });
    })
    .withArguments([name])
    .withOptions(options);

test('yo k8s-platform:team writes what `add team` writes', async () => {
  const result = await run(team, 'search', { interactive: false });
  result.assertFile('tenants/search/base/namespace.yaml');
  result.assertFileContent('.k8s-platform/answers.yaml', '- search');
});

test('yo k8s-platform:application takes parameters of its template', async () => {
  const result = await run(application, 'cart', { interactive: false, tag: '6.12.0' });
  result.assertFileContent('apps/cart/overlays/dev/kustomization.yaml', 'newTag: 6.12.0');
});

test('yo k8s-platform:team says what is wrong with a name', async () => {
  await expect(run(team, 'product', { interactive: false })).rejects.toThrow(/there is a team product already/);
});
