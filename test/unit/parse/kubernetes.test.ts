import { describe, expect, test } from 'vitest';
import { compare } from '../../../src/tools/verify/yaml/compare.ts';
import { readRecorded } from '../../../src/tools/verify/yaml/recorded.ts';

/** What Kubernetes' own libraries made of each; `npm run verify:yaml -- --record` writes it. */
const recorded = readRecorded();

describe.each([...new Set(recorded.map(({ theme }) => theme))])('%s', (theme) => {
  test('read as Kubernetes reads them', () => {
    const cases = recorded.filter((one) => one.theme === theme);
    expect(cases.length).toBeGreaterThan(5);
    for (const { file, truth } of cases) {
      const { verdict, ours } = compare(file, truth);
      expect(verdict, `${Buffer.from(file).toString()}\n${JSON.stringify({ truth, ours })}`).toBe('same');
    }
  });
});
