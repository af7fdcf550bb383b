import type { Report } from '../model/report.ts';

export interface FormatOptions {
  readonly colour: boolean;
  /** Only what fails the run, without advice. */
  readonly quiet: boolean;
  /** Terminal width; undefined when not a terminal. */
  readonly columns: number | undefined;
}

/** A report as text, ready to be written. Each file in `formats/` exports one, under the name `format`. */
export type Format = (report: Report, options: FormatOptions) => string;
