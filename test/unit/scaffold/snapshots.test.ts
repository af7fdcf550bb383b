import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../../src/assets.ts';
import { collectAnswers } from '../../../src/scaffold/answers/collect.ts';
import { planRepository } from '../../../src/scaffold/repository/repository.ts';
import { blobId } from '../../../src/scaffold/update/record.ts';
import type { PlannedFile } from '../../../src/scaffold/templates/templates.ts';

/** What the templates write, to be read in reviews. `npx vitest run test/unit/scaffold/snapshots.test.ts -u` writes it anew. */
const snapshot = (name: string) => join(packageRoot, 'test/snapshots', name);

const planned = async (answers: object) => planRepository(await collectAnswers({ answers, acceptSuggestions: true }));

/** All texts, each below a line with its path. */
function inFull(files: readonly PlannedFile[]): string {
  return files
    .map(({ path, text, executable }) => `==> ${path}${executable ? ' (executable)' : ''} <==\n${text}\n`)
    .join('');
}

/** A line for each file, as in written.txt. */
function inShort(files: readonly PlannedFile[]): string {
  return files.map(({ path, text }) => `${blobId(text).slice(0, 12)}  ${path}\n`).join('');
}

test('the default repository', async () => {
  await expect(inFull(await planned({}))).toMatchFileSnapshot(snapshot('default.txt'));
});

const small = { monitoring: 'none', logging: 'none', tracing: 'none', backup: 'none', policyEngine: 'none' };

test.each<[string, object]>([
  ['flux-shared-cluster', { gitops: 'flux', isolation: 'shared-cluster' }],
  [
    'eks-everything',
    {
      nonproductionClusterType: 'eks',
      productionClusterType: 'eks',
      terraform: 'aws',
      policyEngine: 'kyverno',
      components: ['keda'],
      gitHost: 'gitlab',
      layout: 'base-services',
      licence: 'Apache-2.0',
    },
  ],
  [
    'minimal',
    { ...small, environments: ['live'], delivery: 'rolling', dependencyBot: 'none', ci: 'none', storage: 'none' },
  ],
])('%s', async (name, answers) => {
  await expect(inShort(await planned(answers))).toMatchFileSnapshot(snapshot(`${name}.txt`));
});
