import { version } from './assets.ts';
import type { Config } from './config/config.ts';
import { existence } from './discover/existence.ts';
import { takeInventory, type FileEntry } from './discover/inventory.ts';
import { folderOf } from './discover/path-roles.ts';
import { inTestSuite } from './discover/test-suites.ts';
import type { Tree } from './discover/tree.ts';
import type { Engines } from './engines/engines.ts';
import { toFindings } from './findings/findings.ts';
import { countSeverities } from './findings/summary.ts';
import type { JsonPath } from './model/json-path.ts';
import type { Range } from './model/range.ts';
import type { Report } from './model/report.ts';
import { isObject, type Resource } from './model/resource.ts';
import type { Catalogue } from './model/rule.ts';
import type { Staged, Violation } from './model/violation.ts';
import { incompleteIn, isManifest } from './parse/manifests.ts';
import { openDocuments } from './parse/open.ts';
import { parse } from './parse/parse.ts';
import { resourcesIn } from './parse/resources.ts';
import { Sources } from './parse/sources.ts';
import { PolicyEngine } from './policy/engine.ts';
import { checkPolicies } from './policy/policy.ts';
import { Selection } from './policy/selection.ts';
import { factsOf, openRepository } from './relations/facts.ts';
import { render, type Rendered } from './render/render.ts';
import type { ChosenVersion } from './schema/choose-version.ts';
import { CustomKinds } from './schema/custom-kinds.ts';
import { checkSchemas } from './schema/schema.ts';
import { SchemaStore } from './schema/store.ts';
import { targetsIn } from './schema/targets.ts';
import { kustomizationGraph, type KustomizationGraph, type Root } from './units/graph.ts';
import { KustomizationIndex, type Kustomization } from './units/kustomization.ts';

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
  /** The minor version of Kubernetes 1 for what runs on none of the clusters. */
  readonly version: (resources: readonly Resource[]) => ChosenVersion;
  /** Report only what this minor version breaks. */
  readonly upgradeTo?: number;
  readonly engines: Engines;
  readonly now: () => number;
}

/** Paths to report: the one place that knows the order of the stages. */
export async function lint(request: LintRequest): Promise<Report> {
  const started = request.now();
  const policyEngine = PolicyEngine.load(); // compiles on other threads while files are read
  const reading = read(request);
  const { entries, sources, open } = reading;
  const rendered = await renderUnits(reading, request);
  const { judged, others, violations: incomplete } = subjects(reading, rendered.value, request);
  const resources = [...judged, ...others];
  const { minor, clusters } = request.version(resources);
  const repository = openRepository(resources, {
    complete: request.complete,
    exists: existence(entries.map(({ path }) => path)),
    remotes: request.remotes,
  });
  const { world } = repository;
  const selection = new Selection(request.catalogue, request.config, request.only);
  const found: Violation[] = [
    ...entries.flatMap((entry) => (request.selected(entry.path) ? unreadable(entry, reading) : [])),
    ...rendered.violations,
    ...incomplete,
    ...checkSchemas(judged, {
      store: new SchemaStore(minor),
      custom: new CustomKinds(resources),
      targets: targetsIn(clusters, minor, () => resources),
      ...(request.upgradeTo === undefined ? {} : { upgradeTo: request.upgradeTo }),
    }),
    ...checkPolicies(judged, {
      engine: await policyEngine,
      selection,
      minor,
      pod: (resource) => world.pod(resource),
      facts: (resource) => factsOf(resource, repository),
    }),
  ];
  const { findings, suppressed } = toFindings(found, {
    severity: (rule) => selection.severity(rule),
    isAskedFor: (file, units) => request.selected(file) || units.some((unit) => reading.selectedUnits.has(unit)),
    locate: (resource, path) => rendered.value.locate(resource, path) ?? locateInSource(resource, path, open),
    text: (file) => sources.text(file),
    templateMetadata: (resource) => world.pod(resource)?.metadata,
    units: (file) =>
      reading.units.filter(({ files }) => files.has(file)).map(({ kustomization: { folder } }) => folder),
  });
  const selected = entries.filter(({ path }) => request.selected(path));
  const used = new Set([
    ...judged.map(({ origin }) => origin.document.file.path),
    ...found.map(({ subject }) => ('id' in subject ? '' : subject.file)),
    ...rendered.value.covered,
  ]);
  return {
    tool: { name: 'k8s-platform', version },
    findings,
    rules: request.catalogue,
    sources: new Map(findings.map(({ file }) => [file, sources.text(file)])),
    summary: {
      files: selected.length,
      resources: judged.length,
      units: rendered.value.units.length,
      skipped: selected.filter(({ path }) => !used.has(path)).length,
      suppressed,
      ...countSeverities(findings),
      durationMs: Math.round(request.now() - started),
    },
  };
}

/** A repository as it was read, before anything is rendered. */
interface Reading {
  readonly entries: readonly FileEntry[];
  readonly sources: Sources;
  readonly open: ReturnType<typeof openDocuments>;
  readonly kustomizations: KustomizationIndex;
  readonly graph: KustomizationGraph;
  /** Deployment units that hold a file which was asked for; those whose own kustomization was, by their folder. */
  readonly units: readonly Root[];
  readonly selectedUnits: ReadonlySet<string>;
}

function read({ tree, config, selected, engines }: LintRequest): Reading {
  const entries = takeInventory(tree, config);
  if (entries.some(({ role }) => role === 'kustomization')) engines.kustomize.start();
  const sources = new Sources((path) => tree.read(path));
  const paths = new Set(entries.map(({ path }) => path));
  const kustomizations = new KustomizationIndex(entries.flatMap((entry) => toKustomization(entry, sources)));
  const graph = kustomizationGraph(kustomizations, (path) => paths.has(path));
  const units = graph.roots.filter(({ files }) => [...files].some(selected));
  const asked = units.filter(({ kustomization: { path } }) => selected(path));
  return {
    entries,
    sources,
    open: openDocuments(),
    kustomizations,
    graph,
    units,
    selectedUnits: new Set(asked.map(({ kustomization: { folder } }) => folder)),
  };
}

function toKustomization({ path, role }: FileEntry, sources: Sources): Kustomization[] {
  const [document] = role === 'kustomization' ? sources.documentsOf(path) : [];
  return document !== undefined && isObject(document.value)
    ? [{ path, folder: folderOf(path), body: document.value, document }]
    : [];
}

async function renderUnits(
  { sources, open, kustomizations, units }: Reading,
  { engines }: LintRequest,
): Promise<Staged<Rendered>> {
  return render(
    { kustomizations, roots: units.map(({ kustomization }) => kustomization) },
    {
      kustomize: engines.kustomize,
      read: (path) => sources.read(path),
      documentsOf: (path) => sources.documentsOf(path),
      resourcesOf: (path) => sources.resourcesOf(path),
      parse: (name, text) => parse(name, Buffer.from(text)).value.documents,
      resourcesIn,
      open,
    },
  );
}

interface Subjects {
  readonly judged: readonly Resource[];
  /** Resources that only say something about those. */
  readonly others: readonly Resource[];
  readonly violations: readonly Violation[];
}

/** What is judged: what reaches the cluster as it was rendered, and whatever stands alone. */
function subjects({ entries, sources, open, graph }: Reading, rendered: Rendered, { selected }: LintRequest): Subjects {
  const isTest = inTestSuite(entries.map(({ path }) => path));
  const standAlone = entries.filter(
    ({ path, role }) =>
      (role === 'kustomization' || (role === 'candidate' && !rendered.covered.has(path))) &&
      !graph.fragments.has(path) &&
      !isTest(path),
  );
  const resourcesIn = (files: readonly FileEntry[]) => files.flatMap(({ path }) => sources.resourcesOf(path));
  const asked = standAlone.filter(({ path }) => selected(path));
  const candidates = asked.filter(({ role }) => role === 'candidate');
  return {
    judged: [...resourcesIn(asked), ...rendered.resources],
    others: resourcesIn(standAlone.filter(({ path }) => !selected(path))),
    violations: candidates.flatMap(({ path }) => incompleteIn(sources.documentsOf(path), open)),
  };
}

/** What is wrong with the file itself. Files that were never meant for Kubernetes may be as broken as they like. */
function unreadable({ path, role }: FileEntry, { sources }: Reading): readonly Violation[] {
  const file = role === 'candidate' || role === 'kustomization' ? sources.file(path) : undefined;
  if (file === undefined) return [];
  return role === 'kustomization' || isManifest(file.value.parsed, file.violations) ? file.violations : [];
}

function locateInSource(
  { origin: { document, path: prefix } }: Resource,
  path: JsonPath,
  open: Reading['open'],
): { file: string; range: Range; found: number } {
  const { key, found } = open(document).locate([...prefix, ...path]);
  return { file: document.file.path, range: key, found: Math.max(0, found - prefix.length) };
}
