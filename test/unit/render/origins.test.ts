import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { packageRoot } from '../../../src/assets.ts';
import { Engines } from '../../../src/engines/engines.ts';
import { formatPath } from '../../../src/model/json-path.ts';
import { Random } from '../../../src/tools/verify/random.ts';
import { follows, leavesOf } from '../../../src/tools/verify/origins/check.ts';
import { Repository } from '../../../src/tools/verify/origins/repository.ts';

const engines = new Engines({ cacheFolder: resolve('node_modules/.cache/k8s-platform') });
afterAll(async () => engines.close());

test('a change of the line that is reported for a field changes the field', { timeout: 300_000 }, async () => {
  const fixtures = join(packageRoot, 'test', 'fixtures');
  const folders = ['kustomize', 'helm'].flatMap((kind) =>
    readdirSync(join(fixtures, kind)).map((name) => join(fixtures, kind, name)),
  );
  const cases = [];
  for (const folder of folders) {
    const repository = new Repository(folder, engines);
    cases.push({ repository, fields: await leavesOf(repository) });
  }
  const filled = cases.filter(({ fields }) => fields.length > 0);
  const random = new Random('fields');
  const stays: string[] = [];
  let followed = 0;
  for (let tried = 0; followed < 200 && tried < 400; tried += 1) {
    const { repository, fields } = random.pick(filled);
    const leaf = random.pick(fields);
    const { outcome, place } = await follows(leaf, repository);
    if (outcome === 'follows') followed += 1;
    if (outcome === 'stays')
      stays.push(`${leaf.unit.id} ${formatPath(leaf.path)} at ${place.file}:${place.range.line}`);
  }
  expect(stays).toEqual([]);
  expect(followed).toBe(200);
});
