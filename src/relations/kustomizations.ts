import { valueAt } from '../model/json-path.ts';
import { groupOf, isObject, type Json, type Resource } from '../model/resource.ts';
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
    ...idleParts(kustomization, world),
  };
}

/** Of a kustomization that is built by itself: images and patches that change nothing which it builds to. */
function idleParts({ folder, body }: Kustomization, world: World): Json {
  const built = world.resources.filter(({ origin }) => origin.units.includes(folder));
  if (built.length === 0) return { idleImages: [], idlePatches: [] };
  const images = new Set(built.flatMap((resource) => imageNames(resource.body)));
  const patches = listOf(body.patches);
  const deletes = JSON.stringify(patches).includes('$patch: delete');
  return {
    idleImages: listOf(body.images).flatMap(({ name, newName }, index) =>
      typeof name !== 'string' || images.has(name) || images.has(String(newName)) ? [] : [{ index, name }],
    ),
    idlePatches: deletes
      ? []
      : patches.flatMap(({ target }, index) =>
          isObject(target) && !built.some((resource) => mayMatch(target, resource))
            ? [{ index, ...shown(target) }]
            : [],
        ),
  };
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** Names of images, without tag and digest, wherever kustomize looks for them. */
function imageNames(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(imageNames);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'image' && typeof inner === 'string'
      ? [inner.replace(/@.*$/, '').replace(/:[^:/]*$/, '')]
      : imageNames(inner),
  );
}

/** Whether a patch's target may be a resource: names may have had a prefix or suffix added since. */
function mayMatch({ kind, group, name }: Json, { id, body }: Resource): boolean {
  if (typeof kind === 'string' && !anchored(kind).test(id.kind)) return false;
  if (typeof group === 'string' && !anchored(group).test(groupOf(String(body.apiVersion)))) return false;
  return typeof name !== 'string' || id.name.includes(name) || anchored(name).test(id.name);
}

function anchored(pattern: string): RegExp {
  try {
    return new RegExp(`^(?:${pattern})$`);
  } catch {
    return /^/; // Go knows expressions that JavaScript does not: it may match anything
  }
}

function shown({ kind = 'any kind', name }: Json): Json {
  return { target: typeof name === 'string' ? `${String(kind)} \`${name}\`` : String(kind) };
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
