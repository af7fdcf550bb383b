import type { Finding } from '../../model/report.ts';
import type { Severity } from '../../model/severity.ts';
import { counted } from '../../words.ts';
import { baselineLine } from '../baseline-line.ts';
import { mostSevereFirst } from '../by-severity.ts';
import type { Format } from '../format.ts';
import { printable } from '../printable.ts';

/** Azure Pipelines knows errors and warnings. */
const types: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'warning' };

/** Logging commands that Azure Pipelines turns into issues of the run, the most severe first. */
export const format: Format = ({ findings, summary, baseline }) => {
  const { errors, warnings, infos } = summary;
  return [
    ...mostSevereFirst(findings).map(issue),
    `${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${infos} info`,
    ...(baseline === undefined ? [] : [printable(baselineLine(baseline))]),
    '',
  ].join('\n');
};

function issue({ severity, file, range, rule, message }: Finding): string {
  const properties: [string, string | number][] = [
    ['type', types[severity]],
    ['sourcepath', file],
    ['linenumber', range.line],
    ['columnnumber', range.column],
    ['code', rule],
  ];
  const encoded = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))};`).join('');
  return `##vso[task.logissue ${encoded}]${escapeData(severity === 'info' ? `info: ${message}` : message)}`;
}

/** Source: microsoft/azure-pipelines-task-lib, taskcommand.ts, and the agent's logging commands with %AZP25. */
function escapeData(text: string): string {
  return printable(text).replaceAll('%', '%AZP25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(']', '%5D').replaceAll(';', '%3B');
}
