import { version } from './assets.ts';
import type { Config } from './config/config.ts';
import { takeInventory, type FileEntry } from './discover/inventory.ts';
import { kustomizationGraph, type KustomizationGraph } from './discover/kustomizations.ts';
import { inTestSuite } from './discover/test-suites.ts';
import type { Tree } from './discover/tree.ts';
import { toFindings } from './findings/findings.ts';
import { fileStart } from './model/range.ts';
import type { Finding, Report, Summary } from './model/report.ts';
import { isObject, type Resource } from './model/resource.ts';
import type { Catalogue } from './model/rule.ts';
import type { SourceDocument } from './model/source.ts';
import type { Staged, Violation } from './model/violation.ts';
import { Locator } from './parse/locate.ts';
import { parse, type ParsedFile } from './parse/parse.ts';
import { kustomizationIn, missingIdentity, resourcesIn } from './parse/resources.ts';
import { PolicyEngine } from './policy/engine.ts';
import { checkPolicies } from './policy/policy.ts';
import { Selection } from './policy/selection.ts';
import { factsOf, openRepository } from './relations/facts.ts';
import { checkSchemas } from './schema/schema.ts';
import { SchemaStore } from './schema/store.ts';

export interface LintRequest {
  readonly tree: Tree;
  /** Files to judge; all others are read for what they say about these. */
  readonly selected: (path: string) => boolean;
  /** Whether the tree holds all that is deployed, so that what is missing in it is missing. */
  readonly complete: boolean;
  readonly remotes: readonly string[];
  readonly config: Config;
  readonly catalogue: Catalogue;
  /** Rules to run and no others; empty for all that are on. */
  readonly only: readonly string[];
  /** Minor version of Kubernetes 1 to check against. */
  readonly minor: number;
  readonly now: () => number;
}

/** A file that was read, with what is in it. */
interface ReadFile extends FileEntry {
  readonly parsed: ParsedFile;
  readonly resources: readonly Resource[];
}

/** Paths to report: the one place that knows the order of the stages. */
export async function lint(request: LintRequest): Promise<Report> {
  const started = request.now();
  const entries = takeInventory(request.tree, request.config);
  const enginePromise = PolicyEngine.load(); // compiles on other threads while files are read
  const { value: files, violations } = readAll(entries, request);
  const graph = graphOf(files, entries);
  const isTest = inTestSuite(entries.map(({ path }) => path));
  const judgeable = files.filter(({ path }) => !graph.fragments.has(path) && !isTest(path));
  const repository = openRepository(
    judgeable.flatMap(({ resources }) => resources),
    { complete: request.complete, exists: existence(entries), remotes: request.remotes },
  );
  const { world } = repository;
  const judged = judgeable.filter(({ path }) => request.selected(path)).flatMap(({ resources }) => resources);
  const selection = new Selection(request.catalogue, request.config, request.only);
  const engine = await enginePromise;
  const found: Violation[] = [
    ...violations,
    ...incomplete(judgeable.filter(({ path }) => request.selected(path))),
    ...checkSchemas(judged, new SchemaStore(request.minor)),
    ...checkPolicies(judged, {
      engine,
      selection,
      minor: request.minor,
      pod: (resource) => world.pod(resource),
      facts: (resource) => factsOf(resource, repository),
    }),
  ];
  const texts = new Map(files.map(({ path, parsed }) => [path, parsed.source.text]));
  const { findings, suppressed } = toFindings(found, {
    severity: (rule) => selection.severity(rule),
    locator: (document: SourceDocument) => new Locator(document),
    text: (file) => texts.get(file) ?? '',
    templateMetadata: (resource) => world.pod(resource)?.metadata,
    units: unitsByFile(graph),
  });
  const selectedEntries = entries.filter(({ path }) => request.selected(path));
  const checked = new Set([
    ...judged.map(({ origin }) => origin.document.file.path),
    ...violations.map(({ subject }) => ('id' in subject ? '' : subject.file)),
  ]);
  return {
    tool: { name: 'k8s-platform', version },
    findings,
    rules: request.catalogue,
    sources: new Map(findings.map(({ file }) => [file, texts.get(file) ?? ''])),
    summary: {
      files: selectedEntries.length,
      resources: judged.length,
      units: graph.units.length,
      skipped: selectedEntries.filter(({ path }) => !checked.has(path)).length,
      suppressed,
      ...countSeverities(findings),
      durationMs: Math.round(request.now() - started),
    },
  };
}

/** Reads and parses what may hold objects; Helm's own files are left for rendering. */
function readAll(entries: readonly FileEntry[], { tree, selected }: LintRequest): Staged<ReadFile[]> {
  const value: ReadFile[] = [];
  const violations: Violation[] = [];
  for (const entry of entries) {
    if (entry.role !== 'candidate' && entry.role !== 'kustomization') continue;
    const bytes = readBytes(tree, entry.path);
    if (typeof bytes === 'string') {
      violations.push({
        rule: 'yaml/unreadable',
        message: bytes,
        subject: { file: entry.path, range: fileStart },
        path: [],
      });
      continue;
    }
    const staged = parse(entry.path, bytes);
    const { documents } = staged.value;
    const resources =
      entry.role === 'kustomization'
        ? documents.flatMap((document) => kustomizationIn(document) ?? [])
        : documents.flatMap(resourcesIn);
    value.push({ ...entry, parsed: staged.value, resources });
    if (selected(entry.path) && (entry.role === 'kustomization' || isManifest(staged.value, staged.violations)))
      violations.push(...staged.violations);
  }
  return { value, violations };
}

/** The content, or why it cannot be had. A file that git knows and the disk no longer has was deleted: it is empty. */
function readBytes(tree: Tree, path: string): Uint8Array | string {
  try {
    return tree.read(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'EISDIR'
      ? new Uint8Array()
      : `the file cannot be read: ${code ?? String(error)}`;
  }
}

/** Whether a file that cannot be read whole was meant for Kubernetes; a broken file of another kind is not ours to report. */
function isManifest({ source, template }: ParsedFile, violations: readonly Violation[]): boolean {
  if (violations.some(({ rule }) => rule === 'yaml/not-utf8') && !source.path.endsWith('.json')) return true;
  return !template && /^["'\s{-]*(?:apiVersion|kind)["']?\s*:/m.test(source.text);
}

function graphOf(files: readonly ReadFile[], entries: readonly FileEntry[]): KustomizationGraph {
  const kustomizations = files.flatMap(({ path, role, parsed }) => {
    const body = role === 'kustomization' ? parsed.documents[0]?.value : undefined;
    return isObject(body) ? [{ path, body }] : [];
  });
  return kustomizationGraph(kustomizations, new Set(entries.map(({ path }) => path)));
}

function incomplete(files: readonly ReadFile[]): Violation[] {
  return files.flatMap(({ path, role, parsed }) =>
    parsed.documents.flatMap((document): Violation[] => {
      const missing = role === 'candidate' ? missingIdentity(document) : undefined;
      if (missing === undefined) return [];
      const { key } = new Locator(document).locate([]);
      return [
        {
          rule: 'schema/invalid',
          message: `\`${missing}\` is required`,
          subject: { file: path, range: key },
          path: [],
        },
      ];
    }),
  );
}

/** Whether a path of the repository exists, as a file or as a folder of files. */
function existence(entries: readonly FileEntry[]): (path: string) => boolean {
  const known = new Set(['', '.']);
  for (const { path } of entries) {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) known.add(path.slice(0, end));
  }
  return (path) => known.has(path);
}

function unitsByFile(graph: KustomizationGraph): (file: string) => readonly string[] {
  const units = new Map<string, string[]>();
  for (const { path, files } of graph.units)
    for (const file of files) units.set(file, [...(units.get(file) ?? []), path]);
  return (file) => units.get(file) ?? [];
}

function countSeverities(findings: readonly Finding[]): Pick<Summary, 'errors' | 'warnings' | 'infos'> {
  const count = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}
