import { parse as parseCsv } from 'csv-parse/sync';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { readJsonAsset } from '../../../src/assets.ts';
import type { Finding, Report } from '../../../src/model/report.ts';
import { formats } from '../../../src/report/formats.generated.ts';
import { printable } from '../../../src/report/printable.ts';
import {
  attributes,
  azureCommands,
  githubCommands,
  nodes,
  readJson,
  readMarkdown,
  readXml,
  teamcityMessages,
} from '../../support/readers.ts';
import { finding, formatted, reportOf } from '../../support/report.ts';

const hostile = [
  '\u001b[2J\u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007',
  'a\u0000\u0008\u007f\u009b\u202e\u2066\ufeff\ufffe',
  'half \ud800 of a pair',
  '::error::x%0A::add-mask::y',
  'first\n::stop-commands::x\n  ::set-output name=a::b\r::error::c',
  '##[add-mask]x ##[group]y',
  '##vso[task.setvariable variable=a]b %AZP25 %0A',
  "##teamcity[buildStatus text='x'] |n '] |' |0x0041",
  ']]><script>alert(1)</script><!-- &amp; " \' -->',
  '`code` *b* _i_ ~~s~~ [l](javascript:alert(1)) ![i](http://evil.example/x.png) <img src=x onerror=alert(1)>',
  'a | b || `c | d` \\| `e \\| f` | <details>',
  '@everyone #1 GH-1 http://evil.example www.evil.example a@evil.example',
  'odd ` backtick ``` fence ````',
  '=HYPERLINK("http://evil.example","x")',
  '+1',
  '-1',
  '@SUM(1)',
  '\t=1',
  ' =1',
  '"quoted", with comma\r\n=2',
  '${{ github.token }} $(rm -rf /) %25%0D%0A;],:',
  '# heading\n- item\n> quote\n```\n/close\n',
  '🔥 ünïcödé 漢字 \u0301',
];

const severities = ['error', 'warning', 'info'] as const;
const findings = hostile.map((text, index): Finding =>
  finding({
    severity: severities[index % 3]!,
    message: text,
    file: `${text.replaceAll('\0', '')}/a.yaml`,
    resource: { apiVersion: 'v1', kind: text, namespace: text, name: text },
    units: [text, `${text}/b`],
    template: { file: text, line: 2 },
    fingerprint: index.toString(16).padStart(32, '0'),
  }),
);
const entry = { file: hostile[4]!, rule: 'security/host-path', object: hostile[5]!, fingerprint: 'f'.repeat(32) };
const report: Report = reportOf(findings, {
  sources: new Map(findings.map(({ file, message }) => [file, `a\nb\n    ${message.replaceAll('\n', ' ')}\nd\n`])),
  baseline: { file: hostile[4]!, entries: 2, known: [finding({ message: hostile[4]! })], fixed: [entry], moved: [] },
});

/** A text as whoever reads a format gets it, where the format has no escapes of its own. */
const shown = printable;

describe('a hostile manifest', () => {
  test.each(Object.keys(formats))('steers nobody who reads %s', async (name) => {
    const text = await formatted(name, report);
    const steering =
      // eslint-disable-next-line no-control-regex -- that is what must not be there
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|(?<!\n|^)\r(?!\n)/;
    expect(text).not.toMatch(steering);
    const own = { github: ['error', 'warning', 'notice'] }[name] ?? [];
    for (const command of githubCommands(text)) expect(own, JSON.stringify(command)).toContain(command.name);
    for (const command of azureCommands(text))
      expect(name === 'azure' ? ['task.logissue'] : [], JSON.stringify(command)).toContain(command.name);
    for (const message of teamcityMessages(text))
      expect(name === 'teamcity' ? ['inspection', 'inspectionType', 'message'] : []).toContain(message.name);
  });

  test('is what it is to who reads json', async () => {
    const text = await formatted('json', report);
    const validate = new Ajv({ strict: false }).compile(
      readJsonAsset('schemas', 'report', 'report.schema.json') as object,
    );
    const value = JSON.parse(text) as { findings: { message: string; file: string }[] };
    expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
    expect(value.findings.map(({ message, file }) => [message, file])).toEqual(
      findings.map(({ message, file }) => [message, file]),
    );
  });

  test('is what it is to who reads sarif', async () => {
    const value = readJson(await formatted('sarif', report), 'sarif-2.1.0.schema.json') as {
      runs: { results: { message: { text: string } }[] }[];
    };
    expect(value.runs[0]!.results.map(({ message }) => message.text)).toEqual([...hostile, hostile[4]]);
  });

  test('is what it is to who reads gitlab’s code quality', async () => {
    const value = readJson(await formatted('gitlab', report), 'gitlab-codequality.schema.json');
    expect((value as { description: string }[]).map(({ description }) => description)).toEqual(hostile);
  });

  test('is a plain description to who reads gitlab’s security report', async () => {
    const value = readJson(await formatted('gitlab-sast', report), 'gitlab-sast.schema.json') as {
      scan: object;
      vulnerabilities: { id: string; description: string; location: { file: string } }[];
    };
    expect(value.scan).toMatchObject({ start_time: '2026-12-01T07:59:58', end_time: '2026-12-01T08:00:00' });
    expect(value.vulnerabilities.map(({ location }) => location.file)).toEqual(findings.map(({ file }) => file));
    expect(new Set(value.vulnerabilities.map(({ id }) => id)).size).toBe(hostile.length);
    for (const { description } of value.vulnerabilities) expectPlain(description);
  });

  test('is text to who reads junit', async () => {
    const root = readXml(await formatted('junit', report), 'junit-10.xsd');
    const failed = attributes(root, '//testcase/failure | //testcase/skipped').map(({ message }) => message);
    expect(failed).toEqual(hostile.map((text) => shown(text)));
    expect(attributes(root, '//testcase')).toHaveLength(hostile.length);
  });

  test('is text to who reads checkstyle', async () => {
    const root = readXml(await formatted('checkstyle', report));
    expect(attributes(root, '//error').map(({ message }) => message)).toEqual(hostile.map((text) => shown(text)));
    expect(attributes(root, '//file').map(({ name }) => name)).toEqual(findings.map(({ file }) => shown(file)));
  });

  test('is no formula to who reads csv', async () => {
    const rows = parseCsv<Record<string, string>>(await formatted('csv', report), { columns: true });
    expect(rows.map(({ message = '' }) => message.replace(/^'/, ''))).toEqual(hostile.map(shown));
    for (const cell of rows.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^\s*[=+\-@]/);
  });

  test.each(['markdown', 'github-summary'])('is plain text to who reads %s', async (name) => {
    const text = await formatted(name, report);
    const root = readMarkdown(text);
    const [table] = nodes(root).filter(({ type }) => type === 'table');
    expect(table?.children).toHaveLength(hostile.length + 1);
    for (const row of table!.children!) expect(row.children).toHaveLength(5);
    expectPlain(text);
  });

  test('is data to GitHub', async () => {
    const commands = githubCommands(await formatted('github', report));
    const errors = commands.filter(({ name }) => name === 'error');
    expect(errors.map(({ data }) => data)).toEqual(
      findings.filter(({ severity }) => severity === 'error').map(({ message }) => shown(message)),
    );
    expect(errors.map(({ properties }) => properties.file)).toEqual(
      findings.filter(({ severity }) => severity === 'error').map(({ file }) => shown(file)),
    );
  });

  test('is data to Azure', async () => {
    const commands = azureCommands(await formatted('azure', report));
    expect(commands.map(({ data }) => data).sort()).toEqual(
      findings.map(({ message, severity }) => `${severity === 'info' ? 'info: ' : ''}${shown(message)}`).sort(),
    );
    expect(new Set(commands.map(({ properties }) => properties.sourcepath))).toEqual(
      new Set(findings.map(({ file }) => shown(file))),
    );
  });

  test('is data to TeamCity', async () => {
    const messages = teamcityMessages(await formatted('teamcity', report));
    const inspections = messages.filter(({ name }) => name === 'inspection');
    expect(inspections.map(({ properties }) => properties.message)).toEqual(hostile.map(shown));
  });
});

function expectPlain(markdown: string): void {
  const active = ['link', 'image', 'delete', 'emphasis', 'linkReference', 'footnoteReference'];
  for (const { type, value = '', url = '' } of nodes(readMarkdown(markdown))) {
    expect(active, url).not.toContain(type);
    if (type === 'html') expect(value).toMatch(/^<\/?code>$/);
    if (type !== 'text') continue;
    expect(value).not.toMatch(/(?:^|[^\w`])[@#]\w/);
    expect(value).not.toMatch(/\w:\/\/|www\.|\w@\w/);
  }
}

test('GitHub gets at most ten annotations of a type, the rest is counted', async () => {
  const many = Array.from({ length: 30 }, (_, index) =>
    finding({ severity: index % 3 === 0 ? 'warning' : 'error', message: `number ${index}` }),
  );
  const commands = githubCommands(await formatted('github', reportOf(many)));
  const errors = commands.filter(({ name }) => name === 'error');
  expect(errors).toHaveLength(10);
  expect(errors.at(-1)!.data + errors.at(-1)!.properties.title!).toContain('11 more errors');
  expect(commands.filter(({ name }) => name === 'warning')).toHaveLength(10);
  expect(commands.slice(0, 10).map(({ name }) => name)).toEqual(Array(10).fill('error'));
});

test.each([
  ['markdown', 65_536],
  ['github-summary', 1_048_576],
])('%s keeps below what is taken, and counts the rest', async (name, limit) => {
  const many = Array.from({ length: 20_000 }, (_, index) =>
    finding({ severity: index === 19_999 ? 'error' : 'warning', message: `漢字 ${index}` }),
  );
  const text = await formatted(name, reportOf(many));
  expect(Buffer.byteLength(text)).toBeLessThan(limit);
  expect(Buffer.byteLength(text)).toBeGreaterThan(limit * 0.9);
  expect(text.indexOf('漢字 19999')).toBeGreaterThan(0);
  const rows = text.match(/^\| (?:🔴|🟡)/gmu)!.length;
  expect(text).toContain(`${(20_000 - rows).toLocaleString('en')} more findings`);
});

test('SARIF holds no more than GitHub takes, and leaves out old ones', async () => {
  const known = Array.from({ length: 30_000 }, () => finding());
  const text = await formatted(
    'sarif',
    reportOf([finding({ message: 'new' })], { baseline: { file: 'b', entries: 30_000, known, fixed: [], moved: [] } }),
  );
  const { runs } = readJson(text, 'sarif-2.1.0.schema.json') as {
    runs: { results: { baselineState: string }[]; invocations: object[] }[];
  };
  expect(runs[0]!.results).toHaveLength(25_000);
  expect(runs[0]!.results[0]!.baselineState).toBe('new');
  expect(JSON.stringify(runs[0]!.invocations)).toContain('5,001 old findings left out');
});

describe('JUnit', () => {
  test('fails for what fails the run, and skips the rest', async () => {
    const some = reportOf([finding(), finding({ severity: 'warning', file: 'b.yaml' })]);
    const root = readXml(await formatted('junit', some), 'junit-10.xsd');
    expect(attributes(root, '/testsuites')).toMatchObject([{ tests: '2', failures: '1' }]);
    expect(attributes(root, '//testsuite')).toMatchObject([
      { tests: '1', failures: '1', skipped: '0' },
      { tests: '1', failures: '0', skipped: '1' },
    ]);
    const never = readXml(await formatted('junit', some, { failOn: 'never' }), 'junit-10.xsd');
    expect(attributes(never, '//failure')).toEqual([]);
  });

  test('has a test that passes when there is nothing to tell', async () => {
    const root = readXml(await formatted('junit', reportOf([])), 'junit-10.xsd');
    expect(attributes(root, '//testcase')).toHaveLength(1);
    expect(attributes(root, '//failure | //skipped')).toEqual([]);
  });
});

test('GitLab’s security report has findings about security only', async () => {
  const some = reportOf([finding(), finding({ rule: 'reliability/image-tag' })]);
  const value = readJson(await formatted('gitlab-sast', some), 'gitlab-sast.schema.json');
  expect((value as { vulnerabilities: object[] }).vulnerabilities).toMatchObject([
    { identifiers: [{ value: 'security/host-path', url: expect.stringContaining('security/host-path') as string }] },
  ]);
});
