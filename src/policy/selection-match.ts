import picomatch from 'picomatch';
import type { ClusterConfig, Override } from '../config/config.ts';
import { groupOf, isObject, type Resource } from '../model/resource.ts';
import { labelSelector } from './selection-labels.ts';

/** What a finding is about: an object, a file, or an object with the file that the finding is reported in. */
export interface Subject {
  readonly file?: string;
  readonly resource?: Resource;
}

/** Names of the clusters that a resource goes to. */
export type ClustersOf = (resource: Resource) => readonly string[];

export type OverrideMatcher = (subject: Subject) => boolean;

type Condition = (resource: Resource) => boolean;

/** Whether a subject meets every condition of an override. What is about a file alone meets conditions on files alone. */
export function overrideMatcher(
  override: Override,
  clusters: Readonly<Record<string, ClusterConfig>>,
  clustersOf: ClustersOf,
): OverrideMatcher {
  const isFile = override.files && picomatch([...override.files], { dot: true });
  const conditions = [
    glob(override.kinds, ({ id }) => [id.kind, `${groupOf(id.apiVersion)}/${id.kind}`]),
    glob(override.names, ({ id }) => [id.name]),
    glob(override.namespaces, ({ id }) => (id.namespace === undefined ? [] : [id.namespace])),
    labels(override.labels),
    glob(override.environments, (resource) => [
      ...foldersOf(resource),
      ...clustersOf(resource).flatMap((name) => onlyEnvironment(clusters[name])),
    ]),
    glob(override.clusters, (resource) => [...clustersOf(resource), ...clusterFolders(resource)]),
  ].filter((condition) => condition !== undefined);
  return ({ file, resource }) =>
    (isFile === undefined || (file !== undefined && isFile(file))) &&
    (resource === undefined ? conditions.length === 0 : conditions.every((condition) => condition(resource)));
}

function glob(
  patterns: readonly string[] | undefined,
  valuesOf: (resource: Resource) => readonly string[],
): Condition | undefined {
  if (patterns === undefined) return undefined;
  const matches = picomatch([...patterns], { dot: true });
  return (resource) => valuesOf(resource).some((value) => value !== '' && matches(value));
}

function labels(selector: string | undefined): Condition | undefined {
  if (selector === undefined) return undefined;
  const selects = labelSelector(selector);
  return ({ body }) => {
    const own = isObject(body.metadata) && isObject(body.metadata.labels) ? body.metadata.labels : {};
    return selects(own);
  };
}

/** Folders in the path of what is deployed: the deployment unit, or the file that holds the object. */
function foldersOf({ origin }: Resource): string[] {
  const path = origin.units[0] ?? origin.document.file.path.replace(/\/?[^/]*$/, '');
  return path.split('/');
}

/** `clusters/production/…` names a cluster. */
function clusterFolders(resource: Resource): string[] {
  const folders = foldersOf(resource);
  return folders.filter((_, index) => folders[index - 1] === 'clusters');
}

/** A cluster that runs several environments does not tell which one it is. */
function onlyEnvironment(cluster: ClusterConfig | undefined): readonly string[] {
  return cluster?.environments?.length === 1 ? cluster.environments : [];
}
