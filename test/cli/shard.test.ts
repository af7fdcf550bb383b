import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/assets.ts';
import { folderWith } from '../support/folder.ts';
import { git } from '../support/git.ts';
import { mutate } from '../../src/tools/verify/mutations.ts';
import { Random } from '../../src/tools/verify/random.ts';
import { runCli } from '../support/run-cli.ts';
import { brokenRepository, goodDeployment } from './manifests.ts';

const formats = ['json', 'text', 'sarif'];

/** The reports of one run, and those that its shards make together. */
async function compare(cwd: string, count: number, ...argv: string[]): Promise<void> {
  const reports = folderWith({});
  const files: string[] = [];
  for (let index = 1; index <= count; index += 1) {
    const file = join(reports, `${index}.json`);
    const { code, stderr } = await runCli(
      ['lint', '--shard', `${index}/${count}`, '--format', `json=${file}`, '--fail-on', 'never', ...argv],
      { cwd },
    );
    expect(code, stderr).toBe(0);
    files.push(file);
  }
  const requests = (name: string) =>
    formats.flatMap((format) => ['--format', `${format}=${join(reports, `${name}.${format}`)}`]);
  const one = await runCli(['lint', ...requests('one'), ...argv], { cwd });
  const merged = await runCli(['report', 'merge', ...files.toReversed(), ...requests('merged')], { cwd });
  expect([merged.code, merged.stderr]).toEqual([one.code, '']);
  for (const format of formats) {
    const text = (name: string) => readFileSync(join(reports, `${name}.${format}`), 'utf8');
    expect(text('merged')).toBe(text('one'));
    expect(text('one')).not.toBe('');
  }
}

describe('shards together are one run, byte for byte', () => {
  test.each([2, 3, 8])(
    'of a generated repository with faults, in %i',
    async (count) => {
      const cwd = folderWith({});
      await runCli(['create', 'shop', '--yes'], { cwd });
      const repository = join(cwd, 'shop');
      const random = new Random('shards');
      for (let fault = 0; fault < 14; fault += 1) {
        git(repository, 'init', '--quiet');
        git(repository, 'add', '--all');
        mutate(repository, random);
      }
      await compare(repository, count, '--profile', 'strict');
    },
    300_000,
  );

  const unpinned = goodDeployment.replace(/image: .*/, 'image: registry.example.com/web:latest');

  test('with shared findings, suppressions, fixes and a baseline', async () => {
    const overlay = (name: string) => `namespace: ${name}\nresources: [../base]\n`;
    const cwd = folderWith({
      ...brokenRepository,
      'k8s-platform.yaml': 'suppress:\n  - { rule: security/host-path, reason: none has one }\n',
      'web/base/kustomization.yaml': 'resources: [deployment.yaml]\n',
      'web/base/deployment.yaml': unpinned
        .replace('  replicas:', '  # k8s-platform-ignore reliability/minimum-replicas: in production only\n  replicas:')
        .replace(
          'image:',
          'imagePullPolicy: Always # k8s-platform-ignore security/host-path: of no use\n          image:',
        ),
      'web/dev/kustomization.yaml': `${overlay('dev')}replicas: [{ name: web, count: 1 }]\n`,
      'web/staging/kustomization.yaml': overlay('staging'),
      'web/prod/kustomization.yaml': overlay('prod'),
      'unknown/one.yaml': 'apiVersion: example.com/v1\nkind: Unknown\nmetadata: { name: one }\n',
      'unknown/two.yaml': 'apiVersion: example.com/v1\nkind: Unknown\nmetadata: { name: two }\n',
      'policies/names.rego':
        '# METADATA\n# title: Names\n# description: A name.\n# custom:\n#   severity: warning\n#   remediation: Name it.\npackage rules.shop.names\n\nviolations contains {"path": ["metadata"], "message": "named"}\n',
    });
    await compare(cwd, 3);
    await compare(cwd, 5, '--rule', 'suppressions/unused');
    await runCli(['baseline', 'create'], { cwd });
    await compare(cwd, 2, '--profile', 'strict');
  }, 120_000);
});

describe('which shard this is', () => {
  const shardOf = async (env: Readonly<Record<string, string>>) => {
    const cwd = folderWith({ 'k8s-platform.yaml': '', 'a.yaml': goodDeployment });
    const { stdout, stderr } = await runCli(['lint', '--shard', 'auto', '--format', 'json'], { cwd, env });
    const report = (stdout === '' ? {} : JSON.parse(stdout)) as { shard?: { index: number; count: number } };
    return report.shard === undefined ? stderr : `${report.shard.index}/${report.shard.count}`;
  };

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['GitHub, by the template', { K8S_PLATFORM_JOB_INDEX: '0', K8S_PLATFORM_JOB_TOTAL: '4' }, '1/4'],
    ['GitLab', { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '3' }, '2/3'],
    ['GitLab without parallel', { GITLAB_CI: 'true', CI_NODE_TOTAL: '1' }, '1/1'],
    ['CircleCI', { CIRCLE_NODE_INDEX: '1', CIRCLE_NODE_TOTAL: '2' }, '2/2'],
    ['Buildkite', { BUILDKITE_PARALLEL_JOB: '0', BUILDKITE_PARALLEL_JOB_COUNT: '5' }, '1/5'],
    ['an indexed Job', { JOB_COMPLETION_INDEX: '3', K8S_PLATFORM_JOB_TOTAL: '4' }, '4/4'],
    ['nobody', {}, 'set K8S_PLATFORM_JOB_INDEX (from 0)'],
    ['a wrong one', { CI_NODE_INDEX: '4', CI_NODE_TOTAL: '3' }, 'there is no shard 4 of 3'],
  ])('is told by %s', async (_, env, shard) => {
    expect(await shardOf(env)).toContain(shard);
  });
});

describe('misuse', () => {
  const files = { 'k8s-platform.yaml': '', 'a.yaml': goodDeployment, 'b.yaml': goodDeployment.replaceAll('web', 'b') };
  const reports = () => folderWith({});
  const shard = (cwd: string, to: string, index: number, ...argv: string[]) =>
    runCli(['lint', '--shard', `${index}/2`, '--format', `json=${join(to, `${index}.json`)}`, ...argv], { cwd });

  test('a shard is missing, there twice, of another run, or no shard', async () => {
    const cwd = folderWith(files);
    const to = reports();
    await shard(cwd, to, 1);
    await shard(cwd, to, 2, '--profile', 'strict');
    await runCli(['lint', '--format', `json=${join(to, 'whole.json')}`], { cwd });
    const merge = async (...files: string[]) => (await runCli(['report', 'merge', ...files], { cwd: to })).stderr;
    expect(await merge('1.json')).toContain('1 shard of 2 missing: 2');
    expect(await merge('1.json', '1.json')).toContain('shard 1/2 is there twice');
    expect(await merge('1.json', '2.json')).toContain('is of another run');
    expect(await merge('whole.json')).toContain('is not the JSON report of a shard');
    expect(await merge('none.json')).toContain('no such file: none.json');
  });

  test('what was checked is not here: the report is made without its lines', async () => {
    const cwd = folderWith({ ...files, 'a.yaml': brokenRepository['apps/web/deployment.yaml']! });
    const to = reports();
    await shard(cwd, to, 1);
    await shard(cwd, to, 2);
    const { stdout, stderr } = await runCli(['report', 'merge', '1.json', '2.json'], { cwd: to });
    expect(stderr).toContain('a.yaml is not here as it was checked');
    expect(stdout).toContain('a.yaml:7:3 error schema/unknown-field');
  });

  test('the JSON report of a shard is of its schema', async () => {
    const { stdout } = await runCli(['lint', '--shard', '1/2', '--format', 'json'], { cwd: folderWith(files) });
    const schema = readFileSync(join(packageRoot, 'schemas/report/report.schema.json'), 'utf8');
    const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(JSON.parse(schema) as object);
    validate(JSON.parse(stdout));
    expect(validate.errors).toBeNull();
  });

  test('timings are written, and divide the next run', async () => {
    const cwd = folderWith(files);
    const to = reports();
    const file = join(to, 'timings.json');
    await shard(cwd, to, 1);
    await shard(cwd, to, 2);
    await runCli(['report', 'merge', '1.json', '2.json', '--timings', file], { cwd: to });
    const timings = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>;
    expect(Object.keys(timings)).toEqual(['file:a.yaml', 'file:b.yaml']);
    await shard(cwd, to, 1, '--timings', file);
    await shard(cwd, to, 2, '--timings', file);
    expect((await runCli(['report', 'merge', '1.json', '2.json'], { cwd: to })).code).toBe(0);
  });
});
