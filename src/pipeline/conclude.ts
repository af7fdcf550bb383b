import { version } from '../assets.ts';
import { compareWithBaseline } from '../findings/baseline/compare.ts';
import { collect } from '../findings/collect.ts';
import { countSeverities } from '../findings/summary.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Report } from '../model/report.ts';
import type { Catalogue } from '../model/rule.ts';

/**
 * The report of a run, or of all its shards.
 * @param text content of a file, for code frames
 */
export function conclude(evidence: Evidence, rules: Catalogue, text: (file: string) => string): Report {
  const { only, reach, baseline, totals, skipped, durationMs } = evidence;
  const [units, files] = [new Set(reach?.units), new Set(reach?.files)];
  const { findings: all, suppressed } = collect(evidence, {
    yieldsTo: (rule) => rules.get(rule)?.yieldsTo ?? [],
    isReported: (rule) => only === undefined || only.includes(rule),
    // what keeps a policy from giving a verdict concerns every run
    reports: (file, own) =>
      reach === undefined || files.has(file) || file.endsWith('.rego') || own.some((unit) => units.has(unit)),
  });
  const entries = baseline?.entries ?? [];
  const judged = new Set(entries.filter((_, index) => baseline?.judged[index] === true));
  const gone = new Set(baseline?.gone);
  const compared = compareWithBaseline(all, entries, {
    isJudged: (entry) => judged.has(entry),
    exists: (file) => !gone.has(file),
  });
  const { fresh: findings, known, fixed, moved } = compared;
  return {
    tool: { name: 'k8s-platform', version },
    findings,
    rules,
    ...(baseline === undefined
      ? {}
      : { baseline: { file: baseline.file, entries: entries.length, known, fixed, moved } }),
    sources: new Map(findings.map(({ file }) => [file, text(file)])),
    summary: { ...totals, skipped: skipped.length, suppressed, ...countSeverities(findings), durationMs },
  };
}
