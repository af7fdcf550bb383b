import type { Json, Resource } from '../../model/resource.ts';
import type { Repository } from '../facts.ts';
import { definitionFacts } from './definitions.ts';
import { referencesOf } from './references.ts';

/** What a resource refers to, and what defines its kind; only known when everything is. */
export function referenceFacts(resource: Resource, repository: Repository): Json {
  if (!repository.complete) return {};
  const references = referencesOf(resource, repository);
  return { ...(references.length === 0 ? {} : { references }), ...definitionFacts(resource, repository) };
}
