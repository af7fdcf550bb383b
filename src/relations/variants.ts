import type { Resource } from '../model/resource.ts';

/**
 * Tells which rendered objects can meet. Overlays that make variants of the same object are alternatives, as for development
 * and production: what only one of them has does not concern the other's variant.
 */
export class Variants {
  readonly #unitsBySource = new Map<string, Set<string>>();
  readonly #known = new WeakMap<Resource, ReadonlySet<string>>();

  constructor(resources: readonly Resource[]) {
    for (const resource of resources) {
      const { units } = resource.origin;
      if (units.length === 0) continue;
      const source = sourceOf(resource);
      const known = this.#unitsBySource.get(source) ?? new Set<string>();
      for (const unit of units) known.add(unit);
      this.#unitsBySource.set(source, known);
    }
  }

  mayMeet(one: Resource, other: Resource): boolean {
    const [units, others] = [one.origin.units, other.origin.units];
    if (units.length === 0 || others.length === 0 || units.some((unit) => others.includes(unit))) return true;
    const alternatives = this.#alternativesOf(one);
    return others.some((unit) => !alternatives.has(unit));
  }

  /** The units that render a resource or a variant of it. */
  #alternativesOf(resource: Resource): ReadonlySet<string> {
    const units = this.#known.get(resource) ?? this.#unitsBySource.get(sourceOf(resource))!;
    this.#known.set(resource, units);
    return units;
  }
}

/** The same for all variants of an object. */
function sourceOf({ id, origin: { document, path } }: Resource): string {
  return [document.file.path, document.index, path.join('/'), id.kind].join('\0');
}
