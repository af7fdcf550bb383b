import { writeFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ruleCatalogue } from './generate/catalogue.ts';
import { registries } from './generate/registries.ts';
import { ruleDocs } from './generate/rule-docs.ts';

/** Writes everything that is derived from other files; `git diff --exit-code` afterwards shows what was stale. */
const root = join(import.meta.dirname, '..', '..');
const catalogue = ruleCatalogue(root);
const outputs = new Map([
  ...registries(root),
  ['policies/rules.json', `${JSON.stringify(catalogue, null, 2)}\n`] as const,
  ...ruleDocs(root, catalogue),
]);
for (const [path, text] of outputs) {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}
process.stdout.write(`${outputs.size} files generated\n`);
