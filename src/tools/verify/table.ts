export interface Row {
  readonly check: string;
  readonly result: 'passed' | 'failed' | 'missing';
  readonly detail: string;
}

/** A table for people, and whether nothing failed. */
export function printTable(rows: readonly Row[]): boolean {
  const width = Math.max(...rows.map(({ check }) => check.length));
  for (const { check, result, detail } of rows)
    process.stdout.write(`${check.padEnd(width)}  ${result.padEnd(7)}  ${detail}\n`);
  return rows.every(({ result }) => result !== 'failed');
}
