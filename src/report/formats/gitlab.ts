import type { Severity } from '../../model/severity.ts';
import type { Format } from '../format.ts';
import { printable } from '../printable.ts';

const severityNames: Record<Severity, string> = { error: 'major', warning: 'minor', info: 'info' };

/** GitLab's Code Quality report, for `artifacts:reports:codequality`. */
export const format: Format = ({ findings }) => {
  const issues = findings.map(({ rule, severity, message, file, range, fingerprint }) => ({
    description: message,
    check_name: rule,
    fingerprint,
    severity: severityNames[severity],
    location: { path: file, lines: { begin: range.line, end: range.endLine } },
  }));
  return `${printable(JSON.stringify(issues, null, 2))}\n`;
};
