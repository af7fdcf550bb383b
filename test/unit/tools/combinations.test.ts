import { expect, test } from 'vitest';
import { choicesOf, type Answers } from '../../../src/scaffold/answers/answers.ts';
import { collectAnswers } from '../../../src/scaffold/answers/collect.ts';
import { planRepository } from '../../../src/scaffold/repository/repository.ts';
import { extremes, pairwise } from '../../../src/tools/verify/generated/combinations.ts';

const all = [...extremes, ...pairwise()];

test('there are enough of them, and the same ones each time', () => {
  expect(all.length).toBeGreaterThanOrEqual(60);
  expect(pairwise()).toEqual(pairwise());
});

/** Choices that are open whatever else is chosen, so that each pair of them must be there. */
const open = ['gitHost', 'gitops', 'secrets', 'dns', 'policyEngine', 'logging', 'tracing', 'delivery'] as const;

test.each(open.flatMap((one, index) => open.slice(index + 1).map((other) => [one, other] as const)))(
  'each %s meets each %s',
  (one, other) => {
    const met = new Set(all.map(({ answers }) => `${String(answers[one])} ${String(answers[other])}`));
    const values = (name: keyof Answers) => choicesOf(name)!.map(({ value }) => value);
    expect(values(one).flatMap((a) => values(other).filter((b) => !met.has(`${a} ${b}`)))).toEqual([]);
  },
);

test.each(all.map(({ name, answers }) => [name, answers] as const))('%s: can be written', async (_, answers) => {
  const files = planRepository(await collectAnswers({ answers, acceptSuggestions: true }));
  expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
  for (const { path, text } of files) {
    expect(path).not.toMatch(/\{|\.\./);
    if (/\.ya?ml$/.test(path)) expect(text, path).not.toMatch(/\[object Object\]|\bundefined\b/);
  }
});
