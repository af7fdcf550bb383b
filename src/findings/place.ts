import type { Range } from '../model/range.ts';
import type { Placed, Placements } from '../model/evidence.ts';
import type { SourceFix } from '../model/fix.ts';
import type { JsonPath } from '../model/json-path.ts';
import type { Finding } from '../model/report.ts';
import type { Resource } from '../model/resource.ts';
import type { RuleId } from '../model/rule.ts';
import type { Severity } from '../model/severity.ts';
import type { Violation } from '../model/violation.ts';
import { fingerprint } from './fingerprint.ts';
import type { Stale, Suppressions } from './suppressions/suppressions.ts';

export interface FindingsContext {
  /** What a rule counts for in a file, or for an object whose finding is reported there; `own` is the violation's. */
  readonly severity: (rule: RuleId, file: string, resource?: Resource, own?: Severity) => Severity | 'off';
  /** Whether a finding in this file, or in one of these units, is asked for. */
  readonly isAskedFor: (file: string, units: readonly string[]) => boolean;
  /** The place to edit for a field of a resource. `found`: how many steps of the path exist. */
  readonly locate: (resource: Resource, path: JsonPath) => FieldPlace;
  /** Position of a resource among all that are known. */
  readonly numberOf: (resource: Resource) => number;
  readonly suppressions: Suppressions;
  /** Whether a rule may be on for anything at all. */
  readonly mayBeOn: (rule: RuleId) => boolean;
  /** What is wrong with the suppressions; asked when all others are known. */
  readonly stale: () => readonly Stale[];
  /** Where a violation's fix is to be made; undefined when that is not certain. */
  readonly fix: (violation: Violation) => SourceFix | undefined;
  /** Deployment units that hold a file. */
  readonly units: (file: string) => readonly string[];
}

export interface FieldPlace {
  readonly file: string;
  readonly range: Range;
  readonly found: number;
  /** The line of a template that printed the field. */
  readonly template?: { readonly file: string; readonly range: Range };
}

/** Locates, grades and suppresses violations, each by itself. */
export function place(violations: readonly Violation[], context: FindingsContext): Placements {
  const placed = [...violations]
    .sort(byDocument)
    .flatMap((violation) => placeOne(violation, context, context.suppressions));
  const stale = context
    .stale()
    .flatMap(({ violation, unless }) =>
      placeOne(violation, context).map((one) => (unless === undefined ? one : { ...one, unless })),
    );
  return { placed, stale, used: [...context.suppressions.used] };
}

function placeOne(violation: Violation, context: FindingsContext, suppressions?: Suppressions): Placed[] {
  const { subject, rule, message } = violation;
  if (!context.mayBeOn(rule)) return [];
  const resource = 'id' in subject ? subject : undefined;
  const located = locate(violation, context);
  const { file, range } = located;
  const severity = context.severity(rule, file, resource, violation.severity);
  if (severity === 'off') return [];
  const rendered = resource !== undefined && resource.origin.units.length > 0;
  const units = rendered ? resource.origin.units : context.units(file);
  if (!context.isAskedFor(file, units)) return [];
  const fix = context.fix(violation);
  const finding = {
    rule,
    severity,
    message,
    ...located,
    ...(resource === undefined ? {} : { resource: resource.id }),
    ...(fix === undefined ? {} : { fix }),
    fingerprint: fingerprint(violation, file, located.template !== undefined),
    units,
  };
  return [
    {
      finding,
      field: violation.path,
      source: documentKey(violation),
      ...(resource === undefined ? {} : { subject: context.numberOf(resource) }),
      ...(suppressions?.covers(rule, { file, range }, resource, violation.path) === true ? { suppressed: true } : {}),
    },
  ];
}

function locate(
  { subject, path }: Violation,
  context: FindingsContext,
): Pick<Finding, 'file' | 'range' | 'path' | 'template'> {
  if (!('id' in subject)) return { file: subject.file, range: subject.range, path };
  const { file, range, found, template } = context.locate(subject, path);
  return {
    file,
    range,
    path: path.slice(0, found),
    ...(template === undefined ? {} : { template: { file: template.file, line: template.range.line } }),
  };
}

function documentKey({ subject }: Violation): string {
  return 'id' in subject
    ? `${subject.origin.document.file.path}\0${String(subject.origin.document.index).padStart(8, '0')}`
    : subject.file;
}

/** Violations of one document one after another, so that few documents at a time are open for positions. */
function byDocument(a: Violation, b: Violation): number {
  const [one, other] = [documentKey(a), documentKey(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}
