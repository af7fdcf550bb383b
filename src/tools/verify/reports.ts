import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtCli } from '../built-cli.ts';
import { runPeer } from './program.ts';
import { printTable, type Row } from './table.ts';

/**
 * Opens reports in programs that others wrote for reading them: SARIF in Microsoft's SARIF Multitool (which validates it) and
 * in sarif-tools, JUnit's XML in junitparser and junit2html. Needs Python, and the registries of npm and PyPI.
 *
 *   npm run verify:reports
 */
const manifest = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
  labels:
    title: "<b> & ]]> \\u2028 ::error:: |"
spec:
  replica: 2
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      hostNetwork: true
      containers:
        - name: web
          image: nginx:latest
`;
const work = mkdtempSync(join(tmpdir(), 'verify-reports-'));
try {
  process.exitCode = printTable(open(prepare())) ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

interface Tools {
  /** Folder of programs. */
  readonly python: string;
  readonly multitool: string;
}

function prepare(): Tools {
  execFileSync('python3', ['-m', 'venv', join(work, 'python')]);
  const python = join(work, 'python', 'bin');
  const packages = ['sarif-tools==3.0.5', 'junitparser==5.0.3', 'junit2html==31.1.4'];
  execFileSync(join(python, 'python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages]);
  const npm = join(work, 'npm');
  mkdirSync(npm);
  writeFileSync(join(npm, 'package.json'), '{ "private": true }\n');
  execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '@microsoft/sarif-multitool-linux@5.7.0'], {
    cwd: npm,
  });
  return { python, multitool: join(npm, 'node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool') };
}

function open({ python, multitool }: Tools): Row[] {
  const repository = join(work, 'größe & more');
  mkdirSync(repository);
  writeFileSync(join(repository, 'web <1>.yaml'), manifest);
  const file = (format: string) => join(work, `report.${format}`);
  const requests = ['sarif', 'junit', 'json'].flatMap((format) => ['--format', `${format}=${file(format)}`]);
  const { status, stderr } = runPeer(process.execPath, [builtCli, 'lint', ...requests], { cwd: repository })!;
  if (status !== 1) throw new Error(`lint ended with ${status}: ${stderr}`);
  const { findings } = JSON.parse(readFileSync(file('json'), 'utf8')) as { findings: { severity: string }[] };
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  const script = 'import sys, junitparser; x = junitparser.JUnitXml.fromfile(sys.argv[1]); print(x.tests, x.failures)';
  return [
    row(
      'SARIF Multitool validate',
      multitool,
      ['validate', file('sarif')],
      (text) => !/: (?:error|warning) /.test(text),
    ),
    row('sarif-tools', join(python, 'sarif'), ['summary', file('sarif')], (text) =>
      ['error', 'warning'].every((severity) => text.includes(`${severity}: ${count(severity)}\n`)),
    ),
    row(
      'junitparser',
      join(python, 'python'),
      ['-c', script, file('junit')],
      (text) => text.trim() === `${findings.length} ${count('error')}`,
    ),
    row('junit2html', join(python, 'junit2html'), [file('junit'), join(work, 'report.html')], () =>
      readFileSync(join(work, 'report.html'), 'utf8').includes('schema/unknown-field'),
    ),
  ];
}

function row(check: string, program: string, args: readonly string[], isRight: (output: string) => boolean): Row {
  const ran = runPeer(program, args);
  if (ran === undefined) return { check, result: 'failed', detail: 'is not there' };
  const output = ran.stdout + ran.stderr;
  const isFine = ran.ok && isRight(output);
  return { check, result: isFine ? 'passed' : 'failed', detail: isFine ? '' : output.trim().slice(0, 500) };
}
