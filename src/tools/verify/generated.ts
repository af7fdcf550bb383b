import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { Server } from './admission/server.ts';
import { ApiServer } from './generated/api-server.ts';
import { checks, ownChecks } from './generated/checks.ts';
import { extremes, mostTellingFirst, pairwise, type Combination } from './generated/combinations.ts';
import { Memory } from './generated/memory.ts';
import type { Outcome } from './generated/outcome.ts';
import { Own } from './generated/own.ts';
import { GeneratedRepository } from './generated/repository.ts';
import { Results } from './generated/results.ts';

/**
 * Shows that what `create` writes is accepted by everything that a platform team may point at it: for every pair of
 * options, and for extremes. Peers that are not installed are reported as missing. A real API server is asked when
 * KUBECONFIG leads to one, with a token; definitions and namespaces are made there.
 *
 *   npm run verify:generated                              all repositories
 *   npm run verify:generated -- --quick                   a few, with the checks that need nothing else installed
 *   npm run verify:generated -- --only 'pairwise 7' --keep
 *   npm run verify:generated -- --check kube-score        this check and no other; may be repeated
 *   npm run verify:generated -- --part 2/4                the second quarter
 *   npm run verify:generated -- --remember FILE           looks only at what has changed since it was found in order
 */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    check: { type: 'string', multiple: true },
    keep: { type: 'boolean', default: false },
    part: { type: 'string', default: '1/1' },
    remember: { type: 'string' },
    /** Repositories that are looked at beside one another. */
    jobs: { type: 'string', default: '2' },
  },
});

const work = mkdtempSync(join(tmpdir(), 'verify-generated-'));
const memory = new Memory(values.remember);
const results = new Results();
const names = values.check ?? (values.quick ? ownChecks : Object.keys(checks));
const unknown = names.filter((name) => !(name in checks));
if (unknown.length > 0) throw new Error(`no check ${unknown.join(', ')}; there are ${Object.keys(checks).join(', ')}`);
const { KUBECONFIG } = process.env;
const own = new Own();
const isServerAsked = names.some((name) => name.startsWith('API server')) && (KUBECONFIG ?? '') !== '';
const server = isServerAsked ? await ApiServer.withDefinitions(new Server(KUBECONFIG!)) : undefined;

try {
  const combinations = chosen();
  const waiting = [...combinations.entries()];
  const takeTurns = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await verify(...next);
  };
  await Promise.all(Array.from({ length: Number(values.jobs) }, takeTurns));
  process.stdout.write(`${combinations.length} repositories\n\n${results.table()}`);
  process.exitCode = results.hold ? 0 : 1;
} finally {
  server?.close();
  await own.close();
  if (values.keep) process.stdout.write(`${work}\n`);
  else rmSync(work, { recursive: true, force: true });
}

function chosen(): readonly Combination[] {
  const all = mostTellingFirst([...extremes, ...pairwise()]);
  if (values.quick)
    return [
      ...extremes.filter(({ answers }) => (answers.environments?.length ?? 0) < 12),
      ...pairwise().filter((_, index) => index % 40 === 0),
    ];
  if (values.only !== undefined) return all.filter(({ name }) => values.only!.includes(name));
  const [part = 1, parts = 1] = values.part.split('/').map(Number);
  return all.filter((_, index) => index % parts === part - 1);
}

async function verify(index: number, { name, answers }: Combination): Promise<void> {
  const folder = join(work, String(index));
  writeFileSync(`${folder}.yaml`, stringify(answers));
  const { ok, stderr } = await own.run(['create', '--yes', '--answers', `${folder}.yaml`, '--directory', folder], work);
  add('create', name, { mistakes: ok ? [] : stderr.trim().split('\n') });
  if (ok) await look(name, new GeneratedRepository(folder));
  if (!values.keep) rmSync(folder, { recursive: true, force: true });
}

async function look(name: string, repository: GeneratedRepository): Promise<void> {
  const digest = repository.digest();
  for (const check of names) {
    const isOwn = ownChecks.includes(check);
    const remembered = memory.find(check, digest, isOwn);
    const outcome = remembered ?? (await run(check, repository));
    if (remembered === undefined) memory.keep(check, digest, isOwn, outcome);
    add(check, name, outcome);
  }
  process.stderr.write(`${name}: done\n`);
}

/** Where a check cannot be made, that is what is wrong with the repository: the others still are. */
async function run(check: string, repository: GeneratedRepository): Promise<Outcome> {
  try {
    return await checks[check]!(repository, { own, server });
  } catch (error) {
    return { mistakes: [error instanceof Error ? error.message : String(error)] };
  }
}

function add(check: string, name: string, outcome: Outcome): void {
  results.add(check, name, outcome);
  if ('mistakes' in outcome)
    for (const line of outcome.mistakes.slice(0, 20)) process.stderr.write(`${check}: ${name}: ${line}\n`);
}
