import type { BaselineOutcome } from './baseline.ts';
import type { Shard } from './evidence.ts';
import type { SourceFix } from './fix.ts';
import type { JsonPath } from './json-path.ts';
import type { Range } from './range.ts';
import type { ResourceId } from './resource.ts';
import type { Catalogue, RuleId } from './rule.ts';
import type { Severity } from './severity.ts';

/** What a reporter sees. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  readonly range: Range;
  readonly resource?: ResourceId;
  readonly path: JsonPath;
  /** Deployment units that this reaches the cluster with, as repository paths. */
  readonly units: readonly string[];
  /** The line of a chart's template that printed the field; it is the place itself where no value sets the field. */
  readonly template?: { readonly file: string; readonly line: number };
  /** What `k8s-platform fix` does about it, where that is certain. */
  readonly fix?: SourceFix;
  /** Stays the same when lines move: made of rule, object and path. */
  readonly fingerprint: string;
}

export interface Summary {
  /** Files that were read, resources in them, and deployment units. */
  readonly files: number;
  readonly resources: number;
  readonly units: number;
  /** Files that hold no Kubernetes object, or are left for rendering. */
  readonly skipped: number;
  readonly suppressed: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly durationMs: number;
}

export interface Report {
  readonly tool: { readonly name: string; readonly version: string };
  /** Sorted by file, line, column, rule; without those that the baseline holds. */
  readonly findings: readonly Finding[];
  /** Where the run has a baseline. */
  readonly baseline?: BaselineOutcome;
  readonly rules: Catalogue;
  /** Where the run is one of several. */
  readonly shard?: Shard;
  readonly summary: Summary;
  /** Text of the files that have findings, by path, for code frames. */
  readonly sources: ReadonlyMap<string, string>;
}
