import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { readJsonAsset } from '../../src/assets.ts';
import { folderWith, writeFiles } from '../support/folder.ts';
import { git } from '../support/git.ts';
import { lintJson, runCli } from '../support/run-cli.ts';

const file = '.k8s-platform/baseline.txt';
const rule = ['--rule', 'reliability/image-tag'];

interface Container {
  readonly name: string;
  readonly image: string;
}

function pod(name: string, ...containers: readonly Container[]): string {
  const items = containers.map((one) => `    - name: ${one.name}\n      image: ${one.image}\n`);
  return `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\nspec:\n  containers:\n${items.join('')}`;
}

const untagged = { name: 'web', image: 'nginx' };
const tagged = { name: 'web', image: 'nginx:1.29.0' };

/** A repository with old findings of the rule about tags, and nothing else of interest. */
async function withBaseline(files: Readonly<Record<string, string>>): Promise<string> {
  const cwd = folderWith({ 'k8s-platform.yaml': 'kubernetes: { version: "1.36" }\n', ...files });
  const { code, stderr } = await runCli(['baseline', 'create'], { cwd });
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return cwd;
}

const entries = (cwd: string): string[] =>
  readFileSync(join(cwd, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

const tagEntries = (cwd: string): string[] => entries(cwd).filter((line) => line.includes('reliability/image-tag'));

describe('old findings', () => {
  test('do not fail lint, and are counted in the last line', async () => {
    const cwd = await withBaseline({ 'a.yaml': pod('a', untagged) });
    expect((await runCli(['lint', '--no-baseline', '--fail-on', 'warning'], { cwd })).code).toBe(1);
    const { code, stdout } = await runCli(['lint', '--fail-on', 'warning'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toBe(
      `no new findings in 1 resource in 2 files; 1 other file skipped\n${entries(cwd).length} old findings left in ${file}\n`,
    );
  });

  test('stay old when lines, objects and containers move', async () => {
    const log = { name: 'log', image: 'ghcr.io/example/log' };
    const cwd = await withBaseline({ 'a.yaml': `${pod('a', untagged, log)}---\n${pod('b', untagged)}` });
    writeFiles(cwd, { 'a.yaml': `# moved\n\n${pod('b', untagged)}---\n${pod('a', log, untagged)}` });
    const { findings } = await lintJson(cwd, '--strict-baseline');
    expect(findings).toEqual([]);
  });

  test('stay old when their file moves, and update follows', async () => {
    const cwd = await withBaseline({ 'a.yaml': pod('a', untagged), 'bad.yaml': `${pod('c', tagged)}kind: Pod\n` });
    rmSync(join(cwd, 'a.yaml'));
    rmSync(join(cwd, 'bad.yaml'));
    writeFiles(cwd, {
      'apps/renamed.yaml': pod('a', untagged, { name: 'new', image: 'nginx' }),
      'apps/bad.yaml': `${pod('c', tagged)}kind: Pod\n`,
    });
    const { findings } = await lintJson(cwd, ...rule);
    expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining('new')]);
    expect((await lintJson(cwd, '--rule', 'yaml/duplicate-key')).findings).toEqual([]);
    const { stdout } = await runCli(['baseline', 'update'], { cwd });
    expect(stdout).toMatch(/: \d+ moved; /);
    expect(entries(cwd).every((line) => line.startsWith('apps/'))).toBe(true);
    expect(tagEntries(cwd)).toHaveLength(1);
    expect((await lintJson(cwd, ...rule)).findings).toHaveLength(1);
  });

  test('stay old when the chart alone is checked, as what installs it says', async () => {
    const chart = (name: string, template: string) => ({
      [`${name}/Chart.yaml`]: `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`,
      [`${name}/templates/all.yaml`]: template,
    });
    const application =
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: shop, namespace: argocd}\nspec:\n  project: shop\n  source: {repoURL: "https://git.example.com/shop.git", targetRevision: main, path: web}\n  destination: {server: "https://kubernetes.default.svc", namespace: shop}\n';
    const cwd = await withBaseline({
      ...chart('web', pod('{{ .Release.Name }}-web', untagged)),
      ...chart('apps', application),
    });
    expect(tagEntries(cwd)).toEqual([expect.stringContaining(' Pod/shop-web ')]);
    const argv = ['lint', 'web', '--strict-baseline', '--fail-on', 'info', ...rule];
    const { code, stdout } = await runCli([...argv, '--no-baseline'], { cwd });
    expect(stdout).toContain('shop-web');
    expect(code).toBe(1);
    expect((await runCli(argv, { cwd })).code).toBe(0);
  });

  test('count again when their object is written a second time elsewhere', async () => {
    const cwd = await withBaseline({ 'a.yaml': pod('a', untagged) });
    writeFiles(cwd, { 'b.yaml': pod('a', untagged) });
    expect((await lintJson(cwd, ...rule)).findings.map((finding) => finding.file)).toEqual(['b.yaml']);
  });

  test('stay old when items of lists move that have no name', async () => {
    const role = (...rules: string[]) =>
      `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: r}\nrules:\n${rules.join('')}`;
    const all = '  - {apiGroups: ["*"], resources: ["*"], verbs: ["*"]}\n';
    const some = '  - {apiGroups: [""], resources: [pods], verbs: [get]}\n';
    const cwd = await withBaseline({
      'k8s-platform.yaml': 'extends: strict\nkubernetes: { version: "1.36" }\n',
      'r.yaml': role(all),
    });
    expect(entries(cwd).join('\n')).toContain('rbac/');
    writeFiles(cwd, { 'r.yaml': role(some, all) });
    expect((await lintJson(cwd)).findings).toEqual([]);
    writeFiles(cwd, { 'r.yaml': role(all, some, all) });
    expect((await lintJson(cwd)).findings).not.toEqual([]);
  });

  test.each<[string, string, string, string]>([
    ['a chart that does not parse', 'web/templates/a.yaml', 'a: b\n{{ if }}\n', '# moved\na: b\n{{ if }}\n'],
    ['a chart that prints no YAML', 'web/templates/a.yaml', 'a: b\nc: d: e\n', '# moved\n\na: b\nc: d: e\n'],
    [
      'broken JSON',
      'a.json',
      '{"apiVersion": "v1", "kind": "Pod",, "metadata": {}}',
      '\n{"apiVersion": "v1", "kind": "Pod",, "metadata": {}}',
    ],
    ['a kustomization that does not build', 'kustomization.yaml', 'nameSuffix: [1]\n', '# moved\nnameSuffix: [1]\n'],
    ['a key twice', 'a.yaml', `${pod('a', tagged)}kind: Pod\n`, `# moved\n${pod('a', tagged)}kind: Pod\n`],
  ])('about %s stay old when lines move', async (_, path, before, after) => {
    const chart = { 'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n' };
    const cwd = await withBaseline({ ...(path.startsWith('web') ? chart : {}), [path]: before });
    expect(entries(cwd)).not.toEqual([]);
    writeFiles(cwd, { [path]: after });
    const { findings } = await lintJson(cwd, '--strict-baseline');
    expect(findings).toEqual([]);
  });

  test('are in SARIF as unchanged and accepted, behind the new ones', async () => {
    const cwd = await withBaseline({ 'a.yaml': pod('a', untagged) });
    writeFiles(cwd, { 'z.yaml': pod('z', untagged) });
    const { stdout } = await runCli(['lint', '--format', 'sarif', ...rule], { cwd });
    const { runs } = JSON.parse(stdout) as {
      runs: { results: { baselineState: string; suppressions?: { status: string }[] }[] }[];
    };
    expect(
      runs[0]!.results.map(({ baselineState, suppressions }) => [baselineState, suppressions?.[0]?.status]),
    ).toEqual([
      ['new', undefined],
      ['unchanged', 'accepted'],
    ]);
  });

  test('are told by number in JSON, as its schema says', async () => {
    const cwd = await withBaseline({ 'a.yaml': pod('a', untagged), 'b.yaml': pod('b', untagged) });
    writeFiles(cwd, { 'a.yaml': pod('a', tagged) });
    const { stdout } = await runCli(['lint', '--format', 'json', ...rule], { cwd });
    const report = JSON.parse(stdout) as { findings: unknown[]; baseline: { known: string[]; fixed: object[] } };
    const validate = new Ajv({ strict: false }).compile(
      readJsonAsset('schemas', 'report', 'report.schema.json') as object,
    );
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(report.findings).toEqual([]);
    expect(report.baseline.known).toHaveLength(1);
    expect(report.baseline.fixed).toMatchObject([{ file: 'a.yaml', rule: 'reliability/image-tag', object: 'Pod/a' }]);
  });
});

describe('a new finding', () => {
  test('fails lint and is the only one that is shown', async () => {
    const cwd = await withBaseline({ 'a.yaml': pod('a', untagged) });
    writeFiles(cwd, { 'b.yaml': pod('b', untagged) });
    const { code, stdout } = await runCli(['lint', '--fail-on', 'warning', ...rule], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^b\.yaml:\d+:\d+ \w+ reliability\/image-tag Pod b\n/);
    expect(stdout).not.toContain('a.yaml');
  });

  test('counts when it equals an old one', async () => {
    // of one object twice in a file, the findings are equal
    const cwd = await withBaseline({ 'a.yaml': pod('a', untagged) });
    writeFiles(cwd, { 'a.yaml': `${pod('a', untagged)}---\n${pod('a', untagged)}` });
    const { findings } = await lintJson(cwd, ...rule);
    expect(findings.map(({ fingerprint }) => fingerprint)).toEqual([expect.stringMatching(/-2$/)]);
  });

  test('alone blocks among ten thousand old ones, and is the first line', { timeout: 180_000 }, async () => {
    const files = Array.from({ length: 50 }, (_, at): [string, string] => [
      `apps/app-${at}.yaml`,
      Array.from({ length: 50 }, (_unused, index) => pod(`p-${at}-${index}`, untagged)).join('---\n'),
    ]);
    const cwd = folderWith({
      'k8s-platform.yaml': 'kubernetes: { version: "1.36" }\nextends: strict\n',
      ...Object.fromEntries(files),
    });
    git(cwd, 'init', '--quiet');
    git(cwd, 'add', '.');
    git(cwd, 'commit', '--quiet', '-m', 'old');
    await runCli(['baseline', 'create'], { cwd });
    const old = entries(cwd).length;
    expect(old).toBeGreaterThan(10_000);
    expect((await runCli(['lint'], { cwd })).code).toBe(0);
    const [name, text] = files[25]!;
    writeFiles(cwd, { [name]: text.replace('spec:\n', 'spec:\n  hostPid: true\n') });
    const { code, stdout } = await runCli(['lint'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^apps\/app-25\.yaml:6:3 error schema\/unknown-field Pod p-25-0\n/);
    expect(stdout.match(/^\S+:\d+:\d+ /gm)).toHaveLength(1);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(
      `${String(old).replace(/\B(?=(\d{3})+$)/g, ',')} old findings left in ${file}`,
    );
    git(cwd, 'add', name);
    const staged = await runCli(['lint', '--staged'], { cwd });
    expect(staged.code).toBe(1);
    expect(staged.stdout).toMatch(/^apps\/app-25\.yaml:6:3 error schema\/unknown-field /);
    expect(staged.stdout).not.toContain('fixed');
  });
});

describe('an entry whose finding is fixed', () => {
  const fixed = async () => {
    const cwd = await withBaseline({
      'a.yaml': pod('a', untagged),
      'apps/b.yaml': pod('b', untagged),
    });
    writeFiles(cwd, { 'a.yaml': pod('a', tagged) });
    return cwd;
  };

  test('is told, and fails lint where that is asked for', async () => {
    const cwd = await fixed();
    const { code, stdout } = await runCli(['lint'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain(`left in ${file}; 1 entry of it is fixed: k8s-platform baseline update\n`);
    const strict = await runCli(['lint', '--strict-baseline'], { cwd });
    expect(strict.code).toBe(1);
    expect(strict.stderr).toBe(
      `k8s-platform: 1 entry of ${file} is fixed and may not come back: k8s-platform baseline update\n`,
    );
  });

  test('is taken out by update, and nothing else; then it counts again', async () => {
    const cwd = await fixed();
    writeFiles(cwd, { 'new.yaml': pod('new', untagged) });
    const before = entries(cwd);
    const { stdout } = await runCli(['baseline', 'update'], { cwd });
    expect(stdout).toMatch(/1 fixed taken out; \d+ findings left\n\d+ new findings not in it: k8s-platform lint shows/);
    const after = entries(cwd);
    expect(before.filter((line) => !after.includes(line))).toEqual([
      expect.stringMatching(/^a\.yaml reliability\/image-tag Pod\/a [0-9a-f]{32}$/),
    ]);
    expect(after.filter((line) => !before.includes(line))).toEqual([]);
    writeFiles(cwd, { 'a.yaml': pod('a', untagged) });
    const { findings } = await lintJson(cwd, ...rule);
    expect(findings.map((finding) => finding.file)).toEqual(['a.yaml', 'new.yaml']);
  });

  test('of a file that is gone is fixed, too', async () => {
    const cwd = await withBaseline({ 'a.yaml': pod('a', untagged), 'b.yaml': pod('b', untagged) });
    rmSync(join(cwd, 'a.yaml'));
    await runCli(['baseline', 'update'], { cwd });
    expect(entries(cwd).filter((line) => line.startsWith('a.yaml'))).toEqual([]);
    expect(tagEntries(cwd)).toHaveLength(1);
  });

  test.each<[string, string[]]>([
    ['another path', ['apps']],
    ['another rule', ['--rule', 'security/host-namespaces']],
    ['other settings', ['--kubernetes-version', '1.35']],
    ['rules that do not have it', ['--profile', 'baseline']],
  ])('is not told by a run for %s', async (_, argv) => {
    const { code, stdout, stderr } = await runCli(['lint', '--strict-baseline', ...argv], { cwd: await fixed() });
    expect(stderr).toBe('');
    expect(stdout).toMatch(/\d+ of \d+ old findings in \.k8s-platform\/baseline\.txt are here\n$/);
    expect(code).toBe(0);
  });

  test('is not told while its file cannot be read, or what it is built with', async () => {
    const overlay = 'resources: [pod.yaml]\n';
    const cwd = await withBaseline({
      'a.yaml': pod('a', untagged),
      'o/pod.yaml': pod('b', untagged),
      'o/kustomization.yaml': overlay,
    });
    writeFiles(cwd, {
      'a.yaml': `${pod('a', untagged)}  : [\n`,
      'o/kustomization.yaml': `${overlay}nameSuffix: [1]\n`,
    });
    const { stdout } = await runCli(['lint'], { cwd });
    expect(stdout).toContain('yaml/');
    expect(stdout).toContain('render/failed');
    expect(stdout).not.toContain('fixed: k8s-platform');
    const before = entries(cwd);
    await runCli(['baseline', 'update'], { cwd });
    expect(entries(cwd)).toEqual(before);
  });

  test('is told for one chart while another one cannot be rendered', async () => {
    const chart = (name: string, text: string) => ({
      [`${name}/Chart.yaml`]: `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`,
      [`${name}/templates/pod.yaml`]: text,
    });
    const cwd = await withBaseline({ ...chart('web', pod('web', untagged)), ...chart('db', pod('db', untagged)) });
    expect(tagEntries(cwd)).toHaveLength(2);
    writeFiles(cwd, { ...chart('web', pod('web', tagged)), ...chart('db', `${pod('db', tagged)}{{ fail "no" }}`) });
    await runCli(['baseline', 'update'], { cwd });
    expect(tagEntries(cwd)).toEqual([expect.stringMatching(/^db\/templates\/pod\.yaml /)]);
  });

  test('among equal ones is one less', async () => {
    const cwd = await withBaseline({ 'a.yaml': `${pod('a', untagged)}---\n${pod('a', untagged)}` });
    expect(tagEntries(cwd)).toHaveLength(2);
    writeFiles(cwd, { 'a.yaml': `${pod('a', tagged)}---\n${pod('a', untagged)}` });
    await runCli(['baseline', 'update'], { cwd });
    expect(tagEntries(cwd)).toEqual([expect.not.stringMatching(/-2$/)]);
  });
});

describe('the file', () => {
  test('is sorted and the same when nothing has changed', async () => {
    const cwd = await withBaseline({ 'b.yaml': pod('b', untagged), 'a.yaml': pod('a', untagged) });
    const before = readFileSync(join(cwd, file), 'utf8');
    expect(entries(cwd)).toEqual([...entries(cwd)].sort());
    await runCli(['baseline', 'create', '--force'], { cwd });
    expect(readFileSync(join(cwd, file), 'utf8')).toBe(before);
  });

  test('is not overwritten without --force', async () => {
    const cwd = await withBaseline({ 'a.yaml': pod('a', untagged) });
    writeFiles(cwd, { 'b.yaml': pod('b', untagged) });
    const { code, stderr } = await runCli(['baseline', 'create'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(`${file} is there already`);
    expect(tagEntries(cwd)).toHaveLength(1);
    await runCli(['baseline', 'update', '--add'], { cwd });
    expect(tagEntries(cwd)).toHaveLength(2);
  });

  test.each<[string, string, RegExp]>([
    ['is no entry', 'what is this?', /baseline\.txt:3: no entry of a baseline: what%20is%20this\?/],
    ['is cut off', 'a.yaml reliability/image-tag Pod/a 0123', /baseline\.txt:3: no entry/],
    ['a merge has left', '<<<<<<< HEAD', /baseline\.txt:3: a merge was left unresolved/],
    ['says another version', '# k8s-platform baseline 2', /baseline\.txt:3: a baseline of format 2/],
    ['steers a terminal', 'a\u001b[2Jb', /baseline\.txt:3: no entry of a baseline: a%1B\[2Jb/],
  ])('with a line that %s is refused, with its place', async (_, line, message) => {
    const cwd = folderWith({ 'k8s-platform.yaml': '', [file]: `# comment\n\n${line}\n` });
    const { code, stderr } = await runCli(['lint'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  test('may be one that a merge has put out of order and doubled, with Windows line ends', async () => {
    const cwd = await withBaseline({ 'a.yaml': pod('a', untagged), 'b.yaml': pod('b', untagged) });
    const lines = entries(cwd).reverse();
    writeFiles(cwd, { [file]: [...lines, ...lines].map((line) => `${line}\r\n`).join('') });
    const { code } = await runCli(['lint', '--fail-on', 'info', '--strict-baseline'], { cwd });
    expect(code).toBe(0);
  });

  test('is where the command line or the configuration says, or nowhere', async () => {
    const cwd = folderWith({ 'a.yaml': pod('a', untagged), 'k8s-platform.yaml': 'baseline: ci/old.txt\n' });
    const missing = await runCli(['lint'], { cwd });
    expect(missing).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('there is no baseline ci/old.txt') as string,
    });
    await runCli(['baseline', 'create'], { cwd });
    expect(existsSync(join(cwd, 'ci/old.txt'))).toBe(true);
    const failing = async (...argv: string[]) =>
      (await runCli(['lint', '--fail-on', 'info', ...argv], { cwd })).code === 1;
    expect(await failing()).toBe(false);
    expect(await failing('--no-baseline')).toBe(true);
    writeFiles(cwd, { 'k8s-platform.yaml': 'baseline: false\n' });
    expect(await failing()).toBe(true);
    expect(await failing('--baseline', 'ci/old.txt')).toBe(false);
    expect((await runCli(['baseline', 'create'], { cwd })).code).toBe(2);
  });

  test('counts as it is staged for what is staged, and for standard input as it is', async () => {
    const cwd = await withBaseline({ 'a.yaml': pod('a', untagged) });
    git(cwd, 'init', '--quiet');
    git(cwd, 'add', '.');
    const recorded = readFileSync(join(cwd, file), 'utf8');
    writeFiles(cwd, { [file]: '' });
    expect((await lintJson(cwd, '--staged')).findings).toEqual([]);
    expect((await lintJson(cwd)).findings).not.toEqual([]);
    writeFiles(cwd, { [file]: recorded });
    const argv = ['lint', '--stdin', '--stdin-filename', 'a.yaml', '--strict-baseline', '--fail-on', 'info', ...rule];
    expect((await runCli(argv, { cwd, stdin: pod('a', untagged) })).code).toBe(0);
    expect((await runCli(argv, { cwd, stdin: pod('a', tagged) })).code).toBe(0);
    expect((await runCli(argv, { cwd, stdin: pod('b', untagged) })).code).toBe(1);
  });

  test.each([
    ['a link', (cwd: string, away: string) => symlinkSync(join(away, 'baseline.txt'), join(cwd, file)), ''],
    ['a folder that is a link', (cwd: string, away: string) => symlinkSync(away, join(cwd, '.k8s-platform')), ''],
    ['its configuration', () => undefined, 'baseline: ../AWAY/baseline.txt\n'],
  ])('is neither read nor written outside of the repository by %s', async (how, link, config) => {
    const away = folderWith({ 'baseline.txt': 'aws_secret_access_key = hunter2\n' });
    const cwd = folderWith({
      'a.yaml': pod('a', untagged),
      'k8s-platform.yaml': config.replace('AWAY', basename(away)),
      ...(how === 'a link' ? { '.k8s-platform/README': '' } : {}),
    });
    link(cwd, away);
    const { code, stderr } = await runCli(['lint'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('it leads out of the repository');
    for (const argv of [['update'], ['create', '--force']]) {
      const written = await runCli(['baseline', ...argv], { cwd });
      expect(written.code).toBe(2);
      expect(written.stderr + stderr).not.toContain('hunter2');
    }
    expect(readFileSync(join(away, 'baseline.txt'), 'utf8')).toBe('aws_secret_access_key = hunter2\n');
  });

  test('is made for the whole repository from a folder in it', async () => {
    const cwd = folderWith({ 'k8s-platform.yaml': '', 'a.yaml': pod('a', untagged), 'sub/b.yaml': pod('b', untagged) });
    await runCli(['baseline', 'create'], { cwd: join(cwd, 'sub') });
    expect(tagEntries(cwd)).toHaveLength(2);
  });
});

test('what an upgrade breaks does not go by the baseline', async () => {
  const cwd = await withBaseline({
    'k8s-platform.yaml': 'kubernetes: { version: "1.29" }\n',
    'a.yaml': `apiVersion: flowcontrol.apiserver.k8s.io/v1beta3\nkind: FlowSchema\nmetadata: {name: a}\nspec: {priorityLevelConfiguration: {name: global-default}}\n`,
  });
  const { code, stdout } = await runCli(['lint', '--upgrade-to', '1.36'], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain('schema/removed-api');
  expect(stdout).not.toContain(file);
});
