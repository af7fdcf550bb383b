import { expect, test } from 'vitest';
import { Yielding } from '../../../src/findings/yielding.ts';
import type { JsonPath } from '../../../src/model/json-path.ts';
import type { RuleId } from '../../../src/model/rule.ts';
import { builtInCatalogue } from '../../../src/policy/catalogue.ts';
import { deployment } from '../../support/resources.ts';

const web = deployment('web');
const labels = ['spec', 'template', 'metadata', 'labels'];

function about(rule: RuleId, path: JsonPath, subject = web) {
  return { rule, subject, path, file: 'web.yaml', line: 1 };
}

function inFile(rule: RuleId, line: number) {
  return { rule, path: [], file: 'web.yaml', line };
}

const quiet = about('a/quiet', labels);

test.each<[string, Parameters<Yielding['note']>[0], boolean]>([
  ['a rule is silent where another one speaks', about('a/better', labels), true],
  ['and where that one is more precise', about('a/better', [...labels, 'app']), true],
  ['not where it means all that is around', about('a/better', labels.slice(0, -1)), false],
  ['nor something deep within', about('a/better', [...labels, 'app', 'x']), false],
  ['nor something beside', about('a/better', ['spec', 'selector']), false],
  ['nor another object', about('a/better', labels, deployment('web')), false],
  ['nor when any other rule speaks', about('a/other', labels), false],
  ['of what is about a file, the line counts', inFile('a/better', 1), true],
  ['and no other line', inFile('a/better', 2), false],
])('%s', (_, spoken, yields) => {
  const yielding = new Yielding((rule) => (rule === 'a/quiet' ? ['a/better'] : []));
  yielding.note(spoken);
  expect(yielding.yields(quiet)).toBe(yields);
});

test('rules yield to rules that exist, and not to one another in a ring', () => {
  const catalogue = builtInCatalogue();
  const reaches = (rule: RuleId, seen: readonly RuleId[] = []): RuleId[] =>
    (catalogue.get(rule)?.yieldsTo ?? []).flatMap((other) =>
      seen.includes(other) ? [other] : [other, ...reaches(other, [...seen, other])],
    );
  const all = [...catalogue.keys()].map((rule) => [rule, reaches(rule)] as const);
  expect(all.flatMap(([, reached]) => reached).length).toBeGreaterThan(10);
  for (const [rule, reached] of all) {
    expect(reached.filter((other) => !catalogue.has(other))).toEqual([]);
    expect(reached).not.toContain(rule);
  }
});
