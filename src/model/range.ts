/** A stretch of text. Lines and columns start at 1; columns count UTF-16 code units; `endColumn` is the first one after it. */
export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The very start of a file, for what concerns all of it. */
export const fileStart: Range = { line: 1, column: 1, endLine: 1, endColumn: 1 };
