import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import helpers from 'yeoman-test';
import createApp from '../../generators/create-app/index.ts';
import policy from '../../generators/policy/index.ts';
import promote from '../../generators/promote/index.ts';
import remove from '../../generators/remove/index.ts';
import update from '../../generators/update/index.ts';
import { commit, git } from '../support/git.ts';
import { runCli } from '../support/run-cli.ts';

const origin = mkdtempSync(join(tmpdir(), 'k8s-platform-test-'));
const small = ['--logging', 'none', '--tracing', 'none', '--backup', 'none', '--policy-engine', 'none'];

beforeAll(async () => {
  await runCli(['create', 'shop', '--yes', ...small], { cwd: origin });
  git(join(origin, 'shop'), 'init', '-q', '-b', 'main');
  git(join(origin, 'shop'), 'add', '--all');
  commit(join(origin, 'shop'), '');
  return () => rmSync(origin, { recursive: true });
});

afterEach(() => {
  process.exitCode = undefined;
});

type Given = readonly [argv: readonly string[], options?: object, prepare?: (folder: string) => void];

/** A generator in a copy of the repository; nobody is asked, but for what `answers` says. */
function run(generator: typeof policy, [argv, options = {}, prepare]: Given, answers?: object) {
  const given: object = { interactive: answers !== undefined, skipInstall: true, force: false, ...options };
  const running = helpers
    .run(generator)
    .doInDir((folder) => {
      cpSync(join(origin, 'shop'), folder, { recursive: true });
      prepare?.(folder);
    })
    .withArguments([...argv])
    .withOptions(given);
  return answers === undefined ? running : running.withAnswers(answers);
}

const dev = 'apps/web-api/overlays/dev/kustomization.yaml';
const staging = 'apps/web-api/overlays/staging/kustomization.yaml';

function edit(path: string, from: RegExp, to: string): (folder: string) => void {
  return (folder) => writeFileSync(join(folder, path), readFileSync(join(folder, path), 'utf8').replace(from, to));
}

describe('yo k8s-platform:policy', () => {
  test('writes the policy, its test and its examples', async () => {
    const result = await run(policy, [['shop/owner']]);
    result.assertFile(
      ['owner.rego', 'owner_test.rego', 'good.yaml', 'bad.yaml'].map((name) => `policies/shop/owner/${name}`),
    );
  });

  test('asks for the id', async () => {
    (await run(policy, [[]], { name: 'shop/owner' })).assertFile('policies/shop/owner/owner.rego');
  });

  test('with admission it is one of the cluster, where something enforces it', async () => {
    await expect(run(policy, [['no-latest'], { admission: true }])).rejects.toThrow(/nothing enforces policies/);
  });

  test.each([
    [[], /there is no name/],
    [['Owner'], /is no id for a policy/],
  ])('%j is refused', async (argv, message) => {
    await expect(run(policy, [argv])).rejects.toThrow(message);
  });
});

describe('yo k8s-platform:create-app', () => {
  test('writes what `create-app` writes', async () => {
    const result = await run(createApp, [['cart'], { language: 'node', onCall: 'cart@acme.test' }]);
    result.assertFile('cart/package.json');
    result.assertFileContent('cart/README.md', 'cart@acme.test');
  });

  test('asks, and registers the application with its platform', async () => {
    const answers = { name: 'pages', template: 'static-site', language: 'static', platform: '.' };
    const result = await run(createApp, [[]], answers);
    result.assertFile('pages/Dockerfile');
    result.assertFile('apps/pages/overlays/production/kustomization.yaml');
  });

  test('refuses a language that there is not', async () => {
    await expect(run(createApp, [['cart'], { language: 'cobol' }])).rejects.toThrow(/write one of go, node, python/);
  });
});

describe('yo k8s-platform:promote', () => {
  const tried = edit(dev, /newTag: .*/, 'newTag: 6.13.0');

  test('moves the image to the next environment', async () => {
    const result = await run(promote, [['web-api'], { from: 'dev' }, tried]);
    result.assertFileContent(staging, 'newTag: 6.13.0');
  });

  test('asks for application and environments', async () => {
    const answers = { application: 'web-api', from: 'dev', to: 'production' };
    const result = await run(promote, [[], {}, tried], answers);
    result.assertFileContent('apps/web-api/overlays/production/kustomization.yaml', 'newTag: 6.13.0');
    result.assertNoFileContent(staging, 'newTag: 6.13.0');
  });

  test('only shows the difference with --dry-run', async () => {
    const result = await run(promote, [['web-api'], { from: 'dev', dryRun: true }, tried]);
    result.assertNoFileContent(staging, 'newTag: 6.13.0');
  });

  test('says what is wrong', async () => {
    await expect(run(promote, [['web-api'], { from: 'moon' }])).rejects.toThrow(/moon is not one of the choices/);
    await expect(run(promote, [['web-api']])).rejects.toThrow(/there is no from/);
  });
});

describe('yo k8s-platform:remove', () => {
  test('removes what `remove` removes', async () => {
    const result = await run(remove, [['application', 'web-api']]);
    result.assertNoFile('apps/web-api');
    result.assertNoFileContent('.k8s-platform/answers.yaml', 'name: web-api');
  });

  test('asks for what there is', async () => {
    (await run(remove, [[]], { what: 'application', name: 'web-api' })).assertNoFile('apps/web-api');
  });

  test('refuses what is needed', async () => {
    await expect(run(remove, [['team', 'product']])).rejects.toThrow(/needed by web-api/);
    await expect(run(remove, [['house', 'x']])).rejects.toThrow(/write one of application/);
  });
});

describe('yo k8s-platform:update', () => {
  const answered = edit('.k8s-platform/answers.yaml', /dependencyBot: renovate/, 'dependencyBot: none');
  const committed = (folder: string) => {
    answered(folder);
    git(folder, 'add', '--all');
    commit(folder, '');
  };

  test('brings the repository to its answers', async () => {
    (await run(update, [[], {}, committed])).assertNoFile('renovate.json');
  });

  test('--check changes nothing, and ends with 1', async () => {
    const result = await run(update, [[], { check: true }, committed]);
    expect([existsSync(join(result.cwd, 'renovate.json')), process.exitCode]).toEqual([true, 1]);
  });

  test('--check of what is as it should be ends well', async () => {
    await run(update, [[], { check: true }]);
    expect(process.exitCode).toBeUndefined();
  });

  test('wants a clean work tree', async () => {
    await expect(run(update, [[], {}, answered])).rejects.toThrow(/changes that are not committed/);
  });
});
