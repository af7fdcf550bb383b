import type { Finding, Report } from '../../model/report.ts';
import { describe } from '../../model/resource.ts';
import { reaches } from '../../model/severity.ts';
import { byFile } from '../by-file.ts';
import type { Format, FormatOptions } from '../format.ts';
import { declaration, element, xml } from '../xml.ts';

/** For what shows test results: a suite for each file, a case for each finding. What does not fail the run is skipped. */
export const format: Format = (report, options) => {
  const { findings } = report;
  const suites = [...byFile(findings)].map(([file, own]) => suite(file, own, report, options));
  const passed = element('testcase', { name: 'no findings', classname: 'k8s-platform' });
  const none = element('testsuite', { name: 'k8s-platform', tests: 1, failures: 0, errors: 0 }, [passed]);
  const counts = { tests: Math.max(1, findings.length), failures: failures(findings, options), errors: 0 };
  const root = element('testsuites', { name: 'k8s-platform', ...counts }, suites.length > 0 ? suites : [none]);
  return `${declaration}${root}\n`;
};

function suite(file: string, findings: readonly Finding[], report: Report, options: FormatOptions): string {
  const failed = failures(findings, options);
  const cases = findings.map((finding) => testCase(finding, report, options));
  const counts = { tests: findings.length, failures: failed, errors: 0, skipped: findings.length - failed };
  return element('testsuite', { name: file, ...counts }, cases);
}

function testCase(finding: Finding, report: Report, options: FormatOptions): string {
  const { file, range, rule, severity, resource, message } = finding;
  const name = resource === undefined ? rule : `${rule} ${describe(resource)}`;
  const outcome = isFailure(finding, options) ? 'failure' : 'skipped';
  const fix = report.rules.get(rule)?.remediation;
  const text = [
    `${file}:${range.line}:${range.column} ${severity}`,
    message,
    ...(fix === undefined ? [] : [`fix: ${fix}`]),
  ].join('\n');
  const body = element(outcome, { type: rule, message }, [xml(text)]);
  return element('testcase', { name, classname: `${file}:${range.line}` }, [body]);
}

function failures(findings: readonly Finding[], options: FormatOptions): number {
  return findings.filter((finding) => isFailure(finding, options)).length;
}

function isFailure({ severity }: Finding, { failOn }: FormatOptions): boolean {
  return failOn !== 'never' && reaches(severity, failOn);
}
