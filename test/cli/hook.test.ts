import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWithCommand } from '../support/built-cli.ts';
import { folderWith, writeFiles } from '../support/folder.ts';
import { commit, git } from '../support/git.ts';
import { runCli } from '../support/run-cli.ts';
import { brokenRepository, goodDeployment } from './manifests.ts';

const brokenDeployment = brokenRepository['apps/web/deployment.yaml']!;

function repository(files: Readonly<Record<string, string>> = {}): string {
  const cwd = folderWith(files);
  git(cwd, 'init', '--quiet', '--initial-branch', 'main');
  return cwd;
}

describe('hook install', () => {
  test('with plain git: a broken manifest is refused with the finding, a good one passes', async () => {
    const cwd = repository();
    const bin = folderWithCommand();
    expect((await runCli(['hook', 'install'], { cwd })).stdout).toBe('added the check to .git/hooks/pre-commit\n');
    writeFiles(cwd, { 'apps/web.yaml': brokenDeployment });
    git(cwd, 'add', '.');
    const refused = commit(cwd, bin);
    expect(refused.ok).toBe(false);
    expect(refused.output).toContain('apps/web.yaml:7:3 error schema/unknown-field');
    writeFiles(cwd, { 'apps/web.yaml': goodDeployment });
    git(cwd, 'add', '.');
    expect(commit(cwd, bin)).toMatchObject({ ok: true });
  });

  test('only what is in the index counts, not what is in the work tree', async () => {
    const cwd = repository();
    const bin = folderWithCommand();
    await runCli(['hook', 'install'], { cwd });
    writeFiles(cwd, { 'web.yaml': goodDeployment });
    git(cwd, 'add', '.');
    writeFiles(cwd, { 'web.yaml': brokenDeployment, 'untracked.yaml': brokenDeployment });
    expect(commit(cwd, bin)).toMatchObject({ ok: true });
    git(cwd, 'add', 'web.yaml');
    writeFiles(cwd, { 'web.yaml': goodDeployment });
    expect(commit(cwd, bin).output).toContain('schema/unknown-field');
  });

  test('what was committed before does not block a commit that does not touch it', async () => {
    const cwd = repository({ 'old.yaml': brokenDeployment });
    git(cwd, 'add', '.');
    git(cwd, 'commit', '--quiet', '-m', 'old');
    await runCli(['hook', 'install'], { cwd });
    writeFiles(cwd, { 'new.yaml': goodDeployment });
    git(cwd, 'add', '.');
    expect(commit(cwd, folderWithCommand())).toMatchObject({ ok: true });
  });

  test('keeps what the hook did before, and adds nothing twice', async () => {
    const cwd = repository({ '.git/hooks/pre-commit': '#!/bin/sh\necho mine' });
    await runCli(['hook', 'install'], { cwd });
    const { stdout } = await runCli(['hook', 'install'], { cwd });
    expect(stdout).toBe('.git/hooks/pre-commit has the check already\n');
    const hook = readFileSync(join(cwd, '.git/hooks/pre-commit'), 'utf8');
    expect(hook).toMatch(/^#!\/bin\/sh\necho mine\n# k8s-platform/);
    expect(hook.match(/k8s-platform lint/g)).toHaveLength(1);
  });

  test('with husky', async () => {
    const cwd = repository({ '.husky/pre-commit': 'npm test\n' });
    expect((await runCli(['hook', 'install'], { cwd })).stdout).toBe('added the check to .husky/pre-commit\n');
    expect(readFileSync(join(cwd, '.husky/pre-commit'), 'utf8')).toMatch(
      /^npm test\n# k8s-platform.*\n.*k8s-platform lint --staged/,
    );
  });

  test('with lefthook, leaving comments in place', async () => {
    const cwd = repository({
      'lefthook.yml': '# ours\npre-commit:\n  commands:\n    test: # fast\n      run: npm test # all\n',
    });
    expect((await runCli(['hook', 'install'], { cwd })).stdout).toBe(
      'added the check to lefthook.yml; run lefthook install\n',
    );
    const text = readFileSync(join(cwd, 'lefthook.yml'), 'utf8');
    expect(text).toContain(
      '# ours\npre-commit:\n  commands:\n    test: # fast\n      run: npm test # all\n    k8s-platform:\n',
    );
  });

  test('with simple-git-hooks, in package.json, leaving its format', async () => {
    const before = '{\n\t"files": ["a", "b"],\n\t"simple-git-hooks": {\n\t\t"pre-commit": "npm test"\n\t}\n}\n';
    const cwd = repository({ 'package.json': before });
    expect((await runCli(['hook', 'install'], { cwd })).stdout).toBe(
      'added the check to package.json; run npx simple-git-hooks\n',
    );
    const after = readFileSync(join(cwd, 'package.json'), 'utf8');
    expect(after).toContain('"files": ["a", "b"],');
    expect(JSON.parse(after)).toMatchObject({
      'simple-git-hooks': {
        'pre-commit': expect.stringMatching(/^npm test && .*k8s-platform lint --staged$/) as string,
      },
    });
    expect((await runCli(['hook', 'install'], { cwd })).stdout).toBe('package.json has the check already\n');
  });

  test('a configuration of simple-git-hooks that is a program is refused, with the command to add', async () => {
    const cwd = repository({ '.simple-git-hooks.cjs': 'module.exports = {};\n' });
    const { code, stderr } = await runCli(['hook', 'install'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('k8s-platform lint --staged');
    expect(readFileSync(join(cwd, '.simple-git-hooks.cjs'), 'utf8')).toBe('module.exports = {};\n');
  });

  test('outside of a repository is misuse', async () => {
    expect(await runCli(['hook', 'install'], { cwd: folderWith({}) })).toMatchObject({ code: 2 });
  });
});

describe('hook uninstall', () => {
  test.each([
    ['git', { '.git/hooks/pre-commit': '#!/bin/sh\necho mine\n' }],
    ['husky', { '.husky/pre-commit': 'npm test\n' }],
    [
      'lefthook, commands',
      { 'lefthook.yml': '# ours\npre-commit:\n  commands:\n    test: # fast\n      run: npm test # all\n' },
    ],
    [
      'lefthook, jobs',
      { 'lefthook.yml': 'pre-commit:\n  jobs:\n    - run: npm test\n\npre-push:\n  parallel: true\n' },
    ],
    ['lefthook, another hook', { 'lefthook.yml': '# ours\npre-push:\n  commands:\n    test:\n      run: npm test\n' }],
    ['lefthook, no command', { 'lefthook.yml': 'pre-commit:\n  parallel: true\n' }],
    [
      'simple-git-hooks',
      { 'package.json': '{\n  "simple-git-hooks": { "pre-commit": "npm test" },\n  "files": ["a"]\n}\n' },
    ],
    ['simple-git-hooks, another hook', { 'simple-git-hooks.json': '{\n  "pre-push": "npm test"\n}\n' }],
    ['simple-git-hooks, no hook', { 'package.json': '{\n  "devDependencies": { "simple-git-hooks": "2.13.1" }\n}\n' }],
  ])('with %s: the file is as it was', async (_, files: Readonly<Record<string, string>>) => {
    const cwd = repository(files);
    const [[file, before]] = Object.entries(files) as [[string, string]];
    await runCli(['hook', 'install'], { cwd });
    expect(readFileSync(join(cwd, file), 'utf8')).toContain('k8s-platform lint --staged');
    expect((await runCli(['hook', 'uninstall'], { cwd })).stdout).toContain(`took the check out of ${file}`);
    expect(readFileSync(join(cwd, file), 'utf8')).toBe(before);
    expect((await runCli(['hook', 'uninstall'], { cwd })).stdout).toBe('no pre-commit hook has the check\n');
  });

  test('a hook that did nothing else goes', async () => {
    const cwd = repository();
    await runCli(['hook', 'install'], { cwd });
    expect((await runCli(['hook', 'uninstall'], { cwd })).stdout).toBe('removed .git/hooks/pre-commit\n');
    expect(existsSync(join(cwd, '.git/hooks/pre-commit'))).toBe(false);
  });

  test('a check that someone wrote otherwise stays', async () => {
    const cwd = repository({ 'simple-git-hooks.json': '{ "pre-commit": "npx k8s-platform lint --changed" }\n' });
    const { code, stderr } = await runCli(['hook', 'uninstall'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('take k8s-platform lint out of it yourself');
  });
});

test('the configuration counts as it is staged, where it is', async () => {
  const cwd = repository({ 'k8s-platform.yaml': 'exclude: []\n', 'a.yaml': brokenDeployment });
  git(cwd, 'add', '.');
  writeFiles(cwd, { 'k8s-platform.yaml': 'exclude: [a.yaml]\n' });
  expect((await runCli(['lint', '--staged'], { cwd })).code).toBe(1);
  git(cwd, 'add', '.');
  rmSync(join(cwd, 'k8s-platform.yaml'));
  expect((await runCli(['lint', '--staged'], { cwd })).code).toBe(0);
});

test('a part of a repository, checked in a linked work tree', () => {
  const cwd = repository({ 'part/k8s-platform.yaml': 'exclude: [old/**]\n' });
  git(cwd, 'add', '.');
  git(cwd, 'commit', '--quiet', '-m', 'start');
  writeFiles(cwd, { '.git/hooks/pre-commit': '#!/bin/sh\ncd part && k8s-platform lint --staged\n' });
  chmodSync(join(cwd, '.git/hooks/pre-commit'), 0o755);
  const linked = join(folderWith({}), 'linked');
  git(cwd, 'worktree', 'add', '--quiet', '-b', 'linked', linked);
  writeFiles(linked, { 'part/old/a.yaml': brokenDeployment });
  git(linked, 'add', '.');
  expect(commit(linked, folderWithCommand())).toMatchObject({ ok: true });
  writeFiles(linked, { 'part/a.yaml': brokenDeployment });
  git(linked, 'add', '.');
  expect(commit(linked, folderWithCommand()).output).toContain('\na.yaml:7:3 error schema/unknown-field');
});

describe('lint --pre-commit', () => {
  const lint = async (cwd: string, env: Readonly<Record<string, string>> = {}) =>
    (await runCli(['lint', '--pre-commit'], { cwd, env })).code;

  test('in a commit: what is staged, even if that is nothing', async () => {
    const cwd = repository({ 'old.yaml': brokenDeployment });
    git(cwd, 'add', '.');
    git(cwd, 'commit', '--quiet', '-m', 'old');
    expect(await lint(cwd, { GIT_INDEX_FILE: '.git/index' })).toBe(0);
    writeFiles(cwd, { 'new.yaml': brokenDeployment });
    git(cwd, 'add', '.');
    expect(await lint(cwd, { GIT_INDEX_FILE: '.git/index' })).toBe(1);
  });

  test('by hand: what is staged; everything where nothing is', async () => {
    const cwd = repository({ 'old.yaml': brokenDeployment });
    git(cwd, 'add', '.');
    git(cwd, 'commit', '--quiet', '-m', 'old');
    expect(await lint(cwd)).toBe(1);
    writeFiles(cwd, { 'new.yaml': goodDeployment.replaceAll('web', 'new') });
    git(cwd, 'add', '.');
    expect(await lint(cwd)).toBe(0);
  });

  test('between refs: what differs', async () => {
    const cwd = repository({ 'old.yaml': brokenDeployment });
    for (const name of ['one', 'two']) {
      writeFiles(cwd, { [`${name}.yaml`]: goodDeployment.replaceAll('web', name) });
      git(cwd, 'add', '.');
      git(cwd, 'commit', '--quiet', '-m', name);
    }
    expect(await lint(cwd, { PRE_COMMIT_FROM_REF: 'HEAD~1', PRE_COMMIT_TO_REF: 'HEAD' })).toBe(0);
    writeFiles(cwd, { 'two.yaml': brokenDeployment });
    expect(await lint(cwd, { PRE_COMMIT_FROM_REF: 'HEAD~1', PRE_COMMIT_TO_REF: 'HEAD' })).toBe(1);
  });
});

test('lint --staged outside of a repository is misuse', async () => {
  const { code, stderr } = await runCli(['lint', '--staged'], { cwd: folderWith({}) });
  expect(code).toBe(2);
  expect(stderr).toContain('is not a git repository');
});

test('what git ignores does not count, unless it is asked for', async () => {
  const cwd = repository({ '.gitignore': 'out/\n', 'out/web.yaml': brokenDeployment, 'web.yaml': goodDeployment });
  expect((await runCli(['lint'], { cwd })).code).toBe(0);
  expect((await runCli(['lint', 'out'], { cwd })).code).toBe(1);
});
