import type { Range } from '../model/range.ts';
import type { JsonPath } from '../model/json-path.ts';
import type { Finding } from '../model/report.ts';
import type { Resource } from '../model/resource.ts';
import type { RuleId } from '../model/rule.ts';
import type { Severity } from '../model/severity.ts';
import type { Violation } from '../model/violation.ts';
import { fingerprint } from './fingerprint.ts';
import { annotatedSuppression, inlineSuppression } from './suppress.ts';

export interface FindingsContext {
  readonly severity: (rule: RuleId) => Severity | 'off';
  /** Whether a finding in this file, or in one of these units, is asked for. */
  readonly isAskedFor: (file: string, units: readonly string[]) => boolean;
  /** The place to edit for a field of a resource. `found`: how many steps of the path exist. */
  readonly locate: (resource: Resource, path: JsonPath) => FieldPlace;
  readonly text: (file: string) => string;
  readonly templateMetadata: (resource: Resource) => unknown;
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

/** Locates, suppresses and grades violations; sorted by file, line, column and rule. What several units share is there once. */
export function toFindings(violations: readonly Violation[], context: FindingsContext): Findings {
  const lines = memoize((file: string) => context.text(file).split(/\r?\n/));
  const findings = new Map<string, Finding>();
  const suppressed = new Set<string>();
  for (const violation of [...violations].sort(byDocument)) {
    const severity = context.severity(violation.rule);
    if (severity === 'off') continue;
    const { subject, rule } = violation;
    const located = locate(violation, context);
    const { file, range } = located;
    const units = 'id' in subject && subject.origin.units.length > 0 ? subject.origin.units : context.units(file);
    if (!context.isAskedFor(file, units)) continue;
    const key = [rule, file, range.line, range.column, violation.message].join('\0');
    const suppression =
      inlineSuppression(lines(file), range.line, rule) ??
      ('id' in subject ? annotatedSuppression(subject, context.templateMetadata(subject), rule) : undefined);
    if (suppression !== undefined && suppression.reason !== '') {
      suppressed.add(key);
      continue;
    }
    const message = suppression === undefined ? violation.message : withoutReason(violation.message);
    const before = findings.get(key) ?? {
      rule,
      severity,
      message,
      ...located,
      ...('id' in subject ? { resource: subject.id } : {}),
      fingerprint: fingerprint(violation, file),
      units: [],
    };
    findings.set(key, { ...before, units: [...new Set([...before.units, ...units])] });
  }
  return { findings: withDistinctPrints([...findings.values()].sort(byPlace)), suppressed: suppressed.size };
}

function withoutReason(message: string): string {
  return `${message} (a suppression needs a reason: write one after the rule)`;
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

/** Remembers the answer for the last argument only. */
function memoize<A, R>(compute: (argument: A) => R): (argument: A) => R {
  let last: { argument: A; result: R } | undefined;
  return (argument) => {
    if (last === undefined || last.argument !== argument) last = { argument, result: compute(argument) };
    return last.result;
  };
}
