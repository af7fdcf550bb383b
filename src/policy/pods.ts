import type { Edit } from '../model/fix.ts';
import type { JsonPath } from '../model/json-path.ts';
import type { Resource } from '../model/resource.ts';

/** A pod template as policies get it; see src/relations/pod-template.ts. */
export interface PolicyPod {
  readonly path: JsonPath;
  /** Where a field below `path` is written, if not there. */
  readonly written?: (field: JsonPath) => JsonPath;
}

/** The pod templates of a resource: none, one, or those of a workflow. */
export type PodsOf = (resource: Resource) => readonly PolicyPod[];

/** For each evaluation of a resource, its pod: one without any where it has none. */
export function evaluations(pods: readonly PolicyPod[]): readonly (PolicyPod | undefined)[] {
  return pods.length === 0 ? [undefined] : pods;
}

interface Placed {
  readonly path: JsonPath;
  readonly fix?: readonly Edit[];
}

/** What was found about a pod, on the paths of the object. */
export function asWritten<P extends Placed>(found: P, pod: PolicyPod | undefined): P {
  const written = pod?.written;
  if (written === undefined) return found;
  const { path, fix } = found;
  return {
    ...found,
    path: written(path),
    ...(fix === undefined ? {} : { fix: fix.map((edit) => ({ ...edit, path: written(edit.path) })) }),
  };
}
