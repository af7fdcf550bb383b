import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { CliError } from '../../../src/errors.ts';
import type { Answers } from '../../../src/scaffold/answers/answers.ts';
import { collectAnswers } from '../../../src/scaffold/answers/collect.ts';
import { planRepository } from '../../../src/scaffold/repository/repository.ts';
import type { PlannedFile } from '../../../src/scaffold/templates/templates.ts';
import { packageRoot } from '../../../src/assets.ts';

async function plan(answers: Partial<Record<keyof Answers, unknown>> = {}): Promise<PlannedFile[]> {
  return planRepository(await collectAnswers({ answers, acceptSuggestions: true }));
}

test('the same answers give the same bytes, in any time zone and language', () => {
  const script = `
    import { createHash } from 'node:crypto';
    import { collectAnswers } from '${packageRoot}/src/scaffold/answers/collect.ts';
    import { planRepository } from '${packageRoot}/src/scaffold/repository/repository.ts';
    const files = planRepository(await collectAnswers({ answers: {}, acceptSuggestions: true }));
    console.log(createHash('sha256').update(JSON.stringify(files)).digest('hex'));`;
  const hash = (env: Record<string, string>) =>
    execFileSync(join(packageRoot, 'node_modules/.bin/tsx'), ['--input-type=module', '-e', script], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });
  expect(hash({ TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' })).toBe(hash({ TZ: 'UTC', LC_ALL: 'C' }));
});

test('no template mark, and no name of another, is left in any file', async () => {
  const files = await plan({
    name: 'acme',
    domain: 'acme.test',
    repository: 'https://github.com/acme/acme.git',
    teams: ['checkout'],
    application: 'cart',
  });
  for (const { path, text } of files) {
    expect(text, path).not.toMatch(/\{\{(?:yaml|#|\/|name|cluster|environment|team|application)/);
    expect(text.replaceAll('template: web-api', ''), path).not.toMatch(/my-platform|example\.com|\bproduct\b|web-api/);
  }
});

test('every YAML file is one that any reader accepts', async () => {
  for (const { path, text } of await plan()) {
    if (!/\.ya?ml$/.test(path)) continue;
    for (const document of parseAllDocuments(text)) expect(document.errors, path).toEqual([]);
  }
});

/** Their keys or the order of their lists follow the names. */
const named = new Set(['argocd/projects/platform.yaml', 'k8s-platform.yaml']);

/** Names that YAML readers take for something else. */
const treacherous = fc.constantFrom('yes', 'no', 'on', 'off', 'y', 'n', 'null', 'true', 'e1', 'a', 'x-1');

test('no legal name changes the structure of a file', async () => {
  const files = async (answers: Partial<Answers>) =>
    (await plan(answers)).filter(({ path }) => path.endsWith('.yaml') && !named.has(path));
  const shapes = new Map(
    (await files({ teams: ['aa'], application: 'bb', sharedCluster: 'cc' })).map(({ path, text }) => [
      path,
      shape(text),
    ]),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(treacherous, { minLength: 3, maxLength: 3 }),
      async ([team = '', application = '', cluster = '']) => {
        for (const { path, text } of await files({ teams: [team], application, sharedCluster: cluster })) {
          const original = path
            .replace(`apps/${application}/`, 'apps/bb/')
            .replace(`tenants/${team}/`, 'tenants/aa/')
            .replace(`projects/${team}.`, 'projects/aa.')
            .replace(new RegExp(`/${cluster}([/.])`), '/cc$1');
          expect(shape(text), path).toEqual(shapes.get(original));
        }
      },
    ),
    { numRuns: 10 },
  );
}, 120_000);

test('a cluster called yes is called so in the configuration', async () => {
  const config = (await plan({ sharedCluster: 'yes' })).find(({ path }) => path === 'k8s-platform.yaml')!;
  expect(Object.keys((parse(config.text, { version: '1.1' }) as { clusters: object }).clusters)).toEqual([
    'yes',
    'production',
  ]);
});

test('two clusters of one name are refused', async () => {
  await expect(plan({ sharedCluster: 'production' })).rejects.toThrow(/^clusters: two are called production$/);
});

test('the answers that a repository keeps make the same repository again', async () => {
  const first = await plan({ teams: ['checkout', 'search'], isolation: 'cluster-per-environment' });
  const { generator: _, ...kept } = parse(first.find(({ path }) => path === '.k8s-platform/answers.yaml')!.text) as {
    generator: unknown;
  };
  expect(await plan(kept)).toEqual(first);
});

describe('an answer that is not legal is refused, by its name', () => {
  test.each<[keyof Answers, unknown]>([
    ['name', '../../etc'],
    ['name', 'a b'],
    ['name', '-x'],
    ['name', '0123'],
    ['teams', ['{{x}}']],
    ['teams', ['$(id)']],
    ['application', 'a\nb'],
    ['application', 'x'.repeat(41)],
    ['domain', 'localhost'],
    ['domain', 'a: b'],
    ['repository', 'git@github.com:example/x.git'],
    ['repository', 'https://github.com/x"y/z'],
    ['onCall', 'nobody'],
    ['environments', []],
    ['environments', ['dev', 'dev']],
    ['environments', ['Dev', 'prod']],
    ['awsAccount', '1234'],
    ['awsRegion', 'europe'],
    ['smtpHost', 'smtp.example.com'],
    ['terraform', 'aws'],
    ['gitHost', 'svn'],
    ['teams', ['platform']],
  ])('%s: %j', async (name, value) => {
    await expect(plan({ [name]: value })).rejects.toThrow(CliError);
    await expect(plan({ [name]: value })).rejects.toThrow(new RegExp(`^${name}`));
  });
});

test('missing answers without a terminal are named by their flags', async () => {
  await expect(collectAnswers({ answers: { name: 'x' }, acceptSuggestions: false })).rejects.toThrow(
    /--repository, .*--domain/,
  );
});

/** The documents of a file with all text taken out of them. */
function shape(text: string): string[] {
  return parseAllDocuments(text, { version: '1.1' }).map((document) =>
    JSON.stringify(document.toJS(), (_, value: unknown) => (typeof value === 'string' ? '' : value)),
  );
}
