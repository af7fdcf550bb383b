/** How an engine and the native tool compare over many cases. */
export class Tally {
  readonly tool: string;
  readonly differences: string[] = [];
  #identical = 0;
  #sameFailure = 0;
  #different = 0;

  constructor(tool: string) {
    this.tool = tool;
  }

  /** @param differences between the two, in words; none when they agree */
  add(name: string, outcome: 'output' | 'failure', differences: readonly string[]): void {
    if (differences.length > 0) this.#different += 1;
    else if (outcome === 'output') this.#identical += 1;
    else this.#sameFailure += 1;
    this.differences.push(...differences.map((text) => `${this.tool}: ${name}: ${text}`));
  }

  get row(): readonly string[] {
    const counts = [this.#identical, this.#sameFailure, this.#different];
    return [this.tool, ...[counts.reduce((sum, count) => sum + count), ...counts].map(String)];
  }
}

const head = ['tool', 'cases', 'identical', 'same failure', 'different'];

/** A table for people, and what differs. @returns whether nothing does */
export function printTallies(tallies: readonly Tally[]): boolean {
  const rows = [head, ...tallies.map(({ row }) => row)];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  for (const row of rows)
    process.stdout.write(`${row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')}\n`);
  const differences = tallies.flatMap((tally) => tally.differences);
  for (const difference of differences) process.stdout.write(`\n${difference}\n`);
  return differences.length === 0;
}
