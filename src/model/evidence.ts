import type { BaselineEntry } from './baseline.ts';
import type { JsonPath } from './json-path.ts';
import type { Finding } from './report.ts';
import type { RuleMeta } from './rule.ts';

/** One violation with its place, its severity and whether it is suppressed. */
export interface Placed {
  readonly finding: Finding;
  /** The path that the rule gave, of which the finding's is as much as exists. */
  readonly field: JsonPath;
  /** The document that it comes from, as a text to sort by. */
  readonly source: string;
  /** Position of the object among all that are known; absent where it is about a file. */
  readonly subject?: number;
  readonly suppressed?: true;
  /** Key of the suppression that it is about, which may have been of use elsewhere. */
  readonly unless?: string;
}

/** What was found in a repository, or in a part of it. */
export interface Placements {
  readonly placed: readonly Placed[];
  /** What is wrong with suppressions. */
  readonly stale: readonly Placed[];
  /** Keys of the suppressions that were of use. */
  readonly used: readonly string[];
}

/** All that a report is made of. JSON can hold it; that of several shards makes one report. */
export interface Evidence extends Placements {
  /** Whether only findings about suppressions are reported, and which; all when absent. */
  readonly only?: readonly string[];
  /** Units and files whose findings are reported; all when absent. */
  readonly reach?: { readonly units: readonly string[]; readonly files: readonly string[] };
  /** `judged`: of each entry, whether the run would have found what it is about; `gone`: files that are not there. */
  readonly baseline?: {
    readonly file: string;
    readonly entries: readonly BaselineEntry[];
    readonly judged: readonly boolean[];
    readonly gone: readonly string[];
  };
  readonly totals: { readonly files: number; readonly resources: number; readonly units: number };
  /** Files that hold no Kubernetes object, or are left for rendering. */
  readonly skipped: readonly string[];
  readonly durationMs: number;
}

/** One of several runs that judge a repository together. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
  /** The same for all shards that belong together: made of the files, the rules and what was asked for. */
  readonly run: string;
  readonly evidence: Evidence;
  /** The repository's own rules. */
  readonly rules: readonly RuleMeta[];
  /** SHA-256 of the files that have findings, by path. */
  readonly sources: Readonly<Record<string, string>>;
  /** Milliseconds that it took to judge the objects of each unit, and of each file that stands alone. */
  readonly timings: Readonly<Record<string, number>>;
}
