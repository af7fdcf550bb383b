import type { Resource } from '../../src/model/resource.ts';
import { parse } from '../../src/parse/parse.ts';
import { resourcesIn } from '../../src/parse/resources.ts';
import { factsOf, type Facts } from '../../src/relations/facts.ts';
import { repositoryWith } from './repository.ts';

/** What is known, in a repository of these files, about each object, by `Kind name`. */
export function factsIn(files: Readonly<Record<string, string>>): (object: string) => Facts {
  const resources: Resource[] = Object.entries(files).flatMap(([path, text]) =>
    parse(path, Buffer.from(text)).value.documents.flatMap(resourcesIn),
  );
  const repository = repositoryWith(resources, { exists: () => true });
  return (object) => {
    const resource = resources.find(({ id }) => `${id.kind} ${id.name}` === object);
    if (resource === undefined) throw new Error(`${object} is not in the files`);
    return factsOf(resource, repository);
  };
}
