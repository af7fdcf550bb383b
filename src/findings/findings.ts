import type { Range } from '../model/range.ts';
import type { JsonPath } from '../model/json-path.ts';
import type { Finding } from '../model/report.ts';
import type { Resource } from '../model/resource.ts';
import type { RuleId } from '../model/rule.ts';
import type { Severity } from '../model/severity.ts';
import type { SourceDocument } from '../model/source.ts';
import type { Violation } from '../model/violation.ts';
import { fingerprint } from './fingerprint.ts';
import { annotatedSuppression, inlineSuppression } from './suppress.ts';

export interface FindingsContext {
  readonly severity: (rule: RuleId) => Severity | 'off';
  /** Opens a document for positions; called once for each document that has a violation. */
  readonly locator: (document: SourceDocument) => { locate(path: JsonPath): { key: Range; found: number } };
  readonly text: (file: string) => string;
  readonly templateMetadata: (resource: Resource) => unknown;
  readonly units: (file: string) => readonly string[];
}

export interface Findings {
  readonly findings: readonly Finding[];
  readonly suppressed: number;
}

/** Locates, suppresses and grades violations; sorted by file, line, column and rule, without repetitions. */
export function toFindings(violations: readonly Violation[], context: FindingsContext): Findings {
  const lines = memoize((file: string) => context.text(file).split(/\r?\n/));
  const locator = memoize(context.locator);
  const prints = new Map<string, number>();
  const findings: Finding[] = [];
  let suppressed = 0;
  for (const violation of [...violations].sort(byDocument)) {
    const severity = context.severity(violation.rule);
    if (severity === 'off') continue;
    const { subject } = violation;
    const located =
      'id' in subject
        ? locate(subject, violation.path, locator)
        : { file: subject.file, range: subject.range, path: violation.path };
    const suppression =
      inlineSuppression(lines(located.file), located.range.line, violation.rule) ??
      ('id' in subject ? annotatedSuppression(subject, context.templateMetadata(subject), violation.rule) : undefined);
    if (suppression !== undefined && suppression.reason !== '') {
      suppressed += 1;
      continue;
    }
    findings.push({
      rule: violation.rule,
      severity,
      message:
        suppression === undefined
          ? violation.message
          : `${violation.message} (a suppression needs a reason: write one after the rule)`,
      ...located,
      ...('id' in subject ? { resource: subject.id } : {}),
      units: context.units(located.file),
      fingerprint: distinct(fingerprint(violation), prints),
    });
  }
  return { findings: findings.sort(byPlace), suppressed };
}

function locate(
  resource: Resource,
  path: JsonPath,
  locator: FindingsContext['locator'],
): { file: string; range: Range; path: JsonPath } {
  const { document, path: prefix } = resource.origin;
  const place = locator(document).locate([...prefix, ...path]);
  return { file: document.file.path, range: place.key, path: path.slice(0, Math.max(0, place.found - prefix.length)) };
}

/** The second finding of one rule at one place gets `-2`, so that a report never holds a fingerprint twice. */
function distinct(print: string, seen: Map<string, number>): string {
  const count = (seen.get(print) ?? 0) + 1;
  seen.set(print, count);
  return count === 1 ? print : `${print}-${count}`;
}

/** Violations of one document one after another, so that one locator at a time is held. */
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
