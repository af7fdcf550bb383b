import { FatalProblem, ProblemList, type Problem, type ProblemCode } from '../problem.ts';
import { code, isBlankOrEnd, isBreakOrEnd } from './characters.ts';

const byteOrderMark = 0xfeff;

/** A place in a text that moves on, and what was found wrong on the way. The text ends in a line break and U+0000. */
export class Cursor {
  readonly text: string;
  readonly #problems = new ProblemList();
  at = 0;
  lineStart = 0;

  constructor(text: string) {
    this.text = text;
    if (this.unit() === byteOrderMark) this.at = this.lineStart = 1;
  }

  /** The code unit here, or so many further on. */
  unit(ahead = 0): number {
    return this.text.charCodeAt(this.at + ahead);
  }

  get column(): number {
    return this.at - this.lineStart;
  }

  /** Steps over the line break that stands here. @returns what it counts as: a line feed, or itself if it is U+2028/9 */
  takeBreak(): string {
    const unit = this.unit();
    if (unit === code.carriageReturn && this.unit(1) === unit && this.unit(2) === code.lineFeed) this.at += 1; // CR LF is LF to kubectl before it is YAML
    this.at += unit === code.carriageReturn && this.unit(1) === code.lineFeed ? 2 : 1;
    this.lineStart = this.at;
    return unit < 0x2028 ? '\n' : String.fromCharCode(unit);
  }

  /** Whether `---` or `...` stands here alone, at the start of a line. */
  atDocumentMark(): boolean {
    if (this.at !== this.lineStart) return false;
    const unit = this.unit();
    if (unit !== code.dash && unit !== code.dot) return false;
    return this.unit(1) === unit && this.unit(2) === unit && isBlankOrEnd(this.unit(3));
  }

  skipComment(): void {
    while (!isBreakOrEnd(this.unit())) this.at += 1;
  }

  get problems(): readonly Problem[] {
    return this.#problems.found;
  }

  report(problem: Problem): void {
    this.#problems.add(problem);
  }

  fail(code: ProblemCode, start: number, end = start + 1, detail?: string): never {
    throw new FatalProblem({ code, start, end, ...(detail === undefined ? {} : { detail }) });
  }
}
