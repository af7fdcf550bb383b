import type { JsonPath } from '../model/json-path.ts';
import type { Origin, Resource } from '../model/resource.ts';
import type { LeftOut, Unit } from '../model/unit.ts';
import type { Located } from './place.ts';

/** What deployment units build to. */
export interface Rendered {
  readonly units: readonly Unit[];
  /** What reaches the cluster; an object that several units render unchanged is there once. */
  readonly resources: readonly Resource[];
  /** Files whose objects are in there, and need not be judged on their own. */
  readonly covered: ReadonlySet<string>;
  /** Files whose objects are in units that cannot be built: what overlays would make of them is not known. */
  readonly unbuilt: ReadonlySet<string>;
  /** Units of which something is missing. */
  readonly leftOut: readonly LeftOut[];
  /** The place to edit for a field of a rendered resource; undefined for a resource that was not rendered. */
  readonly locate: (resource: Resource, path: JsonPath) => Located | undefined;
}

/** An object of one unit. */
export interface RenderedResource {
  /** Equal for what two units render from the same source to the same text. */
  readonly key: string;
  readonly resource: Resource;
  /** Where it stands in the text that the unit builds to. */
  readonly printed: Pick<Origin, 'document' | 'path'>;
  readonly locate: (path: JsonPath) => Located;
}

/** Puts units together as they are built. */
export class Collection implements Rendered {
  readonly units: Unit[] = [];
  readonly covered = new Set<string>();
  readonly unbuilt = new Set<string>();
  readonly leftOut: LeftOut[] = [];
  readonly #byUnit = new Map<string, readonly RenderedResource[]>();
  readonly #entries = new Map<string, RenderedResource>();
  readonly #byResource = new Map<Resource, RenderedResource>();

  get resources(): Resource[] {
    return [...this.#entries.values()].map(({ resource }) => resource);
  }

  /** @param covered files whose objects are among the unit's */
  add(unit: Unit, resources: readonly RenderedResource[], covered: Iterable<string>): void {
    this.units.push(unit);
    this.#byUnit.set(unit.id, resources);
    for (const path of covered) this.covered.add(path);
    for (const rendered of resources) this.#addResource(rendered, unit);
  }

  /** What one unit builds to, in its order. */
  resourcesOf(unit: Unit): readonly RenderedResource[] {
    return this.#byUnit.get(unit.id) ?? [];
  }

  locate(resource: Resource, path: JsonPath): Located | undefined {
    return this.#byResource.get(resource)?.locate(path);
  }

  #addResource(rendered: RenderedResource, unit: Unit): void {
    const before = this.#entries.get(rendered.key);
    if (before !== undefined) this.#byResource.delete(before.resource);
    const { origin } = rendered.resource;
    const units = [...(before?.resource.origin.units ?? []), unit.id];
    const entry = { ...rendered, resource: { ...rendered.resource, origin: { ...origin, units } } };
    this.#entries.set(rendered.key, entry);
    this.#byResource.set(entry.resource, entry);
  }
}
