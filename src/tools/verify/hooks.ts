import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { managers, prepare } from './hooks/managers.ts';
import { preCommitRun, preCommitRuns } from './hooks/pre-commit-runs.ts';
import { Repository } from './hooks/repository.ts';
import { scenarios } from './hooks/scenarios.ts';
import { printTable, type Row } from './table.ts';

/**
 * Shows that a commit is judged as it should be, in whatever state the repository is: with git's own hooks, husky, lefthook
 * and simple-git-hooks, as `hook install` sets them up, and with the pre-commit framework, which installs the hook from a
 * git repository of this package. All of them are the real ones; needs Python, and the registries of npm and PyPI.
 *
 *   npm run verify:hooks [-- --manager husky] [--scenario 'a rename'] [--keep]
 */
const { values } = parseArgs({
  options: {
    manager: { type: 'string', multiple: true },
    scenario: { type: 'string', multiple: true },
    keep: { type: 'boolean', default: false },
  },
});
const work = mkdtempSync(join(tmpdir(), 'verify-hooks-'));
const chosen = Object.entries(managers).filter(([name]) => values.manager?.includes(name) ?? true);
const played = Object.entries(scenarios).filter(([name]) => values.scenario?.includes(name) ?? true);
const wrong = new Map<string, string[]>();

try {
  const tools = prepare(
    work,
    chosen.some(([name]) => name.startsWith('pre-commit')),
  );
  for (const [name, manager] of chosen) {
    const found = played.flatMap(([scenario, { play, expect }]) => {
      const repository = new Repository(join(work, `${name} ${scenario}`.replace(/[^\w]+/g, '-')), tools, manager);
      return verdict(scenario, () => play(repository), expect);
    });
    wrong.set(name, found);
  }
  if (chosen.some(([name]) => name === 'pre-commit'))
    wrong.set(
      'pre-commit run',
      Object.entries(preCommitRuns).flatMap(([name, run]) =>
        verdict(name, () => preCommitRun(join(work, name), tools, run), run.expect),
      ),
    );
  process.exitCode = printTable(
    [...wrong].map(([name, found]): Row => ({
      check: name,
      result: found.length === 0 ? 'passed' : 'failed',
      detail: found.length === 0 ? '' : found.join(', '),
    })),
  )
    ? 0
    : 1;
  process.stdout.write(`${played.length} scenarios\n`);
} finally {
  if (values.keep) process.stdout.write(`${work}\n`);
  else rmSync(work, { recursive: true, force: true });
}

/** @param expect text that a commit which is refused shows; `passes` */
function verdict(name: string, play: () => { ok: boolean; output: string }, expect: string): string[] {
  const { ok, output } = play();
  if (expect === 'passes' ? ok : !ok && output.includes(expect)) return [];
  process.stderr.write(`${name}: ${ok ? 'passed' : 'refused'}; expected: ${expect}\n${output.replace(/^/gm, '  ')}\n`);
  return [name];
}
