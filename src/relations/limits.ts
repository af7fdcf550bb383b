import { dirname } from 'node:path/posix';
import { isObject, type Json, type Resource } from '../model/resource.ts';
import type { Repository } from './facts.ts';
import type { World } from './world.ts';

/** The LimitRanges that certainly rule the namespace of a resource, each with its `limits`. */
export function limitRangesOf(resource: Resource, world: World): Json[] {
  return world
    .near(resource, '/LimitRange')
    .filter((range) => sameNamespace(resource, range))
    .map(({ id, body: { spec } }) => ({
      ...id,
      limits: isObject(spec) && Array.isArray(spec.limits) ? spec.limits : [],
    }));
}

/** Of a PersistentVolumeClaim: the LimitRanges of its namespace. */
export function claimFacts(claim: Resource, { world }: Repository): Json {
  return { limitRanges: limitRangesOf(claim, world) };
}

/** Of a Namespace: the ResourceQuotas and LimitRanges that are, or may be, in it. */
export function namespaceFacts(namespace: Resource, { world }: Repository): Json {
  const inside = (kind: string) =>
    world
      .near(namespace, kind)
      .filter(({ id }) => id.namespace === undefined || id.namespace === namespace.id.name)
      .map(({ id }) => ({ ...id }));
  return { quotas: inside('/ResourceQuota'), limitRanges: inside('/LimitRange') };
}

/** Where neither names a namespace, they go to the same one when one unit or one folder deploys them. */
function sameNamespace(one: Resource, other: Resource): boolean {
  if (one.id.namespace !== other.id.namespace) return false;
  if (one.id.namespace !== undefined) return true;
  const [units, others] = [one.origin.units, other.origin.units];
  return units.length > 0 || others.length > 0
    ? units.some((unit) => others.includes(unit))
    : folderOf(one) === folderOf(other);
}

function folderOf({ origin: { document } }: Resource): string {
  return dirname(document.file.path);
}
