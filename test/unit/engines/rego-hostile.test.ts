import { afterAll, describe, expect, it } from 'vitest';
import { Engine, EngineFailure } from '../../../src/engines/engine.ts';
import { Rego, type RegoEvaluation, type RegoLimits } from '../../../src/engines/rego.ts';

const engine = new Engine('rego', { cacheFolder: undefined, timeout: 60_000, threads: 1 });
const rego = new Rego(engine);
afterAll(async () => engine.close());

async function evaluate(rule: string, limits: RegoLimits = {}): Promise<RegoEvaluation> {
  rego.prepare('hostile', [{ path: 'a.rego', content: Buffer.from(`package a\n\n${rule}\n`) }]);
  const answer = await rego.evaluate('hostile', ['data.a.p'], [{}], limits);
  expect(answer.errors).toBeUndefined();
  return answer.evaluations![0]![0]!;
}

async function expectAnswer(): Promise<void> {
  expect(await evaluate('p := 1 + 1')).toEqual({ results: [{ expressions: [2] }] });
}

describe('a policy without end is stopped, and the next one answered', () => {
  it.each([
    [
      'a loop over a loop over a loop',
      'n := numbers.range(1, 3000)\n\np := [1 | some a in n; some b in n; some c in n; a + b == c; c < 0]',
    ],
    [
      'a walk over a walk',
      'n := [numbers.range(1, 1000) | some _ in numbers.range(1, 100)]\n\np if { walk(n, [_, v]); walk(n, [_, w]); v == w; v == "no" }',
    ],
  ])('%s', async (_name, rule) => {
    const { error } = await evaluate(rule, { milliseconds: 500 });
    expect(error).toMatchObject({ code: 'stopped', message: 'stopped after 500 ms: the policy takes too long' });
    await expectAnswer();
  });

  it.each([
    ['a range of a billion', 'p := count(numbers.range(1, 1000000000))'],
    ['a set of many', 'p := count({[i, i * 2, "some text"] | some i in numbers.range(1, 20000000)})'],
  ])('%s', async (_name, rule) => {
    const { error } = await evaluate(rule, { milliseconds: 60_000, memoryMiB: 64 });
    expect(error).toMatchObject({ code: 'stopped', message: 'stopped at 64 MiB: the policy takes too much memory' });
    await expectAnswer();
  });

  it('a test', async () => {
    const text =
      'package a_test\n\ntest_endless if {\n\tn := numbers.range(1, 3000)\n\tsome a in n\n\tsome b in n\n\tsome c in n\n\ta + b + c < 0\n}\n\ntest_next if true\n';
    const { tests } = await rego.test([{ path: 'a_test.rego', content: Buffer.from(text) }], { milliseconds: 300 });
    expect(tests.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['test_endless', 'error'],
      ['test_next', 'passed'],
    ]);
    expect(tests[0]!.message).toContain('300 ms');
  });
});

describe('one built-in that takes all memory ends the engine, not the run', () => {
  it('a text that doubles', async () => {
    const doubled = Array.from({ length: 40 }, (_, k) => `s${k + 1} := concat("", [s${k}, s${k}])`).join('\n');
    await expect(evaluate(`s0 := "abcdefghij"\n${doubled}\np := count(s40)`)).rejects.toBeInstanceOf(EngineFailure);
    await expectAnswer();
  });
});

describe('deep nesting is refused', () => {
  it.each([
    ['lists', `p := ${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['parentheses', `p if ${'('.repeat(50_000)}true${')'.repeat(50_000)}`],
  ])('%s', async (_name, rule) => {
    const problems = await rego.check([{ path: 'a.rego', content: Buffer.from(`package a\n\n${rule}\n`) }]);
    expect(problems[0]).toMatchObject({ file: 'a.rego', row: 3, code: 'rego_parse_error' });
    expect(problems[0]!.message).toBe('max parsing recursion depth exceeded');
    await expectAnswer();
  });
});
