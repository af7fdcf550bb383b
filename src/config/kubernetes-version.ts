import { readJsonAsset } from '../assets.ts';
import { CliError } from '../errors.ts';

/** Minor versions of Kubernetes 1 whose schemas ship with the package, oldest first. */
export function supportedMinors(): number[] {
  const versions = readJsonAsset('schemas', 'kubernetes', 'versions.json') as readonly string[];
  return versions.map((version) => Number(version.split('.')[1])).sort((a, b) => a - b);
}

/** @param wanted `1.36`, `v1.36.2`, `newest` or `oldest` */
export function kubernetesMinor(wanted: string): number {
  const minors = supportedMinors();
  const oldest = minors[0]!;
  const newest = minors.at(-1)!;
  if (wanted === 'newest') return newest;
  if (wanted === 'oldest') return oldest;
  const minor = Number(/^v?1\.(\d+)(?:\.\d+)?(?:[-+].*)?$/.exec(wanted)?.[1] ?? NaN);
  if (minors.includes(minor)) return minor;
  throw new CliError(
    'unknown-version',
    `there are no schemas for Kubernetes ${wanted}`,
    `write 1.${oldest} to 1.${newest}, newest or oldest`,
  );
}
