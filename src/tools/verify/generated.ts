import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { checks } from './generated/checks.ts';
import { extremes, pairwise, type Combination } from './generated/combinations.ts';
import { GeneratedRepository, runCli } from './generated/repository.ts';
import { printTable, type Row } from './table.ts';

/**
 * Shows that what `create` writes is accepted by everything that a platform team may point at it: for every pair of
 * options, and for extremes. Peers that are not installed are reported as missing. A real API server counts when
 * KUBECONFIG leads to one.
 *
 *   npm run verify:generated                      all repositories
 *   npm run verify:generated -- --quick           a few, with the checks that need nothing else installed
 *   npm run verify:generated -- --only 'pairwise 7' --keep
 */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    keep: { type: 'boolean', default: false },
    /** `2/4`: the second quarter, to run several at once. */
    part: { type: 'string', default: '1/1' },
  },
});

const own = ['lint, strict profile', 'the second run writes nothing', "the CI's own commands"];
const work = mkdtempSync(join(tmpdir(), 'verify-generated-'));
const passed = new Map<string, number>();
const failed = new Map<string, string[]>();
const missing = new Set<string>();

try {
  const combinations = chosen();
  for (const [index, combination] of combinations.entries()) {
    const repository = create(combination, join(work, String(index)));
    if (repository !== undefined) look(combination, repository);
    if (!values.keep) rmSync(join(work, String(index)), { recursive: true, force: true });
  }
  process.stdout.write(`${combinations.length} repositories\n`);
  process.exitCode = printTable(rows()) ? 0 : 1;
} finally {
  if (values.keep) process.stdout.write(`${work}\n`);
  else rmSync(work, { recursive: true, force: true });
}

function chosen(): readonly Combination[] {
  const all = [...extremes, ...pairwise()];
  if (values.quick)
    return [
      ...extremes.filter(({ answers }) => (answers.environments?.length ?? 0) < 12),
      ...all.filter((_, index) => index % 40 === extremes.length),
    ];
  if (values.only !== undefined) return all.filter(({ name }) => values.only!.includes(name));
  const [part = 1, parts = 1] = values.part.split('/').map(Number);
  return all.filter((_, index) => index % parts === part - 1);
}

function create({ name, answers }: Combination, folder: string): GeneratedRepository | undefined {
  const file = `${folder}.yaml`;
  writeFileSync(file, stringify(answers));
  const { ok, stderr } = runCli(['create', '--yes', '--answers', file, '--directory', folder], work);
  if (ok) return new GeneratedRepository(folder);
  fail('create', name, stderr.trim());
  return undefined;
}

function look({ name }: Combination, repository: GeneratedRepository): void {
  passed.set('create', (passed.get('create') ?? 0) + 1);
  for (const [check, run] of Object.entries(checks)) {
    if (values.quick && !own.includes(check)) continue;
    const found = run(repository);
    if (found === undefined) missing.add(check);
    else if (found.length === 0) passed.set(check, (passed.get(check) ?? 0) + 1);
    else for (const line of found.slice(0, 20)) fail(check, name, line);
  }
}

function fail(check: string, name: string, line: string): void {
  process.stderr.write(`${check}: ${name}: ${line}\n`);
  failed.set(check, [...(failed.get(check) ?? []), name]);
}

function rows(): Row[] {
  return ['create', ...Object.keys(checks)].flatMap((check): Row[] => {
    const wrong = new Set(failed.get(check) ?? []).size;
    const right = passed.get(check) ?? 0;
    if (wrong > 0) return [{ check, result: 'failed', detail: `in ${wrong} of ${wrong + right}` }];
    if (right > 0) return [{ check, result: 'passed', detail: `in ${right}` }];
    return missing.has(check) ? [{ check, result: 'missing', detail: 'not installed, or nothing to look at' }] : [];
  });
}
