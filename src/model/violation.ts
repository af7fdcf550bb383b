import type { Edit } from './fix.ts';
import type { JsonPath } from './json-path.ts';
import type { Range } from './range.ts';
import type { Resource } from './resource.ts';
import type { RuleId } from './rule.ts';
import type { Severity } from './severity.ts';

/** What a stage has to say against a field of a resource, or a place in a file. Not yet graded, located or suppressed. */
export interface Violation {
  readonly rule: RuleId;
  readonly message: string;
  readonly subject: Resource | FilePlace;
  /** The field to edit; for a missing field, where it belongs. */
  readonly path: JsonPath;
  /** What would mend it, on paths of the resource; nothing where that is not certain. */
  readonly fix?: readonly Edit[];
  /** The file whose own violations, where it has any, say all that this one says. */
  readonly cause?: string;
  /** Where this one weighs less than the rule says; what the configuration sets wins. */
  readonly severity?: Severity;
}

export interface FilePlace {
  readonly file: string;
  readonly range: Range;
}

/** What each stage returns: its output, and what it found wrong on the way. */
export interface Staged<T> {
  readonly value: T;
  readonly violations: readonly Violation[];
}
