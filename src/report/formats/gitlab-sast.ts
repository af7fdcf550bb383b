import type { Finding, Report } from '../../model/report.ts';
import { describe } from '../../model/resource.ts';
import type { Severity } from '../../model/severity.ts';
import { cut } from '../cut.ts';
import type { Format } from '../format.ts';
import { home, rulePage } from '../home.ts';
import { markdown } from '../markdown.ts';
import { printable } from '../printable.ts';

const severityNames: Record<Severity, string> = { error: 'High', warning: 'Medium', info: 'Info' };
/** What is a weakness to somebody who attacks; the rest belongs into the Code Quality report. */
const categories = new Set(['admission', 'network', 'policy', 'rbac', 'secrets', 'security', 'supply-chain']);
/** The newest version of the format that every supported GitLab takes. */
const version = '15.0.4';

/** GitLab's security report, for `artifacts:reports:sast`: findings about security only. */
export const format: Format = (report, { finished }) => {
  const { tool, findings, summary } = report;
  const name = { id: 'k8s-platform', name: tool.name, version: tool.version, url: home, vendor: { name: tool.name } };
  const document = {
    version,
    scan: {
      analyzer: name,
      scanner: name,
      type: 'sast',
      status: 'success',
      start_time: before(finished, summary.durationMs),
      end_time: finished,
    },
    vulnerabilities: findings
      .filter(({ rule }) => categories.has(rule.split('/')[0]!))
      .map((finding) => vulnerability(finding, report)),
  };
  return `${printable(JSON.stringify(document, null, 2))}\n`;
};

function vulnerability(finding: Finding, { rules }: Report): object {
  const { rule, severity, message, file, range, resource, fingerprint } = finding;
  const meta = rules.get(rule);
  const page = rulePage(rule, meta);
  return {
    id: uuidOf(fingerprint),
    name: cut(meta?.title ?? rule, 255),
    description: cut([markdown(message), ...(meta === undefined ? [] : [meta.description])].join('\n\n'), 1_048_576),
    severity: severityNames[severity],
    ...(meta === undefined ? {} : { solution: cut(meta.remediation, 7000) }),
    identifiers: [
      {
        type: 'k8s_platform_rule',
        name: `k8s-platform ${rule}`,
        value: rule,
        ...(page === undefined ? {} : { url: page }),
      },
    ],
    location: {
      file,
      start_line: range.line,
      end_line: range.endLine,
      ...(resource === undefined ? {} : { class: describe(resource) }),
    },
    tracking: {
      type: 'source',
      items: [
        {
          file,
          line_start: range.line,
          line_end: range.endLine,
          signatures: [{ algorithm: 'hash', value: fingerprint }],
        },
      ],
    },
  };
}

/** The fingerprint in a UUID's form, of version 8: made by rules of its own. */
function uuidOf(fingerprint: string): string {
  const [hash = '', count = '1'] = fingerprint.split('-');
  const last = (BigInt(`0x${hash.slice(20, 32)}`) + BigInt(count) - 1n) & 0xffffffffffffn;
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    last.toString(16).padStart(12, '0'),
  ].join('-');
}

function before(finished: string, milliseconds: number): string {
  return new Date(Date.parse(`${finished}Z`) - milliseconds).toISOString().slice(0, 19);
}
