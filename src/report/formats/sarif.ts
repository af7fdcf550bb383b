import type { Finding } from '../../model/report.ts';
import type { RuleMeta } from '../../model/rule.ts';
import type { Severity } from '../../model/severity.ts';
import { counted } from '../../words.ts';
import type { Format } from '../format.ts';
import { home, rulePage } from '../home.ts';
import { printable } from '../printable.ts';

const levels: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' };

/** GitHub refuses a run with more; of the old ones, the rest is left out. */
const mostResults = 25_000;

/** SARIF 2.1.0, as code scanning services read it. */
export const format: Format = (report) => {
  const { findings, baseline } = report;
  const old = baseline?.known ?? [];
  const known = old.slice(0, Math.max(0, mostResults - findings.length));
  const ids = [...new Set([...findings, ...known].map(({ rule }) => rule))].sort();
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  const fresh = baseline === undefined ? {} : { baselineState: 'new' };
  const rules = ids.map((id) => descriptor(id, report.rules.get(id)));
  const driver = { name: report.tool.name, semanticVersion: report.tool.version, informationUri: home, rules };
  const run = {
    tool: { driver },
    ...(known.length === old.length ? {} : { invocations: [leftOut(old.length - known.length)] }),
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { ROOT: { description: { text: 'The root of the repository.' } } },
    // new ones first: services take a limited number
    results: [
      ...findings.map((finding) => ({ ...result(finding, indexOf.get(finding.rule)!), ...fresh })),
      ...known.map((finding) => ({ ...result(finding, indexOf.get(finding.rule)!), ...inBaseline })),
    ],
  };
  return `${printable(JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 2))}\n`;
};

function leftOut(count: number): object {
  const text = `${counted(count, 'old finding')} left out: they are in the baseline, and there are too many to upload.`;
  return { executionSuccessful: true, toolExecutionNotifications: [{ level: 'note', message: { text } }] };
}

const inBaseline = {
  baselineState: 'unchanged',
  suppressions: [{ kind: 'external', status: 'accepted', justification: 'It is in the baseline.' }],
};

function descriptor(id: string, meta: RuleMeta | undefined): object {
  if (meta === undefined) return { id };
  return {
    id,
    name: id.replace(/(?:^|[/-])(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: meta.title },
    fullDescription: { text: meta.description },
    help: { text: meta.remediation, markdown: `${meta.description}\n\n**Fix:** ${meta.remediation}` },
    helpUri: rulePage(meta.id, meta),
    defaultConfiguration: { level: levels[meta.severity] },
    properties: { tags: [id.split('/')[0]] },
  };
}

function result(finding: Finding, ruleIndex: number): object {
  const { file, range, resource, path, template } = finding;
  const region = {
    startLine: range.line,
    startColumn: range.column,
    endLine: range.endLine,
    endColumn: range.endColumn,
  };
  const logical =
    resource === undefined
      ? []
      : [
          {
            name: resource.name,
            kind: 'resource',
            fullyQualifiedName: [resource.apiVersion, resource.kind, resource.namespace ?? '', resource.name].join('/'),
          },
        ];
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(file),
          region,
        },
        ...(logical.length > 0 ? { logicalLocations: logical } : {}),
      },
    ],
    ...(template === undefined ? {} : { relatedLocations: [printedBy(template)] }),
    partialFingerprints: { 'k8sPlatform/v1': finding.fingerprint },
    properties: { path },
  };
}

function printedBy({ file, line }: NonNullable<Finding['template']>): object {
  const message = { text: 'The template line that printed it.' };
  return { message, physicalLocation: { artifactLocation: artifact(file), region: { startLine: line } } };
}

function artifact(file: string): object {
  return { uri: encodeURI(file.replace(halves, '\ufffd')).replace(/[?#]/g, encodeURIComponent), uriBaseId: 'ROOT' };
}

const halves = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
