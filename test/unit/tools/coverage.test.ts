import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../../src/assets.ts';
import { ruleCatalogue } from '../../../src/tools/generate/catalogue.ts';
import { coverageDocs } from '../../../src/tools/generate/coverage-docs.ts';
import { coverageOf, peerChecks, peerNotes, refusals } from '../../../src/tools/generate/coverage.ts';

const checks = { peer: ['one', 'two', 'three'] };

describe('coverage', () => {
  test('tells what is covered, refused and open', () => {
    const rules = [{ id: 'a/b', equivalents: ['peer/one', 'elsewhere/x'] } as const];
    const { covered, refused, open, mistakes } = coverageOf(checks, rules, { 'peer/two': 'It is taste.' });
    expect([...covered]).toEqual([['peer/one', ['a/b']]]);
    expect([...refused]).toEqual([['peer/two', 'It is taste.']]);
    expect(open).toEqual(['peer/three']);
    expect(mistakes).toEqual([]);
  });

  test('a check that is covered and refused, or that nobody has, is a mistake', () => {
    const rules = [{ id: 'a/b', equivalents: ['peer/one', 'peer/four'] } as const];
    const { mistakes } = coverageOf(checks, rules, { 'peer/one': 'It is taste.', 'peer/five': 'none' });
    expect(mistakes).toEqual([
      'a/b covers peer/four, which does not exist',
      'peer/one is refused, but covered by a/b',
      'peer/five is refused, but does not exist',
      'the reason for refusing peer/five is no sentence',
    ]);
  });

  test('a note is a sentence, on a check that is covered', () => {
    const rules = [{ id: 'a/b', equivalents: ['peer/one'] } as const];
    const notes = { 'peer/one': 'none', 'peer/two': 'It leaves out much.' };
    expect(coverageOf(checks, rules, {}, notes).mistakes).toEqual([
      'the note on peer/one is no sentence',
      'there is a note on peer/two, which no rule covers',
    ]);
    const [, text] = coverageDocs(checks, coverageOf(checks, rules, {}, { 'peer/one': 'It leaves out much.' }));
    expect(text).toContain('| one | [a/b](../policies/rules/a/b/README.md). It leaves out much. |');
  });

  test('the page names the rule, the reason, or that it is open', () => {
    const coverage = coverageOf(checks, [{ id: 'a/b', equivalents: ['peer/one'] }], { 'peer/two': 'It is taste.' });
    const [path, text] = coverageDocs(checks, coverage);
    expect(path).toBe('docs/coverage.md');
    expect(text).toContain('| peer | 3 | 1 | 1 |');
    expect(text).toContain('| one | [a/b](../policies/rules/a/b/README.md) |');
    expect(text).toContain('| two | refused: It is taste. |');
    expect(text).toContain('| three | open |');
  });
});

describe('the catalogue', () => {
  const coverage = coverageOf(
    peerChecks(packageRoot),
    ruleCatalogue(packageRoot),
    refusals(packageRoot),
    peerNotes(packageRoot),
  );

  test('has no contradiction in its coverage', () => {
    expect(coverage.mistakes).toEqual([]);
  });

  test('is held to as many checks as the peers have', () => {
    const counts = Object.entries(peerChecks(packageRoot)).map(([peer, ids]) => [peer, new Set(ids).size]);
    expect(Object.fromEntries(counts)).toEqual({
      'kube-linter': 63,
      'kube-score': 39,
      polaris: 44,
      'pod-security': 19,
      trivy: 79,
      checkov: 119,
    });
  });

  test('covers or refuses every check', () => {
    expect(coverage.open).toEqual([]);
  });
});
