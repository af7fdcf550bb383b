import { isKustomizationPath } from '../units/kustomization.ts';

/** Where files come from: the work tree, or git's index. Paths are relative to the root, with `/`. */
export interface Tree {
  readonly root: string;
  /** Every YAML and JSON file, sorted. */
  list(): readonly string[];
  /** Every file below a folder, whatever it is, sorted; of a file, the file itself. */
  within(folder: string): readonly string[];
  /** @throws an Error with `code` as `node:fs` does; `ELINK` for a link that leads out of the root */
  read(path: string): Uint8Array;
}

export const manifestExtensions = ['yaml', 'yml', 'json'] as const;

export function isManifestPath(path: string): boolean {
  return manifestExtensions.some((extension) => path.endsWith(`.${extension}`)) || isKustomizationPath(path);
}
