import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { packageRoot } from '../../src/assets.ts';
import { folderWithCommand } from '../support/built-cli.ts';
import { folderWith } from '../support/folder.ts';
import { git } from '../support/git.ts';
import { runCli } from '../support/run-cli.ts';
import { brokenRepository } from './manifests.ts';

const ci = join(packageRoot, 'ci');
const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string };

interface Container {
  readonly name: string;
  readonly args: readonly string[];
}
interface Step {
  readonly id?: string;
  readonly run?: string;
}
interface Job {
  readonly spec: {
    readonly completions: number;
    readonly template: { readonly spec: { readonly containers: Container[]; readonly initContainers: Container[] } };
  };
}

function read(path: string): unknown {
  return parse(readFileSync(join(packageRoot, path), 'utf8'));
}

/** A committed repository with findings. */
function repositoryWithFindings(): string {
  const cwd = folderWith(brokenRepository);
  git(cwd, 'init', '--quiet', '--initial-branch', 'main');
  git(cwd, 'add', '.');
  git(cwd, 'commit', '--quiet', '-m', 'all');
  return cwd;
}

test('the templates pass the strict profile', async () => {
  const cwd = folderWith({});
  cpSync(ci, join(cwd, 'ci'), { recursive: true });
  git(cwd, 'init', '--quiet');
  const { code, stdout } = await runCli(['lint', '--profile', 'strict', '--fail-on', 'warning'], { cwd });
  expect(stdout).toContain('0 errors, 0 warnings');
  expect(code).toBe(0);
});

test('the templates run this version', () => {
  const files = [
    'action.yml',
    'README.md',
    'docs/gate.md',
    ...readdirSync(ci, { recursive: true, encoding: 'utf8' }).map((name) => `ci/${name}`),
  ];
  const named = files
    .filter((name) => /\.(?:ya?ml|md)$|file$/.test(name))
    .flatMap((name) =>
      [
        ...readFileSync(join(packageRoot, name), 'utf8').matchAll(
          /(?:k8s-platform:|k8s-platform@v?|VERSION=|newTag: |version: |rev: v|name: version, type: string, default: |version:\n {6}default: )(\d+\.\d+\.\d+)/g,
        ),
      ].map((match) => [name, match[1]]),
    );
  const templates = ['azure/k8s-platform.yml', 'docker/Dockerfile', 'gitlab/k8s-platform.yml', 'jenkins/Jenkinsfile'];
  const inCluster = ['argo-workflows/workflow-template.yaml', 'kubernetes/kustomization.yaml', 'tekton/task.yaml'];
  expect(named.map(([name]) => name)).toEqual(
    expect.arrayContaining([...templates, ...inCluster].map((name) => `ci/${name}`)),
  );
  expect(named.filter(([, found]) => found !== version)).toEqual([]);
  expect((read('action.yml') as { inputs: { version: { default: string } } }).inputs.version.default).toBe(version);
});

describe('the Kubernetes Jobs', () => {
  test('make the report of one run', () => {
    const lint = read('ci/kubernetes/lint.yaml') as Job;
    const report = read('ci/kubernetes/report.yaml') as Job;
    const total = (read('ci/kubernetes/config-map.yaml') as { data: Record<string, string> }).data
      .K8S_PLATFORM_JOB_TOTAL;
    expect(Number(total)).toBe(lint.spec.completions);

    const origin = repositoryWithFindings();
    const volumes = folderWith({});
    mkdirSync(join(volumes, 'reports'));
    const env = {
      PATH: `${folderWithCommand()}:${process.env.PATH ?? ''}`,
      REPOSITORY: origin,
      REVISION: git(origin, 'rev-parse', 'HEAD').trim(),
      K8S_PLATFORM_JOB_TOTAL: total,
    };
    const run = ({ args }: Container, more: Readonly<Record<string, string>> = {}) =>
      spawnSync('sh', ['-ceu', args[0]!.replace(/\/(?=(?:repository|reports)\b)/g, `${volumes}/`)], {
        env: { ...env, ...more },
        encoding: 'utf8',
      });
    const { initContainers, containers } = report.spec.template.spec;
    expect(run(initContainers[0]!)).toMatchObject({ status: 0 });
    for (let index = 0; index < lint.spec.completions; index++)
      expect(run(lint.spec.template.spec.containers[0]!, { JOB_COMPLETION_INDEX: String(index) })).toMatchObject({
        status: 0,
      });
    expect(run(initContainers[1]!)).toMatchObject({ status: 0 });
    const merged = run(containers[0]!);
    const whole = spawnSync('k8s-platform', ['lint'], { cwd: origin, env, encoding: 'utf8' });
    expect(whole).toMatchObject({ status: 1, stdout: expect.stringContaining('schema/unknown-field') as string });
    expect(merged).toMatchObject({ status: 1, stdout: whole.stdout });
  });
});

describe('the action', () => {
  const script = (read('action.yml') as { runs: { steps: Step[] } }).runs.steps.find(({ id }) => id === 'lint')!.run!;
  const inputs = {
    VERSION: version,
    PATHS: '.',
    CHANGED_SINCE: 'auto',
    FAIL_ON: 'error',
    MAX_WARNINGS: '',
    BASELINE: '',
    STRICT_BASELINE: 'false',
    KUBERNETES_VERSION: '',
    SHARD: '',
    MERGE: 'false',
    SARIF_FILE: 'k8s-platform.sarif',
  };

  /** Runs the step with the built command in the place of npx. */
  function runStep(cwd: string, temp: string, env: Readonly<Record<string, string>>) {
    const bin = folderWithCommand();
    const npx = folderWith({ npx: '#!/bin/sh\nshift 4\nexec k8s-platform "$@"\n' });
    execFileSync('chmod', ['+x', join(npx, 'npx')]);
    const outputs = { GITHUB_OUTPUT: join(temp, 'output'), GITHUB_STEP_SUMMARY: join(temp, 'summary') };
    return spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', script], {
      cwd,
      env: { PATH: `${npx}:${bin}:${process.env.PATH ?? ''}`, RUNNER_TEMP: temp, ...outputs, ...inputs, ...env },
      encoding: 'utf8',
    });
  }

  test('annotates, writes summary and SARIF, and fails', () => {
    const [cwd, temp] = [repositoryWithFindings(), folderWith({ output: '' })];
    expect(runStep(cwd, temp, {})).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/^::error file=.*schema\/unknown-field/m) as string,
    });
    expect(readFileSync(join(temp, 'summary'), 'utf8')).toContain('k8s-platform lint');
    expect(readFileSync(join(temp, 'output'), 'utf8')).toMatch(/^sarif=.*k8s-platform\.sarif$/m);
  });

  test('of shards, the job that merges annotates and fails', () => {
    const [cwd, temp] = [repositoryWithFindings(), folderWith({ output: '' })];
    for (const index of ['0', '1']) {
      const matrix = { SHARD: 'auto', K8S_PLATFORM_JOB_INDEX: index, K8S_PLATFORM_JOB_TOTAL: '2' };
      expect(runStep(cwd, temp, matrix)).toMatchObject({ status: 0 });
    }
    const names = [...readFileSync(join(temp, 'output'), 'utf8').matchAll(/^shard=(.*)$/gm)].map((match) => match[1]!);
    expect(names).toEqual(['k8s-platform-shard-0-auto', 'k8s-platform-shard-1-auto']);
    for (const name of names) cpSync(join(temp, `${name}.json`), join(temp, 'k8s-platform-shards', `${name}.json`));
    expect(runStep(cwd, temp, { MERGE: 'true' })).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/^::error file=.*schema\/unknown-field/m) as string,
    });
  });
});
