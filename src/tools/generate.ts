import { writeFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ruleCatalogue } from './generate/catalogue.ts';
import { configSchema } from './generate/config-schema.ts';
import { coverageDocs } from './generate/coverage-docs.ts';
import { coverageOf, peerChecks, peerNotes, refusals } from './generate/coverage.ts';
import { registries } from './generate/registries.ts';
import { ruleDocs } from './generate/rule-docs.ts';
import { versionDocs } from './generate/version-docs.ts';

/**
 * Writes everything that is derived from other files; `git diff --exit-code` afterwards shows what was stale.
 *
 *   npm run generate
 *   npm run generate -- --check-coverage    fails when a peer's check is neither covered nor refused
 */
const root = join(import.meta.dirname, '..', '..');
const catalogue = ruleCatalogue(root);
const refused = refusals(root);
const checks = peerChecks(root);
const coverage = coverageOf(checks, catalogue, refused, peerNotes(root));
const outputs = new Map([
  ...registries(root),
  ['policies/rules.json', `${JSON.stringify(catalogue, null, 2)}\n`] as const,
  ['policies/refused.json', `${JSON.stringify(refusedList(refused), null, 2)}\n`] as const,
  configSchema(root, catalogue),
  ...ruleDocs(root, catalogue),
  coverageDocs(checks, coverage),
  versionDocs(),
]);
for (const [path, text] of outputs) {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}
process.stdout.write(`${outputs.size} files generated\n`);
reportCoverage();

function refusedList(reasons: Readonly<Record<string, string>>): { id: string; reason: string }[] {
  return Object.entries(reasons).map(([id, reason]) => ({ id, reason }));
}

function reportCoverage(): void {
  const { open, mistakes } = coverage;
  for (const mistake of mistakes) process.stderr.write(`coverage: ${mistake}\n`);
  if (open.length > 0)
    process.stderr.write(`coverage: neither covered nor refused (${open.length}): ${open.join(', ')}\n`);
  const isComplete = open.length === 0 && mistakes.length === 0;
  if (process.argv.includes('--check-coverage') && !isComplete) process.exitCode = 1;
}
