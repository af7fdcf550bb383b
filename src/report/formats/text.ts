import { posix } from 'node:path';
import pc from 'picocolors';
import type { Finding, Report } from '../../model/report.ts';
import { describe } from '../../model/resource.ts';
import type { Severity } from '../../model/severity.ts';
import { counted } from '../../words.ts';
import { baselineLine } from '../baseline-line.ts';
import { codeFrame } from '../code-frame.ts';
import type { Format } from '../format.ts';
import { printable } from '../printable.ts';

type Colours = ReturnType<typeof pc.createColors>;

/** For people: each finding with its place, the code, why it matters and what to write. */
export const format: Format = (report, { colour, quiet }) => {
  const colours = pc.createColors(colour);
  const shown = quiet ? report.findings.filter((finding) => finding.severity === 'error') : report.findings;
  const explained = new Set<string>();
  const blocks = shown.map((finding) => {
    const first = !explained.has(finding.rule);
    explained.add(finding.rule);
    return block(finding, report, colours, first && !quiet);
  });
  return [...blocks, quiet && shown.length === 0 ? '' : `${summaryLines(report, colours)}\n`]
    .filter((part) => part !== '')
    .join('\n');
};

function block(finding: Finding, report: Report, colours: Colours, explain: boolean): string {
  const { file, range, rule, severity } = finding;
  const place = colours.bold(printable(`${file}:${range.line}:${range.column}`));
  const about = finding.resource === undefined ? '' : colours.dim(` ${printable(describe(finding.resource))}`);
  const lines = [`${place} ${grade(severity, colours)} ${rule}${about}`, `  ${printable(finding.message)}`];
  const frame = codeFrame(finding, (report.sources.get(file) ?? '').split(/\r?\n/));
  const width = String(frame.at(-1)?.number ?? 0).length;
  for (const { number, text, mark } of frame) {
    lines.push(`  ${colours.dim(`${String(number).padStart(width)} |`)} ${text}`.trimEnd());
    if (mark)
      lines.push(
        `  ${colours.dim(`${' '.repeat(width)} |`)} ${' '.repeat(mark.column - 1)}${paint(severity, colours)('^'.repeat(mark.width))}`,
      );
  }
  const units = unitsBeyondTheFile(finding);
  if (units.length > 0) lines.push(`  ${colours.dim('in:')}  ${printable(units.join(', '))}`);
  const printedBy = templateNote(finding);
  if (printedBy !== undefined) lines.push(`  ${colours.dim('by:')}  ${printable(printedBy)}`);
  const meta = report.rules.get(rule);
  if (meta !== undefined && explain) lines.push(`  ${colours.dim('why:')} ${printable(meta.description)}`);
  if (meta !== undefined) lines.push(`  ${colours.dim('fix:')} ${printable(meta.remediation)}`);
  return `${lines.join('\n')}\n`;
}

/** Deployment units, where the file does not tell: at most three by name. */
function unitsBeyondTheFile({ file, units }: Finding): string[] {
  const named = units.map((unit) => unit || '.');
  if (named.length === 1 && posix.dirname(file) === named[0]) return [];
  return named.length > 4 ? [...named.slice(0, 3), `${named.length - 3} more`] : named;
}

/** For a field that a chart printed: by which line, where that is not the place to edit. */
function templateNote({ file, range, template }: Finding): string | undefined {
  if (template === undefined) return undefined;
  const isPlace = template.file === file && template.line === range.line;
  return isPlace ? 'in chart: no value sets it' : `${template.file}:${template.line}`;
}

function grade(severity: Severity, colours: Colours): string {
  return paint(severity, colours)(severity);
}

function paint(severity: Severity, colours: Colours): (text: string) => string {
  return { error: colours.red, warning: colours.yellow, info: colours.cyan }[severity];
}

function summaryLines(report: Report, colours: Colours): string {
  const lines = [summaryLine(report, colours)];
  const { baseline } = report;
  if (baseline !== undefined) lines.push(printable(baselineLine(baseline)));
  return lines.join('\n');
}
function summaryLine({ summary, baseline }: Report, colours: Colours): string {
  const { errors, warnings, infos, resources, files, skipped, suppressed } = summary;
  const checked = `${counted(resources, 'resource')} in ${counted(files, 'file')}`;
  const rest = [
    skipped > 0 ? `${counted(skipped, 'other file')} skipped` : '',
    suppressed > 0 ? `${suppressed} suppressed` : '',
  ]
    .filter(Boolean)
    .join(', ');
  const tail = `${checked}${rest === '' ? '' : `; ${rest}`}`;
  if (errors + warnings + infos === 0)
    return `${colours.green(baseline === undefined || baseline.known.length === 0 ? 'no findings' : 'no new findings')} in ${tail}`;
  const counts = [counted(errors, 'error'), counted(warnings, 'warning'), ...(infos > 0 ? [`${infos} info`] : [])];
  return `${colours.bold(counts.join(', '))} in ${tail}`;
}
