import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import helpers from 'yeoman-test';
import { collectAnswers } from '../../src/scaffold/answers/collect.ts';
import { planRepository } from '../../src/scaffold/repository/repository.ts';
import App from '../../generators/app/index.ts';

/** Options of our own, which the helper's types cannot know. */
const run = (options: object) => helpers.run(App).withOptions(options);

const planned = async (answers = {}) => planRepository(await collectAnswers({ answers, acceptSuggestions: true }));

describe('yo k8s-platform', () => {
  test('writes exactly what `create` writes', async () => {
    const result = await run({ yes: true });
    for (const { path, text } of await planned()) result.assertEqualsFileContent(join('my-platform', path), text);
  });

  test('asks each question, and uses the answers', async () => {
    const result = await run({ interactive: true }).withAnswers({
      name: 'shop-platform',
      teams: 'checkout',
      environments: 'test, live',
    });
    result.assertFile('shop-platform/tenants/checkout/overlays/live/kustomization.yaml');
    result.assertFileContent('shop-platform/k8s-platform.yaml', 'environments: [test]');
  });

  test('names the flag for a missing answer when nobody can be asked', async () => {
    await expect(run({ interactive: false })).rejects.toThrow(/--name|--yes/);
  });

  test('refuses an answer that would change the structure of files', async () => {
    await expect(run({ yes: true, teams: '../../etc' })).rejects.toThrow(/teams/);
  });
});
