import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/assets.ts';
import { folderWith, writeFiles } from '../support/folder.ts';
import { commit, git } from '../support/git.ts';
import { runCli } from '../support/run-cli.ts';

const own = '.k8s-platform/templates/applications/api';

async function repository(): Promise<string> {
  const cwd = folderWith({});
  const small = ['--logging', 'none', '--tracing', 'none', '--backup', 'none', '--policy-engine', 'none'];
  await runCli(['create', 'shop', '--yes', ...small], { cwd });
  return join(cwd, 'shop');
}

test('templates are listed and shown anywhere', async () => {
  const cwd = folderWith({});
  expect((await runCli(['template', 'list'], { cwd })).stdout).toMatch(/^web-api +\S/m);
  expect((await runCli(['template', 'show', 'web-api'], { cwd })).stdout).toContain('--image');
  const { code, stderr } = await runCli(['template', 'show', 'nothing'], { cwd });
  expect({ code, said: stderr.includes('there is no template nothing') }).toEqual({ code: 2, said: true });
});

test('one of your own is written, tested and used, and lint passes its source over', async () => {
  const cwd = await repository();
  expect((await runCli(['template', 'new', 'api'], { cwd })).code).toBe(0);
  const tested = await runCli(['template', 'test'], { cwd });
  expect(tested, tested.stdout).toMatchObject({ code: 0 });
  expect((await runCli(['add', 'application', 'cart', '--template', 'api', '--team', 'product'], { cwd })).code).toBe(
    0,
  );
  expect(existsSync(join(cwd, 'apps/cart/base/deployment.yaml'))).toBe(true);
  expect((await runCli(['lint', '--fail-on', 'info'], { cwd })).code).toBe(0);
}, 120_000);

test('what is wrong with a template is found by its test', async () => {
  const cwd = await repository();
  await runCli(['template', 'new', 'api'], { cwd });
  const feature = '.k8s-platform/templates/features/deployment';
  cpSync(join(packageRoot, 'templates/features/deployment'), join(cwd, feature), { recursive: true });
  const path = join(cwd, feature, 'files/base/deployment.yaml.hbs');
  writeFileSync(path, readFileSync(path, 'utf8').replace('revisionHistoryLimit', 'revisionHistory'));
  const { code, stdout } = await runCli(['template', 'test', 'api'], { cwd });
  expect(code).toBe(1);
  expect(stdout).toMatch(/base\/deployment\.yaml:\d+ error schema\/unknown-field/);
}, 120_000);

test('a value that could change the structure of a file is refused', async () => {
  const cwd = await repository();
  await runCli(['template', 'new', 'api'], { cwd });
  const path = join(cwd, own, 'template.yaml');
  const parameter = '  note: { type: string, description: A note., default: none }\n';
  const text = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    text.includes('\nparameters:\n')
      ? text.replace('\nparameters:\n', `\nparameters:\n${parameter}`)
      : `${text}parameters:\n${parameter}`,
  );
  writeFiles(cwd, { [`${own}/files/notes.yaml.hbs`]: 'note: {{application.parameters.note}}\n' });
  const argv = ['add', 'application', 'cart', '--template', 'api', '--team', 'product', '--note', 'a: b'];
  const { code, stderr } = await runCli(argv, { cwd });
  expect(stderr).toMatch(/notes\.yaml\.hbs:1: .*cannot stand in a file as it is: write it with \{\{yaml/);
  expect(code).toBe(2);
  expect(existsSync(join(cwd, 'apps/cart'))).toBe(false);
});

test('templates come from a git reference, and stay in the repository', async () => {
  const source = folderWith({});
  const cwd = await repository();
  await runCli(['template', 'new', 'api'], { cwd });
  writeFiles(source, {
    'applications/job/template.yaml': readFileSync(join(cwd, own, 'template.yaml')),
    'applications/job/files/app.yaml.hbs': 'team: {{yaml application.team}}\n',
  });
  git(source, 'init', '-q', '-b', 'main');
  git(source, 'add', '--all');
  commit(source, '');
  git(source, 'tag', 'v1');
  const { code, stdout } = await runCli(['template', 'add', `file://${source}#v1`], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain('job');
  expect((await runCli(['template', 'list'], { cwd })).stdout).toMatch(/^job /m);
  const missing = await runCli(['template', 'add', `file://${source}#v2`], { cwd });
  expect(missing).toMatchObject({ code: 2 });
});
