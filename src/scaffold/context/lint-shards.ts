import type { Platform } from '../answers/platform.ts';

/** Variants of applications, one for each of its environments in each cluster, that one job of the CI checks. */
const variantsOfOneJob = 500;
const mostShards = 8;

/** The numbers of the jobs among which the CI divides the check; none where one job does all of it. */
export function lintShardsOf({ clusters, environments, applications }: Platform): readonly number[] {
  const variants = clusters.length * environments.length * applications.length;
  const count = Math.min(mostShards, Math.ceil(variants / variantsOfOneJob));
  return count < 2 ? [] : Array.from({ length: count }, (_, index) => index + 1);
}
