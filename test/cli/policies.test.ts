import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../support/folder.ts';
import { lintJson, runCli } from '../support/run-cli.ts';

const pod = (name: string, more = '') =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\n${more}spec:\n  containers:\n    - name: app\n      image: example.com/app:1.0.0\n`;

const repository = (files: Readonly<Record<string, string>>) => folderWith({ 'k8s-platform.yaml': '', ...files });

/** Findings of the repository's own policies, and about them. */
async function own(files: Readonly<Record<string, string>>, ...argv: string[]): Promise<string[]> {
  const { findings } = await lintJson(repository(files), ...argv);
  return findings
    .filter(({ rule }) => /^(?:policy|main|shop|custom|loop)\//.test(rule))
    .map(({ file, line, severity, rule, message }) => `${file}:${line} ${severity} ${rule}: ${message}`);
}

const tier = `# METADATA
# title: Pods name their tier
# description: Who is on call depends on it.
# custom:
#   severity: warning
#   kinds: [Pod]
#   profiles: [recommended]
#   remediation: Add the label.
#   parameters:
#     label: { type: string, default: tier, description: Name of the label. }
package rules.shop["tier"]

violations contains violation if {
	label := input.parameters["shop/tier"].label
	not input.resource.metadata.labels[label]
	violation := {"path": ["spec", "containers", 0, "name"], "message": $"{label} is missing"}
}
`;

describe('a policy of the shape of the built-in rules', () => {
  const files = { 'policies/tier.rego': tier, 'a.yaml': pod('web') };

  test('is a rule like any other', async () => {
    expect(await own(files)).toEqual(['a.yaml:7 warning shop/tier: tier is missing']);
    expect(await own(files, '--rule', 'shop/tier')).toEqual(['a.yaml:7 warning shop/tier: tier is missing']);
    expect(await own(files, '--profile', 'strict')).toEqual([]);
    const cwd = repository(files);
    expect((await runCli(['rules'], { cwd })).stdout).toMatch(/^shop\/tier +warning +Pods name their tier$/m);
    expect((await runCli(['explain', 'tier'], { cwd })).stdout).toContain('Who is on call depends on it.');
  });

  test('takes severity and parameters from the configuration, where a misspelt name is noticed', async () => {
    const configured = (id: string) => ({
      ...files,
      'k8s-platform.yaml': `rules:\n  ${id}: { severity: error, parameters: { label: owner } }\n`,
    });
    expect(await own(configured('shop/tier'))).toEqual(['a.yaml:7 error shop/tier: owner is missing']);
    const { stderr } = await runCli(['lint'], { cwd: repository(configured('shop/teir')) });
    expect(stderr).toContain('did you mean shop/tier?');
  });

  test('looks at its kinds only, and a comment with a reason suppresses it', async () => {
    const text = pod('web').replace('name: app', 'name: app # k8s-platform-ignore shop/tier: a test');
    expect(
      await own({ ...files, 'a.yaml': text, 'b.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: {name: x}\n' }),
    ).toEqual([]);
  });

  test('cannot take the id of a rule that ships', async () => {
    const taken = tier.replace('rules.shop["tier"]', 'rules.security["host-path"]');
    expect(await own({ ...files, 'policies/tier.rego': taken })).toEqual([
      'policies/tier.rego:13 error policy/invalid: security/host-path is the id of a rule that ships: name the package otherwise',
    ]);
  });
});

describe("conftest's packages run unchanged", () => {
  test('in the syntax of before OPA 1.0, with exceptions, data, a path and _loc', async () => {
    const policy = `package main

import data.limits

deny[msg] { input.kind == "Pod"; not startswith(input.metadata.name, limits.prefix); msg := "wrong prefix" }

deny_named[{"msg": "at a path", "path": "spec.containers[0].image"}] { input.metadata.name == "a" }

warn_line[{"msg": "at a line", "_loc": {"file": "b.yaml", "line": 4}}] { input.metadata.name == "b" }

violation_details[{"msg": "told", "details": "by whom"}] { input.metadata.name == "a" }

exception[rules] { input.metadata.name == "b"; rules := [""] }
`;
    const files = {
      'policies/main.rego': policy,
      'policies/limits/data.yaml': 'prefix: shop-\n',
      'a.yaml': pod('a'),
      'b.yaml': pod('b'),
    };
    expect(await own(files)).toEqual([
      'a.yaml:1 error main/deny: wrong prefix',
      'a.yaml:1 error main/violation_details: told (by whom)',
      'a.yaml:8 error main/deny_named: at a path',
      'b.yaml:4 warning main/warn_line: at a line',
    ]);
  });

  test('and share a package with files of the new syntax', async () => {
    const files = {
      'policies/old.rego': 'package main\n\nis_pod { input.kind == "Pod" }\n\ndeny[msg] { is_pod; msg := "old" }\n',
      'policies/new.rego': 'package main\n\nwarn contains "new" if is_pod\n',
      'a.yaml': pod('a'),
    };
    expect(await own(files)).toEqual(['a.yaml:1 error main/deny: old', 'a.yaml:1 warning main/warn: new']);
  });
});

describe('a policy that gives no verdict is a finding at its own line, and the others run', () => {
  const fine = 'package main\n\ndeny contains "seen" if input.kind == "Pod"\n';

  test.each([
    ['does not parse', 'package shop\n\ndeny contains\n', '4 error policy/invalid: unexpected eof token'],
    ['does not compile', 'package shop\n\ndeny contains x if input.a\n', '3 error policy/invalid: var x is unsafe'],
    [
      'asks the network',
      'package shop\n\ndeny contains http.send({"method": "get", "url": "http://a.example"}).body\n',
      '3 error policy/invalid: http.send is refused',
    ],
    [
      'contradicts itself',
      'package shop\n\np := 1 if input.kind\n\np := 2 if input.kind\n\ndeny contains "x" if p == 1\n',
      '5 error policy/failed: shop/deny gives no verdict: rule data.shop.p produced conflicting values: 1 at',
    ],
    [
      'returns what is no result',
      'package shop\n\ndeny contains {"text": "x"}\n',
      '3 error policy/failed: shop/deny gives no verdict: a result is neither',
    ],
    [
      'has METADATA of another kind',
      '# METADATA\n# custom:\n#   severity: high\npackage shop\n\ndeny contains "x"\n',
      '6 error policy/invalid: shop/deny: METADATA /custom/severity',
    ],
  ])('when it %s', async (_, text, message) => {
    const found = await own({ 'policies/fine.rego': fine, 'policies/wrong.rego': text, 'a.yaml': pod('a') });
    expect(found[0]).toBe('a.yaml:1 error main/deny: seen');
    expect(found[1]).toContain(`policies/wrong.rego:${message}`);
  });

  test('when it never ends', async () => {
    const text = `package loop\n\ndeny contains "x" if {\n\tsome i in numbers.range(1, 90000)\n\tsome j in numbers.range(1, 90000)\n\ti + j < 0\n}\n`;
    const files = { 'policies/fine.rego': fine, 'policies/wrong.rego': text, 'a.yaml': pod('a'), 'b.yaml': pod('b') };
    const found = await own(files);
    expect(found.slice(0, 2)).toEqual(['a.yaml:1 error main/deny: seen', 'b.yaml:1 error main/deny: seen']);
    expect(found[2]).toMatch(
      /^policies\/wrong.rego:\d error policy\/failed: loop\/deny gives no verdict: stopped after/,
    );
  });

  test('also when something else was asked for', async () => {
    const cwd = repository({ 'policies/wrong.rego': 'package shop\n\ndeny contains\n', 'apps/a.yaml': pod('a') });
    const { findings } = await lintJson(cwd, 'apps');
    expect(findings.map(({ file }) => file)).toContain('policies/wrong.rego');
  });
});

test('standard input is judged by them, too', async () => {
  const cwd = repository({ 'policies/tier.rego': tier, 'k8s-platform.yaml': 'rules: { shop/tier: error }\n' });
  const { stdout } = await runCli(['lint', '--stdin', '--rule', 'shop/tier'], { cwd, stdin: pod('web') });
  expect(stdout).toContain('stdin.yaml:7:7 error shop/tier');
});

test('what was said before is said again without the engine', async () => {
  const cwd = repository({ 'policies/tier.rego': tier, 'a.yaml': pod('again') });
  const first = await runCli(['lint', '-f', 'json'], { cwd });
  expect(await runCli(['lint', '-f', 'json'], { cwd })).toEqual(first);
});

describe('policy new', () => {
  const create = async () => {
    const cwd = repository({});
    const { code } = await runCli(['policy', 'new', 'shop/owner'], { cwd });
    expect(code).toBe(0);
    return cwd;
  };

  test('writes a policy that check, test and build accept, and whose examples are no manifests', async () => {
    const cwd = await create();
    expect(await runCli(['policy', 'check'], { cwd })).toMatchObject({
      code: 0,
      stdout: '2 files: nothing to complain about\n',
    });
    expect(await runCli(['policy', 'test', '--threshold', '100'], { cwd })).toMatchObject({
      code: 0,
      stdout: '2 tests: 2 passed, 0 failed; 2 examples: as marked; coverage 100 %\n',
    });
    expect((await runCli(['policy', 'build'], { cwd })).code).toBe(0);
    expect(existsSync(join(cwd, 'bundle.tar.gz'))).toBe(true);
    expect((await lintJson(cwd)).findings).toEqual([]);
  });

  test('policy test says where findings and markers of examples differ', async () => {
    const cwd = await create();
    const file = join(cwd, 'policies/shop/owner/bad.yaml');
    const text = readFileSync(file, 'utf8');
    const marked = text.split('\n').findIndex((line) => line.endsWith('# <- shop/owner')) + 1;
    writeFileSync(
      file,
      text.replace(' # <- shop/owner', '').replace('kind: Deployment', 'kind: Deployment # <- shop/owner'),
    );
    const { code, stdout } = await runCli(['policy', 'test'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain(
      'policies/shop/owner/bad.yaml:3 is marked `# <- shop/owner`, but the rule has no finding there\n',
    );
    expect(stdout).toContain(
      `policies/shop/owner/bad.yaml:${marked} has a finding of shop/owner, but no marker \`# <- shop/owner\`\n`,
    );
    expect(stdout).toContain('2 examples: 2 mistakes; ');
  });

  test('writes examples that are reported where they say, and only there', async () => {
    const cwd = await create();
    const example = (name: string) => readFileSync(join(cwd, 'policies/shop/owner', `${name}.yaml`), 'utf8');
    const files = {
      'policies/owner.rego': readFileSync(join(cwd, 'policies/shop/owner/owner.rego'), 'utf8'),
      'x/good.yaml': example('good'),
      'x/bad.yaml': example('bad'),
    };
    const marked =
      example('bad')
        .split('\n')
        .findIndex((line) => line.endsWith('# <- shop/owner')) + 1;
    expect(await own(files, '--rule', 'shop/owner')).toEqual([
      `x/bad.yaml:${marked} warning shop/owner: the label \`owner\` is missing`,
    ]);
  });

  test.each([
    ['owner', 'is no id for a policy'],
    ['security/host-path', 'there is a rule security/host-path already'],
    ['../x', 'is no id for a policy'],
  ])('refuses %s', async (id, message) => {
    const { code, stderr } = await runCli(['policy', 'new', id], { cwd: repository({}) });
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

test('policy check says what lacks METADATA, is not formatted, or is not used; --write formats', async () => {
  const cwd = repository({ 'policies/a.rego': 'package shop\nimport data.other\n\ndeny contains "x"  if input.x\n' });
  const { code, stdout } = await runCli(['policy', 'check'], { cwd });
  expect(code).toBe(1);
  expect(stdout.split('\n').slice(0, 3)).toEqual([
    'policies/a.rego:1:1 is not formatted; --write does it',
    'policies/a.rego:2:1 import data.other unused',
    'policies/a.rego:4:1 METADATA lacks title, description, custom.severity, custom.remediation',
  ]);
  await runCli(['policy', 'check', '--write'], { cwd });
  expect(readFileSync(join(cwd, 'policies/a.rego'), 'utf8')).toBe(
    'package shop\n\nimport data.other\n\ndeny contains "x" if input.x\n',
  );
});

test('policy test says which test failed, why, and what no test reaches', async () => {
  const cwd = repository({
    'policies/a.rego': 'package shop\n\ndeny contains "x" if input.x == 1\n\ndeny contains "y" if input.y == 1\n',
    'policies/a_test.rego':
      'package shop_test\n\nimport data.shop\n\ntest_x if {\n\tcount(shop.deny) == 3 with input as {"x": 1}\n}\n',
  });
  const { code, stdout } = await runCli(['policy', 'test'], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain(
    'policies/a_test.rego:5:1 test_x failed\n    policies/a_test.rego:6 is not true: count(shop.deny) == 3',
  );
  expect(stdout).toContain('policies/a.rego:5 no test gets here\n');
  expect(stdout).toContain('1 test: 0 passed, 1 failed; coverage ');
});

test('without policies, the commands for them say so', async () => {
  const { code, stderr } = await runCli(['policy', 'test'], { cwd: repository({ 'a.yaml': pod('a') }) });
  expect([code, stderr]).toEqual([2, expect.stringContaining('there is no Rego in policies/**/*.rego')]);
});
