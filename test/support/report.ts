import type { Finding, Report } from '../../src/model/report.ts';
import type { FormatOptions } from '../../src/report/format.ts';
import { loadFormat } from '../../src/report/formats.ts';
import { countSeverities } from '../../src/findings/summary.ts';
import { builtInCatalogue } from '../../src/policy/catalogue.ts';

export function finding(about: Partial<Finding> = {}): Finding {
  return {
    rule: 'security/host-path',
    severity: 'error',
    message: 'the volume `data` is a path of the node',
    file: 'apps/web/pod.yaml',
    range: { line: 3, column: 5, endLine: 3, endColumn: 9 },
    resource: { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'web' },
    path: ['spec', 'volumes', 0],
    units: [],
    fingerprint: '0123456789abcdef0123456789abcdef',
    ...about,
  };
}

/** A report with these findings, whose files hold what is given. */
export function reportOf(findings: readonly Finding[], more: Partial<Report> = {}): Report {
  return {
    tool: { name: 'k8s-platform', version: '1.2.3' },
    findings,
    rules: builtInCatalogue(),
    sources: new Map(),
    summary: {
      files: 1,
      resources: 1,
      units: 0,
      skipped: 0,
      suppressed: 0,
      ...countSeverities(findings),
      durationMs: 1500,
    },
    ...more,
  };
}

export async function formatted(name: string, report: Report, options: Partial<FormatOptions> = {}): Promise<string> {
  const { format } = await loadFormat(name);
  const defaults = {
    colour: false,
    quiet: false,
    columns: undefined,
    failOn: 'error',
    finished: '2026-12-01T08:00:00',
  };
  return format(report, { ...defaults, ...options } as FormatOptions);
}
