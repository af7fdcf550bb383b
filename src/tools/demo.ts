import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtCli } from './built-cli.ts';

/** The main job on a real example: a new repository, checked; then the same repository with six mistakes in it. */
const folder = mkdtempSync(join(tmpdir(), 'k8s-platform-demo-'));
const repository = join(folder, 'my-platform');

try {
  run(folder, ['create', 'my-platform', '--yes'], 0);
  run(repository, ['lint'], 0);
  process.stdout.write('\n# now with mistakes\n');
  change('apps/web-api/base/deployment.yaml', (text) =>
    text
      .replace('revisionHistoryLimit:', 'revisionHistoryLimits:')
      .replace('terminationGracePeriodSeconds: 30', 'terminationGracePeriodSeconds: "30"')
      .replace(/ {10}livenessProbe:(?:\n {12}.*)+\n/, '')
      .replace(/(image: [^\s:]+)\S*/, '$1:latest'),
  );
  change('argocd/applications/production/cert-manager.yaml', (text) =>
    text.replace('project: platform', 'project: plattform'),
  );
  change('policies/network-policies/default-deny/network-policy.yaml', (text) =>
    text.replace('  policyTypes:', '\tpolicyTypes:'),
  );
  run(repository, ['lint'], 1);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function change(path: string, edit: (text: string) => string): void {
  const file = join(repository, path);
  const before = readFileSync(file, 'utf8');
  const after = edit(before);
  if (after === before) throw new Error(`the demo no longer fits ${path}`);
  writeFileSync(file, after);
}

function run(cwd: string, argv: readonly string[], expected: number): void {
  process.stdout.write(`\n$ k8s-platform ${argv.join(' ')}\n`);
  const { status } = spawnSync(process.execPath, [builtCli, ...argv], { cwd, stdio: 'inherit' });
  if (status !== expected)
    throw new Error(`k8s-platform ${argv.join(' ')} ended with ${status ?? 'a signal'}, not ${expected}`);
}
