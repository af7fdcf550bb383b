import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheFolder } from '../../engines/cache-folder.ts';
import { Engines } from '../../engines/engines.ts';
import { formatPath } from '../../model/json-path.ts';
import { Random } from './random.ts';
import { follows, leavesOf } from './origins/check.ts';
import { Repository } from './origins/repository.ts';

/**
 * Shows that findings on rendered objects stand on the line to edit: changes the line that is reported for random fields, and
 * renders again.
 *
 *   npm run verify:origins -- [--corpora <folder of repositories>] [--fields 200] [--seed 1]
 */
const { values } = parseArgs({
  options: {
    corpora: { type: 'string', default: process.env.CORPORA ?? '' },
    fields: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
});
const fixtures = join(import.meta.dirname, '..', '..', '..', 'test', 'fixtures');
const repositories = [
  ...['kustomize', 'helm'].flatMap((kind) => foldersIn(join(fixtures, kind))),
  ...(existsSync(values.corpora) ? foldersIn(values.corpora) : []),
];
const engines = new Engines({ cacheFolder: cacheFolder(process.env) });
const random = new Random(values.seed);
const counts = { follows: 0, stays: 0, unbuildable: 0 };
const leaves = [];
for (const folder of repositories) {
  const repository = new Repository(folder, engines);
  leaves.push({ folder, repository, fields: await leavesOf(repository) });
}
const wanted = Number(values.fields);
const filled = leaves.filter(({ fields }) => fields.length > 0);
while (counts.follows + counts.stays < wanted && counts.unbuildable < wanted) {
  const { folder, repository, fields } = random.pick(filled);
  const leaf = random.pick(fields);
  const { outcome, place } = await follows(leaf, repository);
  counts[outcome] += 1;
  if (outcome === 'stays') {
    const { kind, name } = leaf.rendered.resource.id;
    process.stdout.write(
      `stays: ${folder} ${leaf.unit.id}: ${kind} ${name} ${formatPath(leaf.path)} at ${place.file}:${place.range.line}\n`,
    );
  }
}
await engines.close();
process.stdout.write(
  `${counts.follows} of ${counts.follows + counts.stays} fields follow the line that is reported for them; ${counts.unbuildable} more lines cannot be changed without breaking the build\n`,
);
process.exit(counts.stays === 0 ? 0 : 1);

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name));
}
