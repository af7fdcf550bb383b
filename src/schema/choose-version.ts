import { listed } from '../words.ts';
import type { StatedVersion } from './stated-versions.ts';
import type { Cluster } from './targets.ts';

/** The Kubernetes version for whatever runs on no known cluster, with the reason, and the clusters that are known. */
export interface ChosenVersion {
  readonly minor: number;
  readonly clusters: readonly Cluster[];
  /** One sentence for the user. */
  readonly reason: string;
}

/**
 * Chooses where nobody has said: what the repository states for its clusters, or else the newest. Of several versions the
 * oldest counts, for what runs there runs on all of them as a rule.
 * @param supported minor versions that have schemas, oldest first
 */
export function chooseVersion(stated: readonly StatedVersion[], supported: readonly number[]): ChosenVersion {
  const known = stated
    .map((one) => ({ ...one, minor: Number(/1\.(\d+)/.exec(one.version)?.[1]) }))
    .filter(({ minor }) => supported.includes(minor));
  const minor = known.length === 0 ? supported.at(-1)! : Math.min(...known.map((one) => one.minor));
  const files = [...new Set(known.filter((one) => one.minor === minor).map(({ file }) => file))];
  return {
    minor,
    clusters: known.flatMap(({ cluster, minor: own }) =>
      cluster === undefined ? [] : [{ name: cluster, minor: own, environments: [] }],
    ),
    reason:
      files.length === 0
        ? `checking against Kubernetes 1.${minor}, the newest that is known; --kubernetes-version sets another`
        : `checking against Kubernetes 1.${minor}, as ${listed(files)} says; --kubernetes-version sets another`,
  };
}
