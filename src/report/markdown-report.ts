import type { Finding, Report } from '../model/report.ts';
import { describe } from '../model/resource.ts';
import type { Severity } from '../model/severity.ts';
import { counted } from '../words.ts';
import { baselineLine } from './baseline-line.ts';
import { mostSevereFirst } from './by-severity.ts';
import { code, markdown } from './markdown.ts';
import { printable } from './printable.ts';

const marks: Record<Severity, string> = { error: '🔴 error', warning: '🟡 warning', info: '🔵 info' };

/**
 * A heading, the counts and a table, the most severe findings first.
 * @param longest in UTF-8 bytes; findings that do not fit are counted
 */
export function markdownReport(report: Report, longest: number): string {
  const { findings, summary, baseline } = report;
  const { errors, warnings, infos, resources, files } = summary;
  const checked = `${counted(resources, 'resource')} in ${counted(files, 'file')}`;
  const counts = `${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${infos} info`;
  const head = [
    '### k8s-platform lint',
    '',
    findings.length === 0
      ? `No ${baseline === undefined ? '' : 'new '}findings in ${checked}.`
      : `**${counts}** in ${checked}.`,
    ...(baseline === undefined ? [] : ['', markdown(printable(`${baselineLine(baseline)}.`))]),
    '',
  ];
  if (findings.length === 0) return head.join('\n');
  head.push('| | place | rule | object | finding |', '| --- | --- | --- | --- | --- |');
  const rows: string[] = [];
  let size = Buffer.byteLength(head.join('\n')) + 200;
  for (const finding of mostSevereFirst(findings)) {
    const line = row(finding);
    size += Buffer.byteLength(line) + 1;
    if (size > longest) break;
    rows.push(line);
  }
  const left = findings.length - rows.length;
  const more = left === 0 ? [] : ['', `${counted(left, 'more finding')} in the log of the run.`];
  return [...head, ...rows, ...more, ''].join('\n');
}

function row({ severity, file, range, rule, resource, message }: Finding): string {
  const object = resource === undefined ? '' : code(printable(describe(resource)));
  const place = code(printable(`${file}:${range.line}`));
  return `| ${marks[severity]} | ${place} | ${code(rule)} | ${object} | ${markdown(printable(message))} |`;
}
