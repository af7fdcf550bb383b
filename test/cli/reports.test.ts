import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import Ajv4 from 'ajv-draft-04';
import { describe, expect, test } from 'vitest';
import { packageRoot, readJsonAsset } from '../../src/assets.ts';
import { formats } from '../../src/report/formats.generated.ts';
import { folderWith, writeFiles } from '../support/folder.ts';
import { lintJson, runCli } from '../support/run-cli.ts';
import { brokenRepository, expectedFindings } from './manifests.ts';

const broken = () => folderWith({ ...brokenRepository, 'k8s-platform.yaml': '' });
const sarifSchema = JSON.parse(
  readFileSync(join(packageRoot, 'test/schemas/sarif-2.1.0.schema.json'), 'utf8'),
) as object;

interface Sarif {
  runs: {
    tool: { driver: { rules: { id: string }[] } };
    results: {
      ruleId: string;
      ruleIndex: number;
      partialFingerprints: Record<string, string>;
      locations: {
        physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number; startColumn: number } };
      }[];
    }[];
  }[];
}

describe('what is broken is reported on its line', () => {
  test('in json, as its published schema says', async () => {
    const report = await lintJson(broken());
    const validate = new Ajv({ strict: false }).compile(
      readJsonAsset('schemas', 'report', 'report.schema.json') as object,
    );
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    const found = report.findings.map(({ file, line, rule }) => [file, line, rule]);
    for (const expected of expectedFindings) expect(found).toContainEqual(expected);
  });

  test('in gitlab, as its code quality reports are', async () => {
    const { stdout } = await runCli(['lint', '--format', 'gitlab'], { cwd: broken() });
    const report = JSON.parse(stdout) as { check_name: string; location: { path: string; lines: { begin: number } } }[];
    const found = report.map(({ check_name: rule, location: { path, lines } }) => [path, lines.begin, rule]);
    for (const expected of expectedFindings) expect(found).toContainEqual(expected);
    expect(report[0]).toMatchObject({
      description: expect.stringMatching(/./) as string,
      fingerprint: expect.stringMatching(/^\w+$/) as string,
      severity: expect.stringMatching(/^(?:info|major|critical)$/) as string,
    });
  });

  test('in sarif, as the standard says', async () => {
    const { stdout } = await runCli(['lint', '--format', 'sarif'], { cwd: broken() });
    const sarif = JSON.parse(stdout) as Sarif;
    const validate = new Ajv4({ strict: false, validateFormats: false }).compile(sarifSchema);
    expect(validate(sarif), JSON.stringify(validate.errors)).toBe(true);
    const [run] = sarif.runs;
    const found = run!.results.map(({ ruleId, locations }) => {
      const { artifactLocation, region } = locations[0]!.physicalLocation;
      return [artifactLocation.uri, region.startLine, ruleId];
    });
    for (const expected of expectedFindings) expect(found).toContainEqual(expected);
    for (const { ruleId, ruleIndex } of run!.results) expect(run!.tool.driver.rules[ruleIndex]!.id).toBe(ruleId);
    const prints = run!.results.map(({ partialFingerprints }) => partialFingerprints['k8sPlatform/v1']);
    expect(new Set(prints).size).toBe(prints.length);
  });

  test('in text, with the code, the reason and what to write', async () => {
    const { stdout } = await runCli(['lint'], { cwd: broken() });
    for (const [file, line, rule] of expectedFindings)
      expect(stdout).toMatch(new RegExp(`^${file}:${line}:\\d+ \\w+ ${rule}`, 'm'));
    expect(stdout).toContain(`apps/web/deployment.yaml:7:3 error schema/unknown-field Deployment shop/web
  unknown field \`spec.replica\`; did you mean \`replicas\`?
  6 | spec:
  7 |   replica: 2
    |   ^^^^^^^
  8 |   selector:
  why: The API server drops a field that it does not know, with a warning at best: what it was meant to set is not set.
  fix: Correct the name, or move the field to where it belongs.
`);
  });

  test('in GitHub’s workflow commands', async () => {
    const { stdout } = await runCli(['lint', '--format', 'github'], { cwd: broken() });
    expect(stdout).toContain(
      '::error file=apps/web/deployment.yaml,line=7,endLine=7,col=3,endColumn=10,title=schema/unknown-field::unknown field',
    );
  });
});

test('a fingerprint stays when lines move, and when a container is inserted before', async () => {
  const deployment = brokenRepository['apps/web/deployment.yaml']!;
  const moved = deployment
    .replace('metadata:', '# a comment\nmetadata:')
    .replace(
      '      containers:\n',
      '      containers:\n        - name: log\n          image: ghcr.io/example/log:2.0.0\n',
    );
  const prints = async (text: string) => {
    const { findings } = await lintJson(
      folderWith({ 'd.yaml': text, 'k8s-platform.yaml': '' }),
      '--rule',
      'reliability/image-tag',
    );
    return findings.map(({ fingerprint }) => fingerprint);
  };
  expect(await prints(moved)).toEqual(await prints(deployment));
});

test('the summary of a job is added to the file that GitHub names', async () => {
  const cwd = broken();
  const env = { GITHUB_STEP_SUMMARY: join(cwd, 'summary.md') };
  writeFiles(cwd, { 'summary.md': '# before\n' });
  const { stdout } = await runCli(['lint', '-f', 'github-summary', '-f', 'text'], { cwd, env });
  expect(stdout).not.toContain('###');
  expect(readFileSync(env.GITHUB_STEP_SUMMARY, 'utf8')).toMatch(/^# before\n### k8s-platform lint\n/);
  await runCli(['lint', '-f', 'github-summary=own.md'], { cwd, env });
  expect(readFileSync(join(cwd, 'own.md'), 'utf8')).toMatch(/^### k8s-platform lint\n/);
  const alone = await runCli(['lint', '-f', 'github-summary'], { cwd });
  expect(alone.stdout).toMatch(/^### k8s-platform lint\n/);
});

test('a report that cannot be written is said, not thrown', async () => {
  const cwd = broken();
  const { code, stderr } = await runCli(['lint', '-f', 'junit=apps'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain('the report cannot be written to apps: EISDIR');
});

describe('what fails a run', () => {
  const warnings = () =>
    folderWith({
      'k8s-platform.yaml': 'kubernetes: { version: "1.36" }\n',
      'a.yaml':
        'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - {name: a, image: "a:1"}\n    - {name: b, image: "b:1"}\n',
    });
  const rule = ['--rule', 'resources/cpu-request'];

  test.each<[string[], number, string]>([
    [[], 0, ''],
    [['--max-warnings', '2'], 0, ''],
    [['--max-warnings', '1'], 1, 'k8s-platform: 2 warnings, and --max-warnings allows 1\n'],
    [['--max-warnings', '0', '--fail-on', 'never'], 1, 'k8s-platform: 2 warnings, and --max-warnings allows 0\n'],
    [['--max-warnings', '2', '--fail-on', 'warning'], 1, ''],
    [['--fail-on', 'never'], 0, ''],
    [
      ['--max-warnings', 'few'],
      2,
      'k8s-platform: --max-warnings few is no number of warnings\n  write --max-warnings 0, or more\n',
    ],
  ])('%j: %i', async (argv, expected, message) => {
    const { code, stderr } = await runCli(['lint', ...rule, ...argv], { cwd: warnings() });
    expect(stderr).toBe(message);
    expect(code).toBe(expected);
  });
});

test('several formats at once: one to the terminal, others to files', async () => {
  const cwd = broken();
  const { stdout } = await runCli(['lint', '-f', 'github', '-f', 'json=out/report.json', '--format=sarif=r.sarif'], {
    cwd,
  });
  expect(stdout).toMatch(/^::error /m);
  expect(JSON.parse(readFileSync(join(cwd, 'out/report.json'), 'utf8'))).toMatchObject({ version: 1 });
  expect(JSON.parse(readFileSync(join(cwd, 'r.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
});

test.each(Object.keys(formats))('a hostile manifest steers neither terminal nor workflow in %s', async (format) => {
  const name = '"\\e[2J::error::x%0A\\u202e ##vso[task.complete]x ##[group]x ##teamcity[x]"';
  const cwd = folderWith({
    'a.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n  namespace: default\ndatas: {}\n`,
    'k8s-platform.yaml': '',
  });
  const { stdout } = await runCli(['lint', '--format', format], { cwd });
  expect(stdout).toContain('a.yaml');
  // eslint-disable-next-line no-control-regex -- that is what must not be there
  expect(stdout).not.toMatch(/[\u001b\u202e]/);
  expect(stdout).not.toMatch(/^\s*::error::x/m);
  expect(stdout).not.toMatch(/##\[|##vso\[task\.complete|##teamcity\[x/);
});

test('no value of a Secret or of a credential is in any report', async () => {
  const cwd = folderWith({
    'k8s-platform.yaml': '',
    'secret.yaml':
      'apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\ndata:\n  password: aHVudGVyMg==\n  pin: hunter2!\nstringData:\n  other: hunter2\n',
    'pod.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: nginx\n      env:\n        - name: DB_PASSWORD\n          value: hunter2\n          valeu: x\n',
  });
  await runCli(['baseline', 'create', '--profile', 'strict', '--baseline', 'old.txt'], { cwd });
  expect(readFileSync(join(cwd, 'old.txt'), 'utf8')).toContain('secrets/');
  expect(readFileSync(join(cwd, 'old.txt'), 'utf8')).not.toMatch(/hunter2|aHVudGVyMg/);
  for (const format of Object.keys(formats)) {
    const { stdout } = await runCli(['lint', '--profile', 'strict', '--format', format], { cwd });
    expect(stdout, format).toContain('secrets/');
    expect(stdout, format).not.toMatch(/hunter2|aHVudGVyMg/);
  }
});
