import type { Finding } from '../model/report.ts';
import { severities, type Severity } from '../model/severity.ts';

export function bySeverity(findings: readonly Finding[], severity: Severity): Finding[] {
  return findings.filter((finding) => finding.severity === severity);
}

/** The most severe first, else in their order. */
export function mostSevereFirst(findings: readonly Finding[]): Finding[] {
  return severities.flatMap((severity) => bySeverity(findings, severity));
}
