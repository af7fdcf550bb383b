import type { Finding } from './report.ts';

/** A finding that somebody has decided to keep for the time being. */
export interface BaselineEntry {
  readonly file: string;
  readonly rule: string;
  /** `Deployment/shop/web`; empty when the finding is about the file. */
  readonly object: string;
  readonly fingerprint: string;
}

/** An entry about an object whose file has moved, and what it is about now. */
export interface MovedEntry {
  readonly from: BaselineEntry;
  readonly to: Finding;
}

/** What a baseline leaves of a run's findings. */
export interface BaselineOutcome {
  /** The baseline's path, for people. */
  readonly file: string;
  /** How many entries it has. */
  readonly entries: number;
  /** Findings that it holds, in the order of findings. */
  readonly known: readonly Finding[];
  /** Entries whose finding is gone for certain. */
  readonly fixed: readonly BaselineEntry[];
  readonly moved: readonly MovedEntry[];
}
