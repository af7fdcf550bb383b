import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../support/folder.ts';
import { lintJson, runCli } from '../support/run-cli.ts';

const has = (tool: string) => spawnSync(tool, ['--help']).status === 0;

const objects = {
  'apps/pod.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels: {app: web}\nspec:\n  containers:\n    - {name: a, image: "a:latest"}\n    - {name: b, image: "b:1.0"}\n',
  'apps/two.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one}\ndata: {n: "12"}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: two}\ndata: {n: "1Gi"}\n',
};

const cases: Readonly<Record<string, string>> = {
  'partial sets of version 0':
    'package main\n\ndeny[msg] { c := input.spec.containers[_]; endswith(c.image, ":latest"); msg := sprintf("%s: %v", [c.name, c]) }\n',
  'partial sets of version 1':
    'package main\n\nwarn contains msg if {\n\tsome c in input.spec.containers\n\tmsg := sprintf("%q", [c.image])\n}\n',
  'names with a prefix':
    'package main\n\ndeny_a contains "a" if input.kind == "Pod"\n\nviolation_b contains {"msg": "b", "details": {"x": 1}} if input.kind == "Pod"\n\nwarn_c_d contains "c" if input.kind == "ConfigMap"\n\ndenied contains "no" if input\n',
  'several packages': 'package kubernetes.security\n\ndeny contains "x" if input.kind == "Pod"\n',
  'an exception by name':
    'package main\n\ndeny_root contains "root" if input.kind\n\ndeny_user contains "user" if input.kind\n\nexception contains rules if {\n\tinput.kind == "Pod"\n\trules := ["root"]\n}\n',
  'an exception for what has no name':
    'package main\n\ndeny contains "x" if input.kind\n\nwarn contains "y" if input.kind\n\nexception contains [""] if input.metadata.name == "two"\n',
  'an exception of version 0':
    'package main\n\nviolation_v[{"msg": "v"}] { input.kind == "Pod" }\n\nexception[rules] { input.metadata.labels.app == "web"; rules = ["v"] }\n',
  'a list': 'package main\n\ndeny := ["one", "two"] if input.kind == "Pod"\n',
  'a truth, which is no result': 'package main\n\ndeny := true if input.kind == "Pod"\n',
  'built-in functions of many kinds': `package main

deny contains msg if {
	input.kind == "ConfigMap"
	n := units.parse_bytes(input.data.n)
	msg := sprintf("%d %s %s", [n, crypto.sha256(input.data.n), json.marshal(object.subset(input, {"kind": "ConfigMap"}))])
}

deny contains msg if {
	input.kind == "Pod"
	semver.compare("1.2.0", "1.10.0") == -1
	net.cidr_contains("10.0.0.0/8", "10.2.3.4")
	msg := concat(" ", [strings.reverse("abc"), time.format(0), base64.encode("x"), regex.replace("aab", "a+", "c")])
}
`,
};

describe.skipIf(!has('conftest'))('conftest finds the same', () => {
  test.each(Object.entries(cases))('%s', async (_, policy) => {
    const cwd = folderWith({
      'k8s-platform.yaml': 'kubernetes: { version: "1.36" }\n',
      'policies/p.rego': policy,
      ...objects,
    });
    expect(await ours(cwd)).toEqual(native(cwd, policy));
  });
});

/** `file level message`, sorted. */
async function ours(cwd: string): Promise<string[]> {
  const { findings } = await lintJson(cwd, '--profile', 'baseline');
  const own = findings.filter(({ rule }) => /^(?:main|kubernetes-security|policy)\//.test(rule));
  return own.map(({ file, severity, message }) => `${file} ${severity} ${message}`).sort();
}

interface ConftestResult {
  readonly filename: string;
  readonly failures?: readonly { readonly msg: string }[];
  readonly warnings?: readonly { readonly msg: string }[];
}

function native(cwd: string, policy: string): string[] {
  const version = /^\w+\[.*\] \{/m.test(policy) ? 'v0' : 'v1';
  const argv = [
    'test',
    '--all-namespaces',
    '--no-fail',
    '--rego-version',
    version,
    '-o',
    'json',
    '-p',
    'policies',
    'apps',
  ];
  const results = JSON.parse(execFileSync('conftest', argv, { cwd, encoding: 'utf8' })) as ConftestResult[];
  return results
    .flatMap(({ filename, failures = [], warnings = [] }) => [
      ...failures.map(({ msg }) => `${filename} error ${msg}`),
      ...warnings.map(({ msg }) => `${filename} warning ${msg}`),
    ])
    .sort();
}

describe.skipIf(!has('opa'))('opa says the same', () => {
  test('about tests and their coverage', async () => {
    const cwd = folderWith({
      'k8s-platform.yaml': '',
      'policies/a.rego':
        'package shop\n\ndeny contains "x" if input.x == 1\n\ndeny contains "y" if {\n\tinput.y == 1\n\tinput.z\n}\n',
      'policies/a_test.rego':
        'package shop_test\n\nimport data.shop\n\ntest_x if count(shop.deny) == 1 with input as {"x": 1}\n\ntest_y if count(shop.deny) == 1 with input as {"y": 1}\n',
    });
    const { stdout } = await runCli(['policy', 'test', '-f', 'json'], { cwd });
    const { tests } = JSON.parse(stdout) as {
      tests: { name: string; outcome: string }[];
    };
    const ran = JSON.parse(spawnSync('opa', ['test', 'policies', '-f', 'json'], { cwd, encoding: 'utf8' }).stdout) as {
      name: string;
      fail?: boolean;
    }[];
    expect(tests.map(({ name, outcome }) => [name, outcome])).toEqual(
      ran.map(({ name, fail }) => [name, fail ? 'failed' : 'passed']).sort(),
    );
    const passing = ['test', 'policies', '--coverage', '-f', 'json', '-r', 'test_x'];
    const report = JSON.parse(spawnSync('opa', passing, { cwd, encoding: 'utf8' }).stdout) as {
      files: Record<string, { coverage: number; not_covered: { start: { row: number } }[] }>;
    };
    const { stdout: own } = await runCli(['policy', 'test', '--run', 'test_x', '-f', 'json'], { cwd });
    const ofPolicy = report.files['policies/a.rego']!;
    const { coverage: mine } = JSON.parse(own) as {
      coverage: { percent: number; uncovered: { from: number }[] };
    };
    expect(mine.uncovered.map(({ from }) => from)).toEqual(ofPolicy.not_covered.map(({ start }) => start.row));
    expect(mine.percent).toBeCloseTo(ofPolicy.coverage, 0);
  });

  test('about the bundle that is built', async () => {
    const cwd = folderWith({
      'k8s-platform.yaml': '',
      'policies/a.rego': 'package shop\n\nimport data.limits\n\ndeny contains "many" if input.replicas > limits.most\n',
      'policies/limits/data.json': '{"most": 3}',
    });
    expect((await runCli(['policy', 'build', '-o', 'b.tar.gz'], { cwd })).code).toBe(0);
    const inspected = execFileSync('opa', ['inspect', '-f', 'json', 'b.tar.gz'], { cwd, encoding: 'utf8' });
    expect(JSON.parse(inspected)).toMatchObject({
      manifest: { wasm: [{ entrypoint: 'shop/deny', module: '/policy.wasm' }] },
      namespaces: { 'data.shop.deny': ['/policy.wasm'] },
    });
    execFileSync('tar', ['-xzf', 'b.tar.gz', '--strip-components=0', '-C', '.'], { cwd, stdio: 'ignore' });
    expect(execFileSync('cat', ['data.json'], { cwd, encoding: 'utf8' })).toBe('{"limits":{"most":3}}');
  });
});
