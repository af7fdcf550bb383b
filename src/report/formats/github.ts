import type { Finding } from '../../model/report.ts';
import { severities, type Severity } from '../../model/severity.ts';
import { counted } from '../../words.ts';
import { baselineLine } from '../baseline-line.ts';
import { bySeverity } from '../by-severity.ts';
import type { Format } from '../format.ts';
import { printable } from '../printable.ts';

const commands: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' };
/** GitHub shows this many annotations of each type for one step; the rest would be dropped unseen. */
const shownPerType = 10;

/** Workflow commands that GitHub Actions turns into annotations, the most severe first. */
export const format: Format = (report) => {
  const lines = severities.flatMap((severity) => {
    const findings = bySeverity(report.findings, severity);
    const left = findings.length - shownPerType;
    const more =
      left > 0
        ? [
            `::${commands[severity]} title=k8s-platform::${counted(left + 1, `more ${severity}`)}: see the job's log or the uploaded report`,
          ]
        : [];
    return [...findings.slice(0, left > 0 ? shownPerType - 1 : shownPerType).map(annotation), ...more];
  });
  const { errors, warnings, infos } = report.summary;
  return [
    ...lines,
    `${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${infos} info`,
    ...(report.baseline === undefined ? [] : [printable(baselineLine(report.baseline))]),
    '',
  ].join('\n');
};

function annotation(finding: Finding): string {
  const { line, column, endLine, endColumn } = finding.range;
  const properties: [string, string | number][] = [
    ['file', finding.file],
    ['line', line],
    ['endLine', endLine],
    ...(line === endLine ? [['col', column] as [string, number], ['endColumn', endColumn] as [string, number]] : []),
    ['title', finding.rule],
  ];
  const encoded = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
  return `::${commands[finding.severity]} ${encoded}::${escapeData(finding.message)}`;
}

/** Source: actions/toolkit, command.ts. */
function escapeData(text: string): string {
  return printable(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
