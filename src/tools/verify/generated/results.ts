import type { Outcome } from './outcome.ts';

/** What all checks said about all repositories, and the one table of it. */
export class Results {
  readonly #checks = new Map<string, Map<string, Outcome>>();

  add(check: string, repository: string, outcome: Outcome): void {
    const outcomes = this.#checks.get(check) ?? new Map<string, Outcome>();
    this.#checks.set(check, outcomes.set(repository, outcome));
  }

  /** Whether nothing is wrong. What is missing is said, and is not wrong. */
  get hold(): boolean {
    return this.#outcomes().every((outcome) => !isFailure(outcome));
  }

  /** Repositories for each check, why some were not judged, and objects where a check counts them. */
  table(): string {
    const head = ['check', 'passed', 'failed', 'without', 'objects', 'different', ''];
    const rows = [head, ...[...this.#checks].map(([check, outcomes]) => [check, ...cellsOf([...outcomes.values()])])];
    const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
    const line = (row: readonly string[]) =>
      row.map((cell, index) => (isText(index) ? cell.padEnd(widths[index]!) : cell.padStart(widths[index]!)));
    return rows.map((row) => `${line(row).join('  ').trimEnd()}\n`).join('');
  }

  #outcomes(): Outcome[] {
    return [...this.#checks.values()].flatMap((outcomes) => [...outcomes.values()]);
  }
}

const isText = (column: number) => column === 0 || column === 6;

export function isFailure(outcome: Outcome): boolean {
  return 'mistakes' in outcome && outcome.mistakes.length > 0;
}

function cellsOf(outcomes: readonly Outcome[]): string[] {
  const failed = outcomes.filter(isFailure).length;
  const passed = outcomes.filter((outcome) => 'mistakes' in outcome).length - failed;
  const objects = outcomes.flatMap((outcome) => ('mistakes' in outcome ? (outcome.objects ?? []) : []));
  const counts = objects.length > 0 ? [objects.length, new Set(objects).size] : ['', ''];
  return [passed, failed, outcomes.length - failed - passed, ...counts, remarks(outcomes)].map(String);
}

function remarks(outcomes: readonly Outcome[]): string {
  const without = outcomes.flatMap((outcome) => ('nothing' in outcome ? [`without: no ${outcome.nothing}`] : []));
  const missing = outcomes.flatMap((outcome) => ('missing' in outcome ? [`NOT CHECKED: ${outcome.missing}`] : []));
  const unjudged = outcomes.flatMap((outcome) => ('mistakes' in outcome ? (outcome.unjudged ?? []) : []));
  const kinds = [...new Set(unjudged)].sort().join(', ');
  const notServed = kinds === '' ? [] : [`NOT SERVED, so not judged: ${kinds}`];
  return [...new Set([...missing, ...without]), ...notServed].join('; ');
}
