import { posix } from 'node:path';
import { groupOf, isObject, type Json, type Resource } from '../model/resource.ts';

/** A cluster of which the Kubernetes version is known. */
export interface Cluster {
  readonly name: string;
  /** Minor version of Kubernetes 1. */
  readonly minor: number;
  /** Environments that run in it. */
  readonly environments: readonly string[];
  /** URL of its API server. */
  readonly server?: string;
}

/** A Kubernetes version to check against, and whose it is. */
export interface Target {
  readonly minor: number;
  readonly cluster?: string;
}

/**
 * Tells on which clusters a resource runs: on those to which Argo CD or Flux deploys its folder, or else on those that its
 * path names, itself or one of its environments (`clusters/production/…`, `apps/web/overlays/dev`).
 * @param fallback minor version for whatever runs on no cluster that is known
 */
export function targetsIn(
  clusters: readonly Cluster[],
  fallback: number,
  resources: () => readonly Resource[],
): (resource: Resource) => readonly Target[] {
  const everywhere = [{ minor: fallback }];
  if (clusters.length === 0) return () => everywhere;
  const deployments = resources().flatMap((resource) => deploymentsBy(resource, clusters));
  const byFolder = new Map<string, readonly Target[]>();
  return (resource) => {
    const found = foldersOf(resource).flatMap((folder) => {
      if (!byFolder.has(folder)) byFolder.set(folder, targetsOf(clustersOf(folder, clusters, deployments)));
      return byFolder.get(folder)!;
    });
    return found.length === 0 ? everywhere : unique(found);
  };
}

interface Deployment {
  readonly folder: string;
  readonly clusters: readonly Cluster[];
}

function clustersOf(folder: string, clusters: readonly Cluster[], deployments: readonly Deployment[]): Cluster[] {
  const deployed = deployments.filter((one) => folder === one.folder || folder.startsWith(`${one.folder}/`));
  return deployed.length > 0 ? deployed.flatMap((one) => one.clusters) : namedIn(folder, clusters);
}

function namedIn(path: string, clusters: readonly Cluster[]): Cluster[] {
  const steps = new Set(path.split('/'));
  const byName = clusters.filter(({ name }) => steps.has(name));
  return byName.length > 0 ? byName : clusters.filter(({ environments }) => environments.some((one) => steps.has(one)));
}

function foldersOf({ origin: { document, units } }: Resource): readonly string[] {
  return units.length > 0 ? units : [posix.dirname(document.file.path)];
}

/** Folders that an Argo CD Application or a Flux Kustomization deploys, with the clusters that they go to. */
function deploymentsBy(resource: Resource, clusters: readonly Cluster[]): Deployment[] {
  const { id, body } = resource;
  const spec = isObject(body.spec) ? body.spec : {};
  const group = groupOf(id.apiVersion);
  let folders: readonly string[] = [];
  let targets: readonly Cluster[] = [];
  if (group === 'argoproj.io' && id.kind === 'Application') {
    folders = [spec.source, ...(Array.isArray(spec.sources) ? (spec.sources as unknown[]) : [])].flatMap(pathIn);
    targets = destination(isObject(spec.destination) ? spec.destination : {}, clusters);
  } else if (group === 'kustomize.toolkit.fluxcd.io') {
    folders = pathIn(spec);
  }
  if (targets.length === 0) targets = namedIn(posix.dirname(resource.origin.document.file.path), clusters);
  return targets.length === 0 ? [] : folders.map((folder) => ({ folder, clusters: targets }));
}

/** A path that holds a template stands for none. */
function pathIn(source: unknown): string[] {
  const path = isObject(source) ? source.path : undefined;
  if (typeof path !== 'string' || /[{$]/.test(path)) return [];
  const folder = posix.normalize(path).replace(/^\/+|\/+$/g, '');
  return folder === '.' || folder === '' ? [] : [folder];
}

function destination({ name, server }: Json, clusters: readonly Cluster[]): Cluster[] {
  return clusters.filter((cluster) => cluster.name === name || (server !== undefined && cluster.server === server));
}

function targetsOf(clusters: readonly Cluster[]): Target[] {
  return clusters.map(({ name, minor }) => ({ minor, cluster: name }));
}

function unique(targets: readonly Target[]): Target[] {
  return [...new Map(targets.map((target) => [target.cluster, target])).values()];
}
