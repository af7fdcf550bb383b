import type { Resource } from '../model/resource.ts';
import type { Violation } from '../model/violation.ts';
import type { CustomKinds } from './custom-kinds.ts';
import type { SchemaStore } from './store.ts';
import type { Target } from './targets.ts';
import { validate } from './validate.ts';

export interface SchemaContext {
  /** Of whatever version: others are derived from it. */
  readonly store: SchemaStore;
  readonly custom: CustomKinds;
  /** The Kubernetes versions that a resource is to run on; at least one. */
  readonly targets: (resource: Resource) => readonly Target[];
  /** Minor version to compare those with: only what it adds is reported. */
  readonly upgradeTo?: number;
}

/** Checks resources against the schemas of the Kubernetes versions that they run on, and of custom resources. */
export function checkSchemas(resources: readonly Resource[], context: SchemaContext): Violation[] {
  return onceForEachKind(resources.flatMap((resource) => checkOne(resource, context)));
}

function checkOne(resource: Resource, { store, custom, targets, upgradeTo }: SchemaContext): Violation[] {
  const found = new Map<string, { violation: Violation; clusters: string[] }>();
  const all = targets(resource);
  for (const { minor, cluster } of all) {
    for (const violation of violationsAt(resource, minor)) {
      const key = `${placeOf(violation)} ${violation.message}`;
      const known = found.get(key) ?? { violation, clusters: [] };
      found.set(key, known);
      if (cluster !== undefined) known.clusters.push(cluster);
    }
  }
  return [...found.values()].map(({ violation, clusters }) => {
    // a mistake that is one in every version is the same mistake in every cluster
    const isOfVersion = violation.rule.endsWith('-api') || clusters.length < all.length;
    const message = `${violation.message} [${clusters.join(', ')}]`;
    return isOfVersion && clusters.length > 0 ? { ...violation, message } : violation;
  });

  function violationsAt(one: Resource, minor: number): Violation[] {
    const now = validate(one, store.at(minor), custom);
    if (upgradeTo === undefined) return now;
    const before = new Set(now.map(placeOf));
    return validate(one, store.at(upgradeTo), custom).filter((violation) => !before.has(placeOf(violation)));
  }
}

function placeOf({ rule, path }: Violation): string {
  return JSON.stringify([rule, ...path]);
}

/** A kind that nobody knows is one finding, at its first object, however many there are. */
function onceForEachKind(violations: readonly Violation[]): Violation[] {
  const seen = new Set<string>();
  return violations.filter(({ rule, subject }) => {
    if (rule !== 'schema/unknown-kind' || !('id' in subject)) return true;
    const key = `${subject.id.apiVersion}/${subject.id.kind}`;
    return !seen.has(key) && seen.add(key);
  });
}
