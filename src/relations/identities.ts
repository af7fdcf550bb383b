import type { Json, Resource } from '../model/resource.ts';
import { folderIn } from './files.ts';
import { deployedFolders } from './argocd.ts';
import type { Repository } from './facts.ts';
import type { World } from './world.ts';

/** Of an object: the file of an earlier one that is the same to the cluster and is deployed with it. */
export function identityFacts(resource: Resource, repository: Repository): Json {
  if (resource.id.name === '' || resource.id.name.endsWith('*')) return {};
  const namesakes = indexOf(repository.world).get(keyOf(resource)) ?? [];
  if (namesakes.length < 2) return {};
  const earlier = namesakes.slice(0, namesakes.indexOf(resource));
  const twin = earlier.find((other) => deployedTogether(resource, other, repository));
  return twin === undefined ? {} : { duplicateOf: twin.origin.document.file.path };
}

const indexes = new WeakMap<World, Map<string, Resource[]>>();

function indexOf(world: World): Map<string, Resource[]> {
  const known = indexes.get(world);
  if (known !== undefined) return known;
  const index = new Map<string, Resource[]>();
  for (const resource of [...world.resources].sort(inOrder)) {
    const key = keyOf(resource);
    const namesakes = index.get(key);
    if (namesakes === undefined) index.set(key, [resource]);
    else namesakes.push(resource);
  }
  indexes.set(world, index);
  return index;
}

function keyOf({ id: { apiVersion, kind, namespace = '', name } }: Resource): string {
  return [apiVersion, kind, namespace, name].join('\0');
}

function inOrder(one: Resource, other: Resource): number {
  const [a, b] = [one.origin.document, other.origin.document];
  if (a.file.path === b.file.path) return a.index - b.index;
  return a.file.path < b.file.path ? -1 : 1;
}

/** By the same unit, in the same file, or in a folder of plain manifests that an Application deploys. */
function deployedTogether(one: Resource, other: Resource, repository: Repository): boolean {
  const [units, others] = [one.origin.units, other.origin.units];
  if (units.length > 0 || others.length > 0) return units.some((unit) => others.includes(unit));
  if (one.origin.document.file.path === other.origin.document.file.path) return true;
  const folder = folderIn(one);
  return folder === folderIn(other) && deployedFolders(repository).has(folder);
}
