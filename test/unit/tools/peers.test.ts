import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../../src/assets.ts';
import { builtInCatalogue } from '../../../src/policy/catalogue.ts';
import { coverageOf, peerChecks, refusals } from '../../../src/tools/generate/coverage.ts';
import { compare } from '../../../src/tools/verify/peers/compare.ts';
import { Findings } from '../../../src/tools/verify/peers/findings.ts';
import { holds, readVerdicts, type Verdict } from '../../../src/tools/verify/peers/verdicts.ts';

const pod = (name: string, spec: object) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec });
const cases = [
  {
    name: 'case',
    objects: ['both', 'theirs', 'ours', 'none', 'unread'].map((name) => pod(name, { hostNetwork: name === 'theirs' })),
  },
];
const covered = new Map([['peer/check', ['a/b']]] as const);

function compared() {
  const peer = new Findings();
  const ours = new Findings();
  for (const name of ['both', 'theirs', 'ours', 'none'])
    peer.add('peer/check', 'case', `Pod ${name}`, name === 'both' || name === 'theirs');
  for (const name of ['both', 'ours', 'unread']) ours.add('a/b', 'case', `Pod ${name}`, true);
  return compare(cases, covered, peer, ours)[0]!;
}

describe('the comparison with a peer', () => {
  test('counts what both report, and names what one does, of all that the peer has judged', () => {
    const { both, differences } = compared();
    expect(both).toBe(1);
    expect(differences.map(({ side, object }) => [side, object.metadata])).toEqual([
      ['peer', { name: 'theirs' }],
      ['ours', { name: 'ours' }],
    ]);
  });

  test('an object stays reported when another container of it passes', () => {
    const findings = new Findings();
    findings.add('peer/check', 'case', 'Pod web', true);
    findings.add('peer/check', 'case', 'Pod web', false);
    expect(findings.verdict('peer/check', 'case', 'Pod web')).toBe(true);
  });

  test('a verdict holds for its check and side, where its conditions do', () => {
    const [theirs, ours] = compared().differences;
    const verdict: Verdict = {
      checks: ['peer/check'],
      only: 'peer',
      when: ['pod uses the network of the node'],
      reason: 'It does not matter.',
    };
    expect(holds(verdict, theirs!)).toBe(true);
    expect(holds(verdict, ours!)).toBe(false);
    expect(holds({ ...verdict, checks: ['peer/other'] }, theirs!)).toBe(false);
    expect(holds({ ...verdict, when: ['pod runs on Windows'] }, theirs!)).toBe(false);
  });

  test('verdicts are about checks that rules cover', () => {
    const catalogue = [...builtInCatalogue().values()];
    const coverage = coverageOf(peerChecks(packageRoot), catalogue, refusals(packageRoot));
    const checks = readVerdicts().flatMap((verdict) => verdict.checks);
    expect(checks.filter((check) => !coverage.covered.has(check))).toEqual([]);
  });
});
