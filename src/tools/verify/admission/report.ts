import type { Outcome } from './run.ts';

/** What must hold. */
const least = { found: 0.999, samePlace: 0.95 };

/**
 * Prints a line for each kind and for all of them, and every disagreement.
 * @param fewest objects that are enough to say anything
 * @returns whether everything holds
 */
export function report(title: string, outcomes: readonly Outcome[], fewest: number): boolean {
  const kinds = [...new Set(outcomes.map((outcome) => outcome.case.kind.key))].sort();
  const rows = [
    ['kind', 'objects', 'rejected', 'found', 'same field', 'same words', 'by rule', 'wrongly rejected', 'by state'],
    ...kinds.map((key) =>
      row(
        key,
        outcomes.filter((outcome) => outcome.case.kind.key === key),
      ),
    ),
    row(`${kinds.length} kinds`, outcomes),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  print(`${title}\n`);
  for (const cells of rows)
    print(
      cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  '),
    );
  print('');
  const rejected = outcomes.filter((outcome) => outcome.rejected);
  const missed = rejected.filter((outcome) => !outcome.found);
  const wrong = outcomes.filter((outcome) => !outcome.rejected && !outcome.byState && outcome.found);
  const elsewhere = rejected.filter((outcome) => outcome.found && !outcome.samePlace);
  const uncovered = outcomes.filter((outcome) => !outcome.engine.covered && !outcome.byState);
  const badSeeds = outcomes.filter((outcome) => outcome.case.isSeed && outcome.rejected);
  list('seeds that the server refuses', badSeeds);
  list('not found', missed);
  list('wrongly rejected', wrong);
  list('not covered', uncovered);
  list('another field', elsewhere);
  const share = (part: readonly unknown[]) => 1 - part.length / rejected.length;
  const holds =
    outcomes.length >= fewest &&
    badSeeds.length === 0 &&
    share(missed) >= least.found &&
    share([...missed, ...elsewhere]) >= least.samePlace &&
    wrong.length === 0 &&
    uncovered.length === 0;
  print(
    `${title}: ${percent(share(missed))} found, ${percent(share([...missed, ...elsewhere]))} at the same field, ${wrong.length} wrongly rejected: ${holds ? 'holds' : 'DOES NOT HOLD'}\n`,
  );
  return holds;
}

function row(name: string, outcomes: readonly Outcome[]): string[] {
  const count = (test: (outcome: Outcome) => boolean) => String(outcomes.filter(test).length);
  return [
    name,
    String(outcomes.length),
    count((outcome) => outcome.rejected),
    count((outcome) => outcome.rejected && outcome.found),
    count((outcome) => outcome.samePlace),
    count((outcome) => outcome.sameWords),
    count((outcome) => outcome.rejected && outcome.engine.errors.some(({ rule }) => rule !== undefined)),
    count((outcome) => !outcome.rejected && !outcome.byState && outcome.found),
    count((outcome) => outcome.byState),
  ];
}

function list(heading: string, outcomes: readonly Outcome[]): void {
  if (outcomes.length === 0) return;
  print(`${heading}: ${outcomes.length}`);
  for (const { case: one, server, engine } of outcomes) {
    print(`  ${one.name}`);
    print(`    server: ${server.code} ${server.message.slice(0, 400)}`);
    for (const { message } of engine.errors) print(`    engine: ${message.slice(0, 400)}`);
  }
  print('');
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
