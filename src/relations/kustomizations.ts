import { valueAt } from '../model/json-path.ts';
import type { Json, Resource } from '../model/resource.ts';
import { inputsOf } from '../units/inputs.ts';
import { isKustomizationPath, type Kustomization } from '../units/kustomization.ts';
import type { Repository } from './facts.ts';
import { folderIn, isKnowable } from './files.ts';
import type { World } from './world.ts';

/** Of a kustomization: the files that it names in vain, and the manifests beside it that none includes. */
export function kustomizationFacts(resource: Resource, { world, exists }: Repository): Json {
  const kustomization = toKustomization(resource);
  const { used, manifests } = indexOf(world);
  const beside = manifests.get(kustomization.folder) ?? new Set<string>();
  return {
    missing: inputsOf(kustomization)
      .filter(({ at, path }) => isLocal(valueAt(resource.body, at)) && isKnowable(path) && !exists(path))
      .map(({ at, path }) => ({ at, path })),
    unused: [...beside].filter((path) => !used.has(path)),
  };
}

interface Index {
  /** All that any kustomization names. */
  readonly used: ReadonlySet<string>;
  /** Files with objects that no unit renders, by folder. */
  readonly manifests: ReadonlyMap<string, ReadonlySet<string>>;
}

const indexes = new WeakMap<World, Index>();

function indexOf(world: World): Index {
  const known = indexes.get(world);
  if (known !== undefined) return known;
  const used = new Set<string>();
  const manifests = new Map<string, Set<string>>();
  for (const resource of world.resources) {
    const { path } = resource.origin.document.file;
    if (isKustomizationPath(path)) {
      for (const input of inputsOf(toKustomization(resource))) used.add(input.path);
    } else if (resource.origin.units.length === 0 && resource.id.name !== '') {
      const folder = folderIn(resource);
      manifests.set(folder, (manifests.get(folder) ?? new Set<string>()).add(path));
    }
  }
  const index = { used, manifests };
  indexes.set(world, index);
  return index;
}

function toKustomization(resource: Resource): Kustomization {
  const { document } = resource.origin;
  return { path: document.file.path, folder: folderIn(resource), body: resource.body, document };
}

/** An entry of a list that generators read may be `key=path`; a URL has a scheme, a host with a dot, or a `?`. */
function isLocal(entry: unknown): boolean {
  return typeof entry === 'string' && !/:\/\/|^git@|^[\w-]+(?:\.[\w-]+)+[/:].|[?$]/.test(entry.replace(/^\.\.?\//, ''));
}
