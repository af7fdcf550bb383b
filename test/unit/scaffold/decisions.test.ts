import { expect, test } from 'vitest';
import { collectAnswers } from '../../../src/scaffold/answers/collect.ts';
import { planRepository } from '../../../src/scaffold/repository/repository.ts';

async function decision(answers: Record<string, unknown>): Promise<string> {
  const files = planRepository(await collectAnswers({ answers, acceptSuggestions: true }));
  return files.find(({ path }) => path === 'docs/decisions/0001-clusters.md')!.text;
}

const cluster = (name: string, ...environments: string[]) => ({ name, type: 'kind', environments });

test.each<[string, Record<string, unknown>, string, string]>([
  ['production apart', {}, 'Production has a cluster of its own', 'nonproduction is where such changes are tried'],
  ['a cluster each', { isolation: 'cluster-per-environment' }, 'Each environment has a', 'go from dev to production'],
  ['one for all', { isolation: 'shared-cluster' }, 'One cluster runs every environment', 'no other cluster is there'],
  ['one environment', { environments: ['live'] }, 'One cluster runs live', 'There is one environment, live'],
  [
    'production among others',
    { clusters: [cluster('one', 'dev'), cluster('two', 'staging', 'production')] },
    'Some environments share a cluster',
    '| two | staging and production |',
  ],
])('the first decision is what was answered: %s', async (_, answers, title, text) => {
  const written = await decision(answers);
  expect(written).toMatch(new RegExp(`^# 1\\. ${title}`));
  expect(written).toContain(text);
});
