import { posix } from 'node:path';
import { isObject, type Json, type Resource } from '../model/resource.ts';
import type { Repository } from './facts.ts';

/** Argo CD makes this project itself. */
const builtInProject = 'default';

/** Of an Argo CD Application: the AppProjects that it may mean, and for each source in this repository whether its path exists. */
export function applicationFacts(application: Resource, repository: Repository): Json {
  const spec = isObject(application.body.spec) ? application.body.spec : {};
  const sources = [
    ...(isObject(spec.source) ? [{ source: spec.source, path: ['spec', 'source'] as (string | number)[] }] : []),
    ...(Array.isArray(spec.sources) ? spec.sources : []).flatMap((source: unknown, index) =>
      isObject(source) ? [{ source, path: ['spec', 'sources', index] }] : [],
    ),
  ];
  return {
    projects:
      spec.project === builtInProject
        ? [builtInProject]
        : repository.world.named('argoproj.io/AppProject', spec.project, undefined).map((project) => project.id.name),
    projectsKnown: repository.world.ofKind('argoproj.io/AppProject').length > 0,
    sources: sources.map(({ source, path }) => ({
      path,
      local: isLocal(source.repoURL, repository),
      exists: exists(source.path, repository),
    })),
  };
}

/** Whether a source's URL is that of the repository itself, whichever way it is written. */
function isLocal(url: unknown, { remotes }: Repository): boolean {
  return typeof url === 'string' && remotes.map(canonical).includes(canonical(url));
}

function canonical(url: string): string {
  return url
    .replace(/^[a-z+]+:\/\//, '')
    .replace(/^[^@/]+@/, '')
    .replace(':', '/')
    .replace(/\.git$/, '')
    .replace(/\/+$/, '')
    .toLowerCase();
}

function exists(path: unknown, repository: Repository): boolean {
  return typeof path === 'string' && repository.exists(posix.normalize(path).replace(/\/$/, ''));
}
