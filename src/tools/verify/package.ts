import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runPeer } from './program.ts';
import { printTable, type Row } from './table.ts';

/** Packs the package, installs it into an empty folder, and runs what a new user runs first. */
const root = join(import.meta.dirname, '..', '..', '..');
const work = mkdtempSync(join(tmpdir(), 'verify-package-'));
const rows: Row[] = [];
/** Bytes. */
const largest = 30_000_000;

try {
  const app = join(work, 'app');
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), '{"private": true}');
  step('npm pack', 0, root, 'npm', ['pack', '--silent', '--pack-destination', work]);
  const tarball = readdirSync(work).find((file) => file.endsWith('.tgz'));
  step('npm install', 0, app, 'npm', ['install', '--no-audit', '--no-fund', join(work, tarball ?? 'missing.tgz')]);
  const packed = tarball === undefined ? 0 : statSync(join(work, tarball)).size;
  rows.push({
    check: 'size of the tarball',
    result: packed > 0 && packed < largest ? 'passed' : 'failed',
    detail: `${(packed / 1e6).toFixed(1)} MB`,
  });
  const bin = (name: string) => join(app, 'node_modules', '.bin', name);
  step('k8s-platform --version', 0, app, bin('k8s-platform'), ['--version']);
  step('generator-k8s-platform create', 0, app, bin('generator-k8s-platform'), ['create', 'my-platform', '--yes']);
  step('lint of what was created', 0, join(app, 'my-platform'), bin('k8s-platform'), ['lint', '--fail-on', 'info']);
  writeFileSync(join(app, 'bad.yaml'), 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\ndatas: {}\n');
  step('lint of a mistake', 1, app, bin('k8s-platform'), ['lint', 'bad.yaml']);
  const port = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: x\nspec:\n  ports:\n    - port: 99999\n';
  writeFileSync(join(app, 'refused.yaml'), port);
  step('lint of what the API server refuses', 1, app, bin('k8s-platform'), ['lint', 'refused.yaml']);
  mkdirSync(join(app, 'without', 'policies'), { recursive: true });
  writeFileSync(join(app, 'without', 'k8s-platform.yaml'), 'policies: []\n');
  writeFileSync(join(app, 'without', 'policies', 'broken.rego'), 'package\n');
  step('lint that is told to read no policies', 0, join(app, 'without'), bin('k8s-platform'), ['lint']);
  step('render', 0, join(app, 'my-platform'), bin('k8s-platform'), ['render', 'environments/dev']);
  step('explain', 0, app, bin('k8s-platform'), ['explain', 'security/host-path']);
  process.exitCode = printTable(rows) ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

function step(check: string, expected: number, cwd: string, command: string, args: readonly string[]): void {
  const ran = runPeer(command, args, { cwd });
  const ok = ran?.status === expected;
  const detail = ok
    ? ''
    : `ended with ${ran?.status ?? 'nothing'}: ${(ran?.stderr ?? '') + (ran?.stdout ?? '')}`.slice(0, 500);
  rows.push({ check, result: ok ? 'passed' : 'failed', detail });
}
