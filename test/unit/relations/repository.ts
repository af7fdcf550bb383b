import type { Resource } from '../../../src/model/resource.ts';
import { parse } from '../../../src/parse/parse.ts';
import { resourcesIn } from '../../../src/parse/resources.ts';
import type { KnownOfRepository, Repository } from '../../../src/relations/facts.ts';
import { repositoryWith } from '../../support/repository.ts';

/** The objects of a file. */
export function objects(yaml: string): Resource[] {
  return parse('objects.yaml', Buffer.from(yaml)).value.documents.flatMap(resourcesIn);
}

/** A repository that is known in whole, and the object of a kind in it that a test is about. */
export function repositoryOf(
  yaml: string,
  known: Partial<KnownOfRepository> & { readonly paths?: readonly string[] } = {},
): { repository: Repository; one: (kind: string, name?: string) => Resource } {
  const { paths = [], ...rest } = known;
  const resources = objects(yaml);
  const repository = repositoryWith(resources, { exists: (path) => paths.includes(path), ...rest });
  return {
    repository,
    one: (kind, name) => resources.find(({ id }) => id.kind === kind && (name ?? id.name) === id.name)!,
  };
}
