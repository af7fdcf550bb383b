import { jsonText } from '../model/json-text.ts';
import { isObject, groupOf, type Json, type Resource } from '../model/resource.ts';
import {
  applicationSources,
  applicationSpec,
  canonicalUrl,
  specOf,
  type ApplicationSource,
} from '../units/application.ts';
import { resolvePath } from '../units/kustomization.ts';
import type { Repository } from './facts.ts';
import { existsIn, folderIn, isDeployable, isKnowable } from './files.ts';
import type { World } from './world.ts';

/** Argo CD makes this project itself. */
const builtInProject = 'default';

/**
 * Of an Argo CD Application, or of the template of an ApplicationSet: the AppProjects that it may mean, whether the paths
 * and values files of its sources in this repository exist, what kinds are there, whether the namespace is made here, and the clusters that Argo CD knows.
 */
export function applicationFacts(application: Resource, repository: Repository): Json {
  const { project, destination } = applicationSpec(application).spec;
  const namespace = isObject(destination) ? destination.namespace : undefined;
  const projects = repository.world
    .ofKind('argoproj.io/AppProject') // in whatever namespace: an Application may be in another
    .filter(({ id }) => id.name === project);
  const sources = applicationSources(application);
  const clusters = clustersOf(repository.world);
  return {
    projects: project === builtInProject ? [builtInProject] : projects.map(({ id }) => id.name),
    projectSpecs: projects.map(specOf),
    sources: sources.map(({ source, path }) => ({
      path,
      local: isOwn(source, repository),
      exists: isDeployable(repository, source.path),
    })),
    valueFiles: sources.flatMap((source) => valueFiles(source, sources, repository)),
    kinds: sources.flatMap(({ source }) => (isOwn(source, repository) ? kindsAt(source, repository.world) : [])),
    ...(typeof namespace === 'string' ? { namespaceFound: hasNamespace(repository.world, namespace) } : {}),
    ...(clusters === undefined ? {} : { clusters }),
  };
}

/**
 * URLs of the repository itself: its remotes, and those from which an Application deploys a path that exists here. The
 * second tells where there is no remote, as in an archive or a mirror.
 */
export function ownUrls(world: World, remotes: readonly string[], exists: Repository['exists']): Set<string> {
  const deployed = world
    .ofKind('argoproj.io/Application')
    .flatMap(applicationSources)
    .filter(({ source }) => source.path !== '.' && existsIn(exists, source.path))
    .flatMap(({ source }) => (typeof source.repoURL === 'string' ? [source.repoURL] : []));
  return new Set([...remotes, ...deployed].map(canonicalUrl));
}

/** The folders of this repository that Applications deploy. */
export function deployedFolders(repository: Repository): Set<string> {
  return new Set(
    repository.world
      .ofKind('argoproj.io/Application')
      .flatMap(applicationSources)
      .flatMap(({ source }) =>
        typeof source.path === 'string' && isOwn(source, repository) ? [resolvePath('', source.path)] : [],
      ),
  );
}

function isOwn(source: Json, { ownUrls }: Repository): boolean {
  return typeof source.repoURL === 'string' && ownUrls.has(canonicalUrl(source.repoURL));
}

/** The values files that must be in this repository. `$ref/path` starts at the root of the repository that has the ref. */
function valueFiles(
  { source, path }: ApplicationSource,
  all: readonly ApplicationSource[],
  repository: Repository,
): Json[] {
  const helm = isObject(source.helm) ? source.helm : {};
  if (!Array.isArray(helm.valueFiles) || helm.ignoreMissingValueFiles === true) return [];
  return helm.valueFiles.flatMap((entry: unknown, index): Json[] => {
    if (typeof entry !== 'string' || /:\/\/|\{\{|\$ARGOCD/.test(entry)) return [];
    const named = /^\$([^/]+)\/(.*)$/.exec(entry);
    const holder = named === null ? source : all.find((one) => one.source.ref === named[1])?.source;
    if (holder === undefined || !isOwn(holder, repository)) return [];
    const folder = named === null && !entry.startsWith('/') && typeof source.path === 'string' ? source.path : '';
    const file = resolvePath(folder, named?.[2] ?? entry).replace(/^\//, '');
    if (!isKnowable(file)) return [];
    return [{ path: [...path, 'helm', 'valueFiles', index], file, exists: repository.exists(file) }];
  });
}

/** The kinds that a path brings, each once: of the kustomization there, or of the manifests that lie in the folder. */
function kindsAt(source: Json, world: World): Json[] {
  if (typeof source.path !== 'string') return [];
  const path = resolvePath('', source.path);
  const objects = world.resources.filter((resource) =>
    resource.origin.units.length > 0
      ? resource.origin.units.includes(path)
      : folderIn(resource) === path && resource.id.name !== '',
  );
  const kinds = objects.map(({ id }) => ({ group: groupOf(id.apiVersion), kind: id.kind }));
  return [...new Map(kinds.map((kind) => [`${kind.group}/${kind.kind}`, kind])).values()];
}

function hasNamespace(world: World, name: string): boolean {
  return world.ofKind('/Namespace').some(({ id }) => id.name === name);
}

/** The clusters that Secrets tell Argo CD of; undefined when there may be others. */
function clustersOf(world: World): Json[] | undefined {
  const secrets = world.ofKind('/Secret').filter(isClusterSecret);
  const made = ['external-secrets.io/ExternalSecret', 'bitnami.com/SealedSecret'].flatMap((kind) => world.ofKind(kind));
  if (secrets.length === 0 || made.some(({ body }) => jsonText(body).includes(secretType))) return undefined;
  const clusters = secrets.map(({ body }) => ({ name: textOf(body, 'name'), server: textOf(body, 'server') }));
  return clusters.every(({ name, server }) => name !== undefined && server !== undefined) ? clusters : undefined;
}

const secretType = 'argocd.argoproj.io/secret-type';

function isClusterSecret({ body }: Resource): boolean {
  const labels = isObject(body.metadata) && isObject(body.metadata.labels) ? body.metadata.labels : {};
  return labels[secretType] === 'cluster';
}

/** A field of a Secret in the clear; undefined when it is encrypted or filled in later. */
function textOf(secret: Json, key: string): string | undefined {
  const { data, stringData } = secret;
  const plain = isObject(stringData) ? stringData[key] : undefined;
  const encoded = isObject(data) ? data[key] : undefined;
  const text = plain ?? (typeof encoded === 'string' ? Buffer.from(encoded, 'base64').toString('utf8') : undefined);
  return typeof text === 'string' && /^[\w.:/-]+$/.test(text) ? text : undefined;
}
