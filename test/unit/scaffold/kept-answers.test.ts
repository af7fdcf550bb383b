import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CliError } from '../../../src/errors.ts';
import { answersPath } from '../../../src/scaffold/answers/answers-file.ts';
import { collectAnswers } from '../../../src/scaffold/answers/collect.ts';
import { prepareChange } from '../../../src/scaffold/changes/make.ts';
import { openRepository, type RepositoryOnDisk } from '../../../src/scaffold/repository/repository-on-disk.ts';
import { planRepository } from '../../../src/scaffold/repository/repository.ts';
import { withRecord } from '../../../src/scaffold/update/record.ts';
import { folderWith } from '../../support/folder.ts';

const files = withRecord(planRepository(await collectAnswers({ answers: {}, acceptSuggestions: true })));
const written = files.find(({ path }) => path === answersPath)!.text;

function withText(text: string): Promise<RepositoryOnDisk> {
  return openRepository(folderWith({ [answersPath]: text }));
}

const replaced = (from: string, to: string) => {
  expect(written).toContain(from);
  return written.replace(from, () => to);
};

async function refusal(text: string): Promise<string> {
  try {
    const repository = await withText(text);
    prepareChange(repository, repository.platform);
  } catch (error) {
    if (error instanceof CliError) return `${error.message}; ${error.advice ?? ''}`;
    throw error;
  }
  return '';
}

describe('what is wrong with the answers of a repository is said with its line', () => {
  const lineOf = (text: string) => written.slice(0, written.indexOf(text)).split('\n').length;
  const application = 'template: web-api';

  test.each<[string, string, string, number, string]>([
    [
      'a list for parameters',
      application,
      `${application}\n    parameters: [1]`,
      1,
      'is a list, and a mapping is wanted',
    ],
    ['a parameter', application, `${application}\n    parameters: { memory: 64MB }`, 1, 'is no quantity'],
    ['a parameter nobody knows', application, `${application}\n    parameters: { x: 1 }`, 1, 'x is no parameter'],
    ['a field nobody knows', application, `${application}\n    colour: red`, 1, 'colour: is not known here'],
    ['a template', application, 'template: web', 0, 'there is no template web; there are'],
    ['a version without quotes', 'kubernetes: "1.36"', 'kubernetes: 1.36', 0, 'is a number: write it in quotes'],
    ['a question nobody asks', 'layout: infrastructure', 'layouts: x', 0, 'did you mean layout?'],
    ['a text for a list', 'teams:\n  - product', 'teams: product', 0, 'is text, and a list is wanted'],
    ['a name twice', 'teams:\n  - product', 'teams: [a, a]', 0, 'teams: has a twice'],
    ['a cluster twice', '  - name: production', '  - name: nonproduction', 0, 'two are called nonproduction'],
    ['a team nobody knows', 'team: product', 'team: nobody', 0, 'the team nobody of web-api is unknown'],
    ['a key twice', 'layout: infrastructure', 'layout: infrastructure\nname: x', 1, 'Map keys must be unique'],
    ['broken YAML', 'branch: main', 'branch: [main', 1, 'correct the YAML there'],
    ['what has no effect', 'layout: infrastructure', 'vaultAddress: https://v.example.com', 0, 'has no effect'],
  ])('%s', async (_, from, to, below, message) => {
    const said = await refusal(replaced(from, to));
    expect(said).toMatch(new RegExp(`^\\.k8s-platform/answers\\.yaml:${lineOf(from) + below}:\\d+: `));
    expect(said).toContain(message);
  });

  test.each([
    ['an answer that was always asked', 'branch: main\n', '', 'branch is missing; write branch, such as main'],
    ['an answer that another one asks for', 'secrets: aws', 'secrets: vault', 'vaultAddress is missing'],
    ['nothing at all', written, '', 'clusters is missing'],
    ['no mapping', written, '- a\n', 'holds no mapping of answers'],
  ])('%s', async (_, from, to, message) => {
    expect(await refusal(replaced(from, to))).toContain(message);
  });
});

test('parameters that are empty are none', async () => {
  const text = replaced('template: web-api', 'template: web-api\n    parameters:');
  const folder = folderWith({
    ...Object.fromEntries(files.map((file) => [file.path, file.text])),
    [answersPath]: text,
  });
  const repository = await openRepository(folder);
  expect(prepareChange(repository, repository.platform).actions).toEqual([]);
});

test('a question that is newer than the repository is answered so that nothing changes, and said', async () => {
  const older = await collectAnswers({ answers: { tracing: 'none', licence: 'none' }, acceptSuggestions: true });
  const before = withRecord(planRepository(older));
  const folder = folderWith(
    Object.fromEntries(
      before.map(({ path, text }) => [
        path,
        path === answersPath ? text.replace('tracing: none\n', '').replace('licence: none\n', '') : text,
      ]),
    ),
  );
  const repository = await openRepository(folder);
  expect(repository.assumed).toEqual([
    { name: 'tracing', answer: 'none' },
    { name: 'licence', answer: 'none' },
  ]);
  const { actions } = prepareChange(repository, repository.platform);
  expect(actions.map(({ path }) => path)).toEqual([answersPath]);
});

test('answers that a person writes in another way are no change; what is added keeps their comments', async () => {
  const text = replaced('teams:\n  - product', '# those who build\nteams: [product]  # all').replace(
    '  - name: web-api',
    '  # the first one\n  - name: web-api',
  );
  const folder = folderWith({
    ...Object.fromEntries(files.map((file) => [file.path, file.text])),
    [answersPath]: text,
  });
  const repository = await openRepository(folder);
  expect(prepareChange(repository, repository.platform).actions).toEqual([]);
  const { platform } = repository;
  const applications = [...platform.applications, { name: 'cart', team: 'product', template: 'worker' }];
  const { actions } = prepareChange(repository, { ...platform, applications });
  const answers = actions.find(({ path }) => path === answersPath)!;
  expect(answers).toMatchObject({ kind: 'merge' });
  expect('text' in answers ? answers.text : '').toMatch(
    /# those who build\nteams: \[ product \] # all\n[^]*# the first one\n {2}- name: web-api\n[^]*- name: cart\n/,
  );
});

test('answers without their file are looked for in git', async () => {
  const folder = folderWith({ '.k8s-platform/written.txt': '' });
  await expect(openRepository(join(folder))).rejects.toThrow(/answers\.yaml is missing/);
});
