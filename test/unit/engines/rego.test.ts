import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Engine } from '../../../src/engines/engine.ts';
import type { EngineFile } from '../../../src/engines/frame.ts';
import { Rego } from '../../../src/engines/rego.ts';

const engine = new Engine('rego', { cacheFolder: undefined, timeout: 60_000, threads: 1 });
const rego = new Rego(engine);
afterAll(async () => engine.close());

function file(path: string, text: string): EngineFile {
  return { path, content: Buffer.from(text) };
}

function fixture(...path: readonly string[]): EngineFile {
  return file(path.at(-1)!, readFileSync(join(import.meta.dirname, '../../fixtures/rego', ...path), 'utf8'));
}

describe('check', () => {
  it('finds nothing wrong with what is right', async () => {
    expect(await rego.check([file('a.rego', 'package a\n\np if input.x\n')], { strict: true })).toEqual([]);
  });

  it('says what is wrong in every file, and where', async () => {
    const problems = await rego.check([
      fixture('errors', 'syntax', 'first.rego'),
      fixture('errors', 'syntax', 'second.rego'),
    ]);
    expect(problems[0]).toEqual({
      file: 'first.rego',
      row: 5,
      column: 1,
      code: 'rego_parse_error',
      message: 'unexpected } token',
    });
    expect(problems.map(({ file, row, column }) => `${file}:${row}:${column}`)).toContain('second.rego:3:18');
  });

  it('adds the types that a function wants', async () => {
    const [problem] = await rego.check([file('a.rego', 'package a\n\np if startswith(1, "a")\n')]);
    expect(problem).toMatchObject({ row: 3, column: 6, code: 'rego_type_error' });
    expect(problem!.details).toContain('have: (number, string)');
  });

  it('is stricter when asked', async () => {
    const files = [file('a.rego', 'package a\n\nimport data.unused\n\np := 1\n')];
    expect(await rego.check(files)).toEqual([]);
    expect(await rego.check(files, { strict: true })).toMatchObject([{ row: 3, message: 'import data.unused unused' }]);
  });

  it('knows a file of before OPA 1.0, and reads it when asked', async () => {
    const files = [fixture('errors', 'version1-wanted', 'old.rego')];
    const problems = await rego.check(files);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every(({ readsAsVersion0 }) => readsAsVersion0)).toBe(true);
    expect(await rego.check(files, { regoVersion: 0 })).toEqual([]);
  });

  it.each([
    'http.send({"url": "http://a.example", "method": "get"})',
    'net.lookup_ip_addr("a.example")',
    'opa.runtime()',
  ])('refuses %s', async (call) => {
    const [problem] = await rego.check([file('a.rego', `package a\n\np := ${call}\n`)]);
    expect(problem).toMatchObject({ file: 'a.rego', row: 3, column: 6, code: 'refused_builtin' });
    expect(problem!.message).toMatch(/^\S+ is refused/);
  });
});

describe('what is refused', () => {
  it('is refused as a mock, and in a query', async () => {
    const mock = 'package a\n\np if input.x with opa.runtime as {}\n';
    expect(await rego.check([file('a.rego', mock)])).toMatchObject([{ row: 3, code: 'refused_builtin' }]);
    rego.prepare('nothing', [file('a.rego', 'package a\n')]);
    const { evaluations } = await rego.evaluate('nothing', ['net.lookup_ip_addr("a.example")'], [{}]);
    expect(evaluations![0]![0]!.error).toMatchObject({ code: 'refused_builtin' });
  });
});

describe('format', () => {
  it('gives the text of opa fmt, and says which files had another', async () => {
    const { texts, unformatted, errors } = await rego.format([
      file('bad.rego', 'package a\np := {"a":1}\n'),
      file('good.rego', 'package a\n\np := 1\n'),
      file('broken.rego', 'package'),
    ]);
    expect(Object.fromEntries(texts)).toEqual({
      'bad.rego': 'package a\n\np := {"a": 1}\n',
      'good.rego': 'package a\n\np := 1\n',
    });
    expect(unformatted).toEqual(['bad.rego']);
    expect(errors).toMatchObject([{ file: 'broken.rego', code: 'rego_parse_error' }]);
  });
});

describe('compile', () => {
  const policy = '# METADATA\n# entrypoint: true\npackage main\n\np := input.x + 1\n\nq := semver.is_valid(input.v)\n';

  it('gives a module that runs', async () => {
    const { loadPolicy } = await import('@open-policy-agent/opa-wasm');
    const { module, errors, hostBuiltins } = await rego.compile([file('main.rego', policy)], {
      entrypoints: ['main/p'],
    });
    expect(errors).toEqual([]);
    expect(hostBuiltins).toEqual([]);
    const loaded = await loadPolicy(Buffer.from(module!));
    expect(loaded.evaluate({ x: 41 })).toEqual([{ result: 42 }]);
  });

  it('names what the host has to provide', async () => {
    const { hostBuiltins } = await rego.compile([file('main.rego', policy)], { annotationEntrypoints: true });
    expect(hostBuiltins).toEqual(['semver.is_valid']);
  });

  it('says what is wrong instead', async () => {
    const compilation = await rego.compile([file('main.rego', policy)], { entrypoints: ['main/nothing'] });
    expect(compilation.module).toBeUndefined();
    expect(compilation.errors).toHaveLength(1);
    expect(compilation.errors[0]!.message).toContain('main/nothing');
  });
});

describe('inspect', () => {
  it('lists packages, rules and annotations, and what cannot be read beside them', async () => {
    const text =
      '# METADATA\n# title: A\n# custom:\n#   level: 3\npackage a.b\n\ndefault p := 1\n\nf(x) := x\n\ns contains 1\n';
    const { annotations, modules, errors } = await rego.inspect([file('a.rego', text), file('b.rego', 'package')]);
    expect(annotations).toMatchObject([
      { location: { file: 'a.rego', row: 5 }, annotations: { scope: 'package', title: 'A', custom: { level: 3 } } },
    ]);
    expect(modules).toEqual([
      {
        file: 'a.rego',
        package: 'data.a.b',
        rules: [
          { name: 'p', kind: 'value', isDefault: true, row: 7, column: 1 },
          { name: 'f', kind: 'function', row: 9, column: 1 },
          { name: 's', kind: 'set', row: 11, column: 1 },
        ],
      },
    ]);
    expect(errors).toMatchObject([{ file: 'b.rego' }]);
  });
});

describe('test', () => {
  const files = [fixture('tests', 'shop.rego'), fixture('tests', 'shop_test.rego')];

  it('tells what passed, what failed and why', async () => {
    const { tests, errors } = await rego.test(files);
    expect(errors).toEqual([]);
    expect(Object.fromEntries(tests.map(({ name, outcome }) => [name, outcome]))).toEqual({
      test_discount: 'passed',
      test_members: 'passed',
      test_fails: 'failed',
      test_fails_in_a_rule: 'failed',
      todo_test_later: 'skipped',
      test_table: 'failed',
    });
    const named = new Map(tests.map((test) => [test.name, test]));
    expect(named.get('test_fails')!.failures![0]).toMatchObject({
      file: 'shop_test.rego',
      row: 14,
      text: 'found == 5',
      values: { found: '0' },
    });
    expect(named.get('test_members')!.output).toContain('total 50');
    expect(named.get('test_table')!.cases).toContainEqual({ name: ['wrong'], passed: false });
  });

  it('runs what is asked for, and covers what that touches', async () => {
    const { tests, coverage } = await rego.test(files, { run: 'test_discount$', coverage: true });
    expect(tests.map(({ name }) => name)).toEqual(['test_discount']);
    expect(coverage!.coverage).toBeGreaterThan(0);
    expect(coverage!.coverage).toBeLessThan(100);
    expect(coverage!.files['shop.rego']!.covered).toContainEqual(
      expect.objectContaining({ start: expect.objectContaining({ row: 5 }) as unknown }),
    );
  });

  it('ends an error of one test with that test', async () => {
    const { tests } = await rego.test([fixture('tests-with-error', 'error_test.rego')]);
    expect(tests.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['test_error', 'error'],
      ['test_passes', 'passed'],
    ]);
    expect(tests[0]!.message).toContain('conflicting values');
  });
});

describe('evaluate', () => {
  it('answers every query for every input', async () => {
    rego.prepare('names', [
      file(
        'a/a.rego',
        'package a\n\ndeny contains msg if {\n\tinput.n > data.most\n\tmsg := $"{input.n} is too much"\n}\n',
      ),
      file('data.json', '{"most": 3}'),
    ]);
    const { evaluations } = await rego.evaluate('names', ['data.a.deny', 'x := input.n; x > 1'], [{ n: 5 }, { n: 1 }]);
    expect(evaluations).toEqual([
      [
        { results: [{ expressions: [['5 is too much']] }] },
        { results: [{ expressions: [true, true], bindings: { x: 5 } }] },
      ],
      [{ results: [{ expressions: [[]] }] }, {}],
    ]);
  });

  it('says what is wrong with the policies, with a query, with one evaluation', async () => {
    rego.prepare('broken', [file('a.rego', 'package a\n\np if q\n\nq if p\n')]);
    expect(await rego.evaluate('broken', ['data.a.p'], [{}])).toMatchObject({
      errors: [
        { file: 'a.rego', row: 3, code: 'rego_recursion_error' },
        { file: 'a.rego', row: 5, code: 'rego_recursion_error' },
      ],
    });
    rego.prepare('right', [file('a.rego', 'package a\n\np := x if some x in input.list\n')]);
    const { evaluations } = await rego.evaluate('right', ['data.a.p', 'nothing('], [{ list: [1, 2] }, { list: [1] }]);
    expect(evaluations![0]![0]!.error).toMatchObject({ file: 'a.rego', row: 3, code: 'eval_conflict_error' });
    expect(evaluations![0]![1]!.error).toMatchObject({ code: 'rego_parse_error' });
    expect(evaluations![1]![0]).toEqual({ results: [{ expressions: [1] }] });
  });

  it('keeps what policies print', async () => {
    rego.prepare('printing', [file('a.rego', 'package a\n\np if print("n is", input.n)\n')]);
    const { evaluations } = await rego.evaluate('printing', ['data.a.p'], [{ n: 1 }]);
    expect(evaluations).toEqual([[{ results: [{ expressions: [true] }], output: 'a.rego:3: n is 1\n' }]]);
  });

  it('reads Rego of before OPA 1.0', async () => {
    rego.prepare('old', [fixture('version0', 'library', 'library.rego')], { regoVersion: 0 });
    const { evaluations } = await rego.evaluate('old', ['data.library.violation'], [{ name: 'x' }, { name: 'web' }]);
    expect(evaluations!.map(([answer]) => answer!.results![0]!.expressions)).toEqual([[[{ msg: 'x' }]], [[]]]);
  });

  it('gives the same random numbers each time, and different ones in one evaluation', async () => {
    rego.prepare('random', [file('a.rego', 'package a\n')]);
    const query = '[uuid.rfc4122("a"), uuid.rfc4122("b")]';
    const { evaluations } = await rego.evaluate('random', [query], [{}, {}]);
    expect(evaluations![0]).toEqual(evaluations![1]);
    const [first, second] = evaluations![0]![0]!.results![0]!.expressions[0] as string[];
    expect(first).not.toBe(second);
  });
});
