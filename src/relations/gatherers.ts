import type { Json, Resource } from '../model/resource.ts';
import type { Repository } from './facts.ts';

/** What is gathered for each kind, by `group/Kind`. */
export type Gatherers = Readonly<Record<string, (resource: Resource, repository: Repository) => Json>>;

/** What a table gathers about a resource; undefined where its kind is not in it. */
export function gathered(table: Gatherers, resource: Resource, repository: Repository): Json | undefined {
  return table[repository.world.kindOf(resource)]?.(resource, repository);
}
