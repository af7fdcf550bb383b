import type { Range } from '../model/range.ts';
import type { SourceFix } from '../model/fix.ts';
import type { JsonPath } from '../model/json-path.ts';
import type { Finding } from '../model/report.ts';
import type { Resource } from '../model/resource.ts';
import type { RuleId } from '../model/rule.ts';
import type { Severity } from '../model/severity.ts';
import type { Violation } from '../model/violation.ts';
import { fingerprint } from './fingerprint.ts';
import type { Suppressions } from './suppressions/suppressions.ts';
import { Yielding } from './yielding.ts';

export interface FindingsContext {
  /** What a rule counts for in a file, or for an object whose finding is reported there; `own` is the violation's. */
  readonly severity: (rule: RuleId, file: string, resource?: Resource, own?: Severity) => Severity | 'off';
  /** Whether a finding in this file, or in one of these units, is asked for. */
  readonly isAskedFor: (file: string, units: readonly string[]) => boolean;
  /** The place to edit for a field of a resource. `found`: how many steps of the path exist. */
  readonly locate: (resource: Resource, path: JsonPath) => FieldPlace;
  readonly suppressions: Suppressions;
  /** Whether a rule may be on for anything at all. */
  readonly mayBeOn: (rule: RuleId) => boolean;
  /** Rules that say the same as this one, and better. */
  readonly yieldsTo: (rule: RuleId) => readonly RuleId[];
  /** What is wrong with the suppressions; asked when all others are known. */
  readonly stale: () => readonly Violation[];
  /** Whether a rule that has run is to be reported as well. */
  readonly isReported: (rule: RuleId) => boolean;
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

export interface Findings {
  readonly findings: readonly Finding[];
  readonly suppressed: number;
}

/** Locates, grades and suppresses violations; sorted by file, line, column and rule. What several units share is there once. */
export function toFindings(violations: readonly Violation[], context: FindingsContext): Findings {
  const collector = new Collector(context);
  for (const violation of [...violations].sort(byDocument)) collector.add(violation, context.suppressions);
  for (const violation of context.stale()) collector.add(violation);
  const found = collector.found().filter(({ rule }) => context.isReported(rule));
  return { findings: withDistinctPrints(found.sort(byPlace)), suppressed: collector.suppressed.size };
}

class Collector {
  readonly suppressed = new Set<string>();
  readonly #findings = new Map<string, Finding>();
  /** The violations of rules that may leave a finding to another rule, by the finding's key. */
  readonly #mayYield = new Map<string, Violation[]>();
  readonly #yielding: Yielding;
  readonly #context: FindingsContext;

  constructor(context: FindingsContext) {
    this.#context = context;
    this.#yielding = new Yielding(context.yieldsTo);
  }

  found(): Finding[] {
    return [...this.#findings].flatMap(([key, finding]) => {
      const { file, range } = finding;
      const violations = this.#mayYield.get(key);
      const isLeft = violations?.every((violation) => this.#yielding.yields({ violation, file, line: range.line }));
      return isLeft === true ? [] : [finding];
    });
  }

  add(violation: Violation, suppressions?: Suppressions): void {
    const context = this.#context;
    const { subject, rule, message } = violation;
    if (!context.mayBeOn(rule)) return;
    const resource = 'id' in subject ? subject : undefined;
    const located = locate(violation, context);
    const { file, range } = located;
    const severity = context.severity(rule, file, resource, violation.severity);
    if (severity === 'off') return;
    const rendered = resource !== undefined && resource.origin.units.length > 0;
    const units = rendered ? resource.origin.units : context.units(file);
    if (!context.isAskedFor(file, units)) return;
    const key = [rule, file, range.line, range.column, message].join('\0');
    this.#yielding.note({ violation, file, line: range.line });
    if (context.yieldsTo(rule).length > 0) this.#mayYield.set(key, [...(this.#mayYield.get(key) ?? []), violation]);
    if (suppressions?.covers(rule, { file, range }, resource)) {
      this.suppressed.add(key);
      return;
    }
    const fix = context.fix(violation);
    const before = this.#findings.get(key) ?? {
      rule,
      severity,
      message,
      ...located,
      ...(resource === undefined ? {} : { resource: resource.id }),
      ...(fix === undefined ? {} : { fix }),
      fingerprint: fingerprint(violation, file, located.template !== undefined),
      units: [],
    };
    this.#findings.set(key, { ...before, units: [...new Set([...before.units, ...units])] });
  }
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

/** The second finding of one rule at one place gets `-2`, so that a report never holds a fingerprint twice. */
function withDistinctPrints(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const count = (seen.get(finding.fingerprint) ?? 0) + 1;
    seen.set(finding.fingerprint, count);
    return count === 1 ? finding : { ...finding, fingerprint: `${finding.fingerprint}-${count}` };
  });
}

/** Violations of one document one after another, so that few documents at a time are open for positions. */
function byDocument(a: Violation, b: Violation): number {
  return compare(documentKey(a), documentKey(b));
}

function documentKey({ subject }: Violation): string {
  return 'id' in subject
    ? `${subject.origin.document.file.path}\0${String(subject.origin.document.index).padStart(8, '0')}`
    : subject.file;
}

function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.file, b.file) ||
    a.range.line - b.range.line ||
    a.range.column - b.range.column ||
    compare(a.rule, b.rule) ||
    compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
