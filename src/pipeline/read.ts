import type { Config } from '../config/config.ts';
import { takeInventory, type FileEntry } from '../discover/inventory.ts';
import { baseName, folderOf } from '../discover/path-roles.ts';
import type { Tree } from '../discover/tree.ts';
import type { Engines } from '../engines/engines.ts';
import type { Progress } from '../model/progress.ts';
import { isObject, type Resource } from '../model/resource.ts';
import { openDocuments } from '../parse/open.ts';
import { Sources } from '../parse/sources.ts';
import type { ChosenVersion } from '../schema/choose-version.ts';
import { ChartIndex, type Chart } from '../units/chart.ts';
import { inflationFiles } from '../units/inflation.ts';
import { kustomizationGraph, type KustomizationGraph } from '../units/graph.ts';
import { KustomizationIndex, type Kustomization } from '../units/kustomization.ts';

export interface RepositoryRequest {
  readonly tree: Tree;
  readonly config: Config;
  /** The minor version of Kubernetes 1 for what runs on none of the clusters that are known. Asked once, with all objects as they stand. */
  readonly version: (resources: readonly Resource[]) => ChosenVersion;
  /** Files that were asked for; all others are read for what they say about these. */
  readonly selected: (path: string) => boolean;
  readonly engines: Engines;
  readonly progress?: Progress;
}

/** A repository as it was read, before anything is rendered. */
export interface Reading {
  readonly entries: readonly FileEntry[];
  readonly sources: Sources;
  readonly open: ReturnType<typeof openDocuments>;
  readonly kustomizations: KustomizationIndex;
  readonly graph: KustomizationGraph;
  readonly charts: ChartIndex;
  readonly version: ChosenVersion;
}

/**
 * Reads what the repository is made of; engines that will be needed begin to load.
 * @param other the repository at another time: what is the same is not parsed again
 */
export function read({ tree, config, version, engines, progress }: RepositoryRequest, other?: Reading): Reading {
  const entries = takeInventory(tree, config);
  let done = 0;
  const sources = new Sources((path) => {
    if (done < entries.length) progress?.('files', ++done, entries.length);
    return tree.read(path);
  }, other?.sources);
  const paths = new Set(entries.map(({ path }) => path));
  const kustomizations = new KustomizationIndex(entries.flatMap((entry) => toKustomization(entry, sources)));
  const charts = new ChartIndex(entries.flatMap((entry) => toChart(entry, sources, tree)));
  const graph = kustomizationGraph(
    kustomizations,
    (path) => paths.has(path),
    (kustomization) => inflationFiles(kustomization, charts),
  );
  const filesOf = (paths: Iterable<string>) =>
    [...paths].flatMap((path) => {
      const content = sources.read(path);
      return content === undefined ? [] : [{ path, content }];
    });
  const built = new Set(graph.roots.flatMap(({ files }) => [...files]));
  if (built.size > 0) engines.kustomize.startFor(filesOf(built));
  const installed = new Set(charts.all.flatMap(({ files }) => files));
  if (installed.size > 0) engines.helm.startFor(filesOf(installed));
  const objectFiles = entries.filter(({ path, role }) => role === 'candidate' && !graph.fragments.has(path));
  return {
    entries,
    sources,
    open: other?.open ?? openDocuments(),
    kustomizations,
    graph,
    charts,
    version: version(objectFiles.flatMap(({ path }) => sources.resourcesOf(path))),
  };
}

function toKustomization({ path, role }: FileEntry, sources: Sources): Kustomization[] {
  const [document] = role === 'kustomization' ? sources.documentsOf(path) : [];
  return document !== undefined && isObject(document.value)
    ? [{ path, folder: folderOf(path), body: document.value, document }]
    : [];
}

function toChart({ path, role }: FileEntry, sources: Sources, tree: Tree): Chart[] {
  const [document] = role === 'helm-chart' && baseName(path) === 'Chart.yaml' ? sources.documentsOf(path) : [];
  const folder = folderOf(path);
  return document !== undefined && isObject(document.value)
    ? [{ path, folder, body: document.value, document, files: tree.within(folder) }]
    : [];
}
