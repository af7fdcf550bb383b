import type { Placed, Placements } from '../model/evidence.ts';
import type { Finding } from '../model/report.ts';
import type { RuleId } from '../model/rule.ts';
import { Yielding, type Place } from './yielding.ts';

export interface CollectContext {
  /** Rules that say the same as this one, and better. */
  readonly yieldsTo: (rule: RuleId) => readonly RuleId[];
  /** Whether a rule that has run is to be reported as well. */
  readonly isReported: (rule: RuleId) => boolean;
  /** Whether a finding in this file, or in one of these units, is reported, now that all of it is known. */
  readonly reports: (file: string, units: readonly string[]) => boolean;
}

export interface Findings {
  readonly findings: readonly Finding[];
  readonly suppressed: number;
}

/** Makes findings of violations, sorted by file, line, column and rule. What several units share is there once. */
export function collect({ placed, stale, used }: Placements, context: CollectContext): Findings {
  const collector = new Collector(context);
  const ofUse = new Set(used);
  for (const one of [...placed].sort(bySource)) collector.add(one);
  for (const one of stale) if (one.unless === undefined || !ofUse.has(one.unless)) collector.add(one);
  const found = collector.found().filter(({ rule }) => context.isReported(rule));
  return {
    findings: withDistinctPrints(found.sort(byPlace)).filter(({ file, units }) => context.reports(file, units)),
    suppressed: collector.suppressed().filter(({ file, units }) => context.reports(file, units)).length,
  };
}

class Collector {
  readonly #suppressed = new Map<string, Finding>();
  readonly #findings = new Map<string, Finding>();
  /** What rules that may leave a finding to another rule have said, by the finding's key. */
  readonly #mayYield = new Map<string, Place[]>();
  readonly #yielding: Yielding;
  readonly #context: CollectContext;

  constructor(context: CollectContext) {
    this.#context = context;
    this.#yielding = new Yielding(context.yieldsTo);
  }

  found(): Finding[] {
    return [...this.#findings].flatMap(([key, finding]) => {
      const isLeft = this.#mayYield.get(key)?.every((place) => this.#yielding.yields(place));
      return isLeft === true ? [] : [finding];
    });
  }

  suppressed(): Finding[] {
    return [...this.#suppressed.values()];
  }

  add({ finding, field: path, subject, suppressed }: Placed): void {
    const { rule, file, range, message } = finding;
    const key = [rule, file, range.line, range.column, message].join('\0');
    const place = { rule, file, line: range.line, path, ...(subject === undefined ? {} : { subject }) };
    this.#yielding.note(place);
    if (this.#context.yieldsTo(rule).length > 0) this.#mayYield.set(key, [...(this.#mayYield.get(key) ?? []), place]);
    const findings = suppressed === true ? this.#suppressed : this.#findings;
    const before = findings.get(key) ?? finding;
    findings.set(key, { ...before, units: [...new Set([...before.units, ...finding.units])] });
  }
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

/** Of one document, what is about the file comes first. */
function bySource(a: Placed, b: Placed): number {
  return compare(a.source, b.source) || (a.subject ?? -1) - (b.subject ?? -1);
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
