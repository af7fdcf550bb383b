import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';
import { isObject, type Json } from '../../model/resource.ts';
import { SchemaStore } from '../../schema/store.ts';
import { writeKubeconformSchemas } from './kubeconform-schemas.ts';
import { runPeer } from './program.ts';
import { printTable, type Row } from './table.ts';

/**
 * Shows that what `create` writes is accepted by everything that a platform team may point at it.
 * Peers that are not installed are reported as missing. A real API server counts when KUBECONFIG leads to one:
 *
 *   KUBECONFIG=… npm run verify:generated
 *   npm run verify:generated -- --gitops flux     with these answers
 */
const cli = join(import.meta.dirname, '..', '..', '..', 'dist', 'src', 'cli.js');
const answers = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), 'verify-generated-'));
const repository = join(work, 'my-platform');

try {
  const created = runPeer(process.execPath, [cli, 'create', 'my-platform', '--yes', ...answers], { cwd: work })!;
  if (!created.ok) throw new Error(created.stderr);
  const units = kustomizations();
  const rendered = new Map(
    units.map((unit) => [unit, runPeer('kubectl', ['kustomize', unit], { cwd: repository })?.stdout ?? '']),
  );
  const rows = [
    lint(),
    build('kustomize', (unit) => ['build', unit], units),
    build('kubectl', (unit) => ['kustomize', unit], units),
    kubeconform(rendered),
    kubeScore(rendered),
    files('yamllint', ['--strict', '.']),
    files('actionlint', []),
    ...server(rendered),
  ];
  process.exitCode = printTable(rows) ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Folders that can be built on their own, components left out. */
function kustomizations(): string[] {
  return readdirSync(repository, { recursive: true, encoding: 'utf8' })
    .filter(
      (file) =>
        file.endsWith('kustomization.yaml') &&
        !readFileSync(join(repository, file), 'utf8').includes('kind: Component'),
    )
    .map((file) => dirname(file))
    .sort();
}

function lint(): Row {
  const { ok, stdout } = runPeer(process.execPath, [cli, 'lint', '--fail-on', 'info'], { cwd: repository })!;
  return {
    check: 'k8s-platform lint (strict)',
    result: ok ? 'passed' : 'failed',
    detail: stdout.trimEnd().split('\n').at(-1)!,
  };
}

function build(command: string, args: (unit: string) => string[], units: readonly string[]): Row {
  const failures: string[] = [];
  for (const unit of units) {
    const ran = runPeer(command, args(unit), { cwd: repository });
    if (ran === undefined) return missing(`${command} build`);
    if (!ran.ok) failures.push(`${unit}: ${ran.stderr.trim().split('\n')[0]!}`);
  }
  return verdict(`${command} build`, failures, `${units.length} kustomizations`);
}

function kubeconform(rendered: ReadonlyMap<string, string>): Row {
  const location = writeKubeconformSchemas(join(work, 'schemas'), 36);
  const input = [...rendered.values()]
    .flatMap(builtIn)
    .map((object) => stringify(object))
    .join('---\n');
  const ran = runPeer('kubeconform', ['-strict', '-summary', '-schema-location', location], { input });
  return ran === undefined
    ? missing('kubeconform -strict')
    : verdict('kubeconform -strict', ran.ok ? [] : [ran.stdout], ran.stdout.trim());
}

function kubeScore(rendered: ReadonlyMap<string, string>): Row {
  const failures: string[] = [];
  for (const [unit, text] of rendered) {
    if (!unit.includes('overlays') && !unit.startsWith('environments')) continue;
    const ran = runPeer('kube-score', ['score', '--output-format', 'ci', '-'], { input: text });
    if (ran === undefined) return missing('kube-score');
    failures.push(
      ...ran.stdout
        .split('\n')
        .filter((line) => /^\[(?:CRITICAL|WARNING)\]/.test(line))
        .map((line) => `${unit}: ${line}`),
    );
  }
  return verdict('kube-score', failures, 'each overlay and environment');
}

function files(command: string, args: readonly string[]): Row {
  const cwd = command === 'actionlint' ? gitRepository() : repository;
  const ran = runPeer(command, args, { cwd });
  return ran === undefined ? missing(command) : verdict(command, ran.ok ? [] : [ran.stdout + ran.stderr], '');
}

/** actionlint wants to know where the repository ends. */
function gitRepository(): string {
  runPeer('git', ['init', '--quiet'], { cwd: repository });
  return repository;
}

/** Every built-in object in each environment, as a server judges it; namespaces are made first. */
function server(rendered: ReadonlyMap<string, string>): Row[] {
  const check = 'API server, dry run';
  if (process.env.KUBECONFIG === undefined) return [{ ...missing(check), detail: 'set KUBECONFIG to any cluster' }];
  return [...rendered]
    .filter(([unit]) => unit.startsWith('environments/'))
    .map(([unit, text]) => {
      const objects = builtIn(text);
      apply(
        objects.filter(({ kind }) => kind === 'Namespace'),
        [],
      );
      const ran = apply(objects, ['--dry-run=server', '--validate=strict']);
      return verdict(
        `${check}: ${relative('environments', unit)}`,
        ran.ok ? [] : [ran.stderr],
        `${objects.length} objects`,
      );
    });
}

function apply(objects: readonly Json[], options: readonly string[]): { ok: boolean; stderr: string } {
  const file = join(work, 'objects.yaml');
  writeFileSync(file, objects.map((object) => stringify(object)).join('---\n'));
  return runPeer('kubectl', ['apply', '--server-side', '--force-conflicts', ...options, '-f', file])!;
}

function builtIn(text: string): Json[] {
  const store = new SchemaStore(36);
  return parseAllDocuments(text)
    .map((document) => document.toJS() as unknown)
    .filter(isObject)
    .filter(({ apiVersion, kind }) => store.kind(`${String(apiVersion)}/${String(kind)}`) !== undefined);
}

function verdict(check: string, failures: readonly string[], detail: string): Row {
  return failures.length === 0
    ? { check, result: 'passed', detail }
    : { check, result: 'failed', detail: failures.slice(0, 10).join('\n') };
}

function missing(check: string): Row {
  return { check, result: 'missing', detail: 'not installed' };
}
