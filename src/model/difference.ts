import type { Finding } from './report.ts';
import type { ResourceId } from './resource.ts';

/** A field of an object; its values as they may be shown, undefined where it is not there. */
export interface FieldChange {
  /** `spec.containers[name=web].image`. */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export interface ObjectChange {
  readonly change: 'added' | 'changed' | 'removed';
  readonly resource: ResourceId;
  /** Its name before, where a generator has given it a new one for its new content. */
  readonly formerName?: string;
  readonly fields: readonly FieldChange[];
  /** Generated ConfigMaps and Secrets with new content that its pods use: they roll. */
  readonly configs: readonly string[];
  /** Whether its pod template changes, so that its pods are replaced. */
  readonly restarts: boolean;
  /** Fields that cannot be changed: the object has to be made anew. */
  readonly immutable: readonly string[];
  /** Whether what deploys it deletes it. */
  readonly pruned: boolean;
}

/** What brings a unit to a cluster. */
export interface Deployer {
  readonly kind: string;
  readonly name: string;
  readonly prunes: boolean;
}

export interface UnitChange {
  /** Id of the unit; for objects that stand alone, their folder. */
  readonly unit: string;
  readonly change: 'added' | 'changed' | 'removed';
  readonly clusters: readonly string[];
  readonly environment: string | undefined;
  readonly deployers: readonly Deployer[];
  /** Where it builds on one side only, or on none: why. */
  readonly failure?: { readonly side: 'before' | 'after' | 'both'; readonly message: string };
  readonly objects: readonly ObjectChange[];
}

export interface Difference {
  readonly before: string;
  readonly after: string;
  /** Sorted by cluster, environment and unit; those that are the same are left out. */
  readonly units: readonly UnitChange[];
  readonly findings: { readonly appear: readonly Finding[]; readonly go: readonly Finding[] };
}
