import type { Report } from '../../model/report.ts';
import type { Format } from '../format.ts';
import { printable } from '../printable.ts';

/** For programs. Shape: schemas/report/report.schema.json. */
export const format: Format = (report) => {
  const findings = report.findings.map(
    ({ range, rule, severity, message, file, resource, path, units, template, fingerprint, fix }) => ({
      rule,
      severity,
      message,
      file,
      line: range.line,
      column: range.column,
      endLine: range.endLine,
      endColumn: range.endColumn,
      resource: resource ?? null,
      path,
      units,
      ...(template === undefined ? {} : { template }),
      fingerprint,
      fix: fix ?? null,
    }),
  );
  return `${printable(JSON.stringify({ version: 1, tool: report.tool, findings, baseline: baseline(report), summary: report.summary, ...shard(report) }, null, 2))}\n`;
};

/** For k8s-platform report merge. */
function shard({ shard: own }: Report): object {
  return own === undefined ? {} : { shard: own };
}

function baseline({ baseline: outcome }: Report): object | null {
  if (outcome === undefined) return null;
  const { file, known, fixed } = outcome;
  return { file, known: known.map(({ fingerprint }) => fingerprint), fixed };
}
