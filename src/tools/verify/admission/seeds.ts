import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { isKubernetesObject, type KubernetesObject } from './object.ts';

export interface Seed {
  /** `Deployment.yaml/2` */
  readonly name: string;
  readonly object: KubernetesObject;
}

/** Objects written by hand, from each document of each file of a folder. */
export function readSeeds(folder: 'builtin' | 'custom'): Seed[] {
  const base = join(import.meta.dirname, 'seeds', folder);
  return readdirSync(base)
    .sort()
    .flatMap((file) =>
      parseAllDocuments(readFileSync(join(base, file), 'utf8')).map((document, index) => {
        const object = document.toJS() as unknown;
        if (!isKubernetesObject(object)) throw new Error(`${file}/${index + 1} is no object`);
        return { name: `${file}/${index + 1}`, object };
      }),
    );
}
