import type { FilePlace } from './violation.ts';

/** An entry of `suppress` in the configuration: findings that somebody has decided to live with. */
export interface ConfiguredSuppression {
  /** Ids, or globs of them such as `security/*`. */
  readonly rules: readonly string[];
  /** `Kind name` or `Kind namespace/name`; globs may stand for each part. */
  readonly object?: string;
  readonly files?: readonly string[];
  readonly reason: string;
  /** Last day on which it counts, as `2026-12-31`. */
  readonly until?: string;
  readonly owner?: string;
  readonly place: FilePlace;
}
