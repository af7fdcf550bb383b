import type { Finding, Report } from '../../model/report.ts';
import type { Severity } from '../../model/severity.ts';
import { baselineLine } from '../baseline-line.ts';
import { cut } from '../cut.ts';
import type { Format } from '../format.ts';
import { printable } from '../printable.ts';

const levels: Record<Severity, string> = { error: 'ERROR', warning: 'WARNING', info: 'INFO' };
/** TeamCity's limits on attributes. */
const longest = { id: 255, name: 255, category: 255, description: 4000, message: 4000, file: 4000 };

/** Service messages that TeamCity turns into code inspections. */
export const format: Format = (report) => {
  const rules = [...new Set(report.findings.map(({ rule }) => rule))].sort();
  const lines = [...rules.map((rule) => inspectionType(rule, report)), ...report.findings.map(inspection)];
  if (report.baseline !== undefined)
    lines.push(serviceMessage('message', { text: baselineLine(report.baseline), status: 'NORMAL' }));
  return lines.map((line) => `${line}\n`).join('');
};

function inspectionType(rule: Finding['rule'], { rules }: Report): string {
  const meta = rules.get(rule);
  return serviceMessage('inspectionType', {
    id: cut(rule, longest.id),
    name: cut(meta?.title ?? rule, longest.name),
    category: cut(`k8s-platform ${rule.split('/')[0]!}`, longest.category),
    description: cut(meta === undefined ? rule : `${meta.description} ${meta.remediation}`, longest.description),
  });
}

function inspection({ rule, message, file, range, severity }: Finding): string {
  return serviceMessage('inspection', {
    typeId: cut(rule, longest.id),
    message: cut(printable(message), longest.message),
    file: cut(printable(file), longest.file),
    line: String(range.line),
    SEVERITY: levels[severity],
  });
}

function serviceMessage(name: string, attributes: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}='${escape(value)}'`);
  return `##teamcity[${name}${pairs.join('')}]`;
}

/** Source: TeamCity's documentation, "Escaped Values". */
function escape(text: string): string {
  return printable(text)
    .replace(/[|'[\]]/g, '|$&')
    .replaceAll('\n', '|n')
    .replaceAll('\r', '|r')
    .replace(/[^ -~]/g, (character) => `|0x${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
