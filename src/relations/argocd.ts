import { posix } from 'node:path';
import type { JsonPath } from '../model/json-path.ts';
import { isObject, type Json, type Resource } from '../model/resource.ts';
import type { Repository } from './facts.ts';
import type { World } from './world.ts';

/** Argo CD makes this project itself. */
const builtInProject = 'default';

/** Of an Argo CD Application: the AppProjects that it may mean, and for each source in this repository whether its path exists. */
export function applicationFacts(application: Resource, repository: Repository): Json {
  const { project } = specOf(application);
  const projects = repository.world.named('argoproj.io/AppProject', project, undefined).map(({ id }) => id.name);
  return {
    projects: project === builtInProject ? [builtInProject] : projects,
    sources: sourcesOf(application).map(({ source, path }) => ({
      path,
      local: typeof source.repoURL === 'string' && repository.ownUrls.has(canonicalUrl(source.repoURL)),
      exists: existsIn(repository.exists, source.path),
    })),
  };
}

/**
 * URLs of the repository itself: its remotes, and those from which an Application deploys a path that exists here. The
 * second tells where there is no remote, as in an archive or a mirror.
 */
export function ownUrls(world: World, remotes: readonly string[], exists: Repository['exists']): Set<string> {
  const deployed = world
    .ofKind('argoproj.io/Application')
    .flatMap(sourcesOf)
    .filter(({ source }) => source.path !== '.' && existsIn(exists, source.path))
    .flatMap(({ source }) => (typeof source.repoURL === 'string' ? [source.repoURL] : []));
  return new Set([...remotes, ...deployed].map(canonicalUrl));
}

function sourcesOf(application: Resource): { source: Json; path: JsonPath }[] {
  const { source, sources } = specOf(application);
  const several = Array.isArray(sources) ? (sources as unknown[]) : [];
  return [
    ...(isObject(source) ? [{ source, path: ['spec', 'source'] }] : []),
    ...several.flatMap((one, index) => (isObject(one) ? [{ source: one, path: ['spec', 'sources', index] }] : [])),
  ];
}

function specOf({ body }: Resource): Json {
  return isObject(body.spec) ? body.spec : {};
}

/** One form for `https://host/a/b.git`, `git@host:a/b` and `ssh://git@host/a/b`. */
function canonicalUrl(url: string): string {
  return url
    .replace(/^[a-z+]+:\/\//, '')
    .replace(/^[^@/]+@/, '')
    .replace(':', '/')
    .replace(/\.git$/, '')
    .replace(/\/+$/, '')
    .toLowerCase();
}

function existsIn(exists: Repository['exists'], path: unknown): boolean {
  return typeof path === 'string' && exists(posix.normalize(path).replace(/\/$/, ''));
}
