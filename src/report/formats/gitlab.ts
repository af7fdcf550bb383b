import type { Severity } from '../../model/severity.ts';
import type { Format } from '../format.ts';
import { printable } from '../printable.ts';

const levels: Record<Severity, string> = { error: 'critical', warning: 'major', info: 'info' };

/** A GitLab code quality report, which merge requests show beside the lines: `artifacts:reports:codequality`. */
export const format: Format = (report) => {
  const findings = report.findings.map(({ rule, message, fingerprint, severity, file, range }) => ({
    check_name: rule,
    description: message,
    fingerprint,
    severity: levels[severity],
    location: { path: file, lines: { begin: range.line, end: range.endLine } },
  }));
  return `${printable(JSON.stringify(findings, null, 2))}\n`;
};
