import { isDeepStrictEqual } from 'node:util';
import type { Row } from '../table.ts';

/** Collects what was compared for one row of the table. */
export class Comparison {
  readonly #check: string;
  readonly #differences: string[] = [];
  #count = 0;

  constructor(check: string) {
    this.#check = check;
  }

  same(what: string, ours: unknown, native: unknown): void {
    this.#count += 1;
    if (!isDeepStrictEqual(ours, native))
      this.#differences.push(`${what}\n    engine: ${shortened(ours)}\n    opa:    ${shortened(native)}`);
  }

  wrong(what: string): void {
    this.#differences.push(what);
  }

  row(): Row {
    const summary = `${this.#count} compared`;
    return this.#differences.length === 0
      ? { check: this.#check, result: 'passed', detail: summary }
      : { check: this.#check, result: 'failed', detail: [summary, ...this.#differences].join('\n  ') };
  }
}

function shortened(value: unknown): string {
  const text = JSON.stringify([value]).slice(1, -1);
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}
