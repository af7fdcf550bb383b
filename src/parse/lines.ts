import type { Range } from '../model/range.ts';

/** Offsets in a text to lines and columns. */
export class Lines {
  readonly #starts: number[] = [0];
  readonly #length: number;
  readonly #first: number;

  /** @param first number of the text's first line in its file */
  constructor(text: string, first = 1) {
    this.#first = first;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
    this.#length = text.length;
  }

  position(offset: number): { line: number; column: number } {
    const at = Math.min(Math.max(offset, 0), this.#length);
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return { line: this.#first + low, column: at - this.#starts[low]! + 1 };
  }

  range(start: number, end: number): Range {
    const from = this.position(start);
    const to = this.position(Math.max(start, end));
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  }
}
