import { posix } from 'node:path';
import type { Json, Resource } from '../model/resource.ts';
import { applicationSources, canonicalUrl, specOf } from '../units/application.ts';
import type { Repository } from './facts.ts';
import type { World } from './world.ts';

/** Argo CD makes this project itself. */
const builtInProject = 'default';

/** Of an Argo CD Application: the AppProjects that it may mean, and for each source in this repository whether its path exists. */
export function applicationFacts(application: Resource, repository: Repository): Json {
  const { project } = specOf(application);
  const projects = repository.world
    .ofKind('argoproj.io/AppProject') // in whatever namespace: an Application may be in another
    .map(({ id }) => id.name)
    .filter((name) => name === project);
  return {
    projects: project === builtInProject ? [builtInProject] : projects,
    sources: applicationSources(application).map(({ source, path }) => ({
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
    .flatMap(applicationSources)
    .filter(({ source }) => source.path !== '.' && existsIn(exists, source.path))
    .flatMap(({ source }) => (typeof source.repoURL === 'string' ? [source.repoURL] : []));
  return new Set([...remotes, ...deployed].map(canonicalUrl));
}

function existsIn(exists: Repository['exists'], path: unknown): boolean {
  return typeof path === 'string' && exists(posix.normalize(path).replace(/\/$/, ''));
}
