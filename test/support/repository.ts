import type { Resource } from '../../src/model/resource.ts';
import { indexRepository, type KnownOfRepository, type Repository } from '../../src/relations/facts.ts';

/** A repository that is known in whole and holds these resources and no other files, but for what is said of it. */
export function repositoryWith(resources: readonly Resource[], known: Partial<KnownOfRepository> = {}): Repository {
  return indexRepository(resources, {
    complete: true,
    exists: () => false,
    filesIn: () => [],
    remotes: [],
    leftOut: [],
    hasUnknownKind: () => false,
    today: '2026-12-01',
    ...known,
  });
}
