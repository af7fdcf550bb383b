import type { Report } from '../model/report.ts';
import type { Severity } from '../model/severity.ts';

export interface FormatOptions {
  readonly colour: boolean;
  /** Only what fails the run, without advice. */
  readonly quiet: boolean;
  /** Terminal width; undefined when not a terminal. */
  readonly columns: number | undefined;
  /** Least severity that fails the run. */
  readonly failOn: Severity | 'never';
  /** When the run ended, in UTC: `2026-12-31T23:59:59`. */
  readonly finished: string;
}

/** A report as text, ready to be written. */
export type Format = (report: Report, options: FormatOptions) => string;

/** What each file in `formats/` exports. */
export interface FormatModule {
  readonly format: Format;
  /** The environment variable that names the file to which reports of this format are added, where it is set. */
  readonly collector?: string;
}
