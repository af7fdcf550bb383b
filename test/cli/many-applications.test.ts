import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ValidateFunction } from 'ajv';
import { collectAnswers } from '../../src/scaffold/answers/collect.ts';
import type { Platform } from '../../src/scaffold/answers/platform.ts';
import { planRepository } from '../../src/scaffold/repository/repository.ts';
import { TemplateLibrary, type TemplateKind } from '../../src/scaffold/templates/library.ts';
import { planUpdate } from '../../src/scaffold/update/plan.ts';
import { parseRecord, printRecord } from '../../src/scaffold/update/record.ts';
import { changeFiles } from '../../src/scaffold/write/write.ts';
import { folderWith } from '../support/folder.ts';
import { runCli } from '../support/run-cli.ts';
import { quiet } from '../support/surroundings.ts';

const small = { environments: ['dev'], logging: 'none', tracing: 'none', backup: 'none', policyEngine: 'none' };

function platformWith(count: number): Promise<Platform> {
  const applications = Array.from({ length: count }, (_, index) => ({
    name: `app-${index}`,
    team: 'product',
    template: 'web-api',
  }));
  return collectAnswers({ answers: { ...small, applications }, acceptSuggestions: true });
}

/** Counts how often a description of a template is asked for. */
class CountingLibrary extends TemplateLibrary {
  asked = 0;
  override describe<T>(kind: TemplateKind, name: string, validate: ValidateFunction<T>): T {
    this.asked += 1;
    return super.describe(kind, name, validate);
  }
}

test('many applications of one template read its description as often as one does', async () => {
  const asked = async (count: number) => {
    const library = new CountingLibrary();
    planRepository(await platformWith(count), library);
    return library.asked;
  };
  expect(await asked(200)).toBe(await asked(1));
});

test('the files for each further application are the same number', async () => {
  const number = async (count: number) => planRepository(await platformWith(count)).length;
  const [one, two, many] = [await number(1), await number(2), await number(101)];
  expect(many - two).toBe((two - one) * 99);
});

test('what the templates wrote is rendered again only when something is to be merged', async () => {
  const [before, after] = [planRepository(await platformWith(2)), planRepository(await platformWith(3))];
  const folder = join(folderWith({}), 'shop');
  await changeFiles(folder, { write: before }, quiet());
  const actions = planUpdate({
    folder,
    record: parseRecord(printRecord(before)),
    before: () => {
      throw new Error('rendered again');
    },
    after,
  });
  expect(actions.filter(({ kind }) => kind === 'create').length).toBe(after.length - before.length);
});

test('an application that joins 199 others is named by the environment, and builds', { timeout: 300_000 }, async () => {
  const applications = Array.from(
    { length: 199 },
    (_, index) => `  - { name: app-${index}, team: product, template: web-api }\n`,
  );
  const cwd = folderWith({ 'answers.yaml': `environments: [dev]\napplications:\n${applications.join('')}` });
  await runCli(['create', 'shop', '--yes', '--answers', 'answers.yaml'], { cwd });
  const folder = join(cwd, 'shop');
  expect(await runCli(['add', 'application', 'last'], { cwd: folder })).toMatchObject({ code: 0, stderr: '' });
  const environment = readFileSync(join(folder, 'environments/dev/kustomization.yaml'), 'utf8');
  expect(environment.match(/^ {2}- \.\.\/\.\.\/apps\/.*$/gm)!.length).toBe(200);
  const { code, stdout } = await runCli(['render', 'apps/last/overlays/dev'], { cwd: folder });
  expect({ code, isThere: stdout.includes('\n  name: last\n') }).toEqual({ code: 0, isThere: true });
});
