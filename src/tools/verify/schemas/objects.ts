import { relative } from 'node:path';
import { parse } from '../../../parse/parse.ts';
import { resourcesIn } from '../../../parse/resources.ts';
import type { Seed } from '../admission/seeds.ts';
import { isKubernetesObject } from '../admission/object.ts';
import { filesIn } from '../yaml/files.ts';

/** Every object in the files below a folder, each once; what cannot be read as YAML holds none. */
export function objectsIn(folder: string): Seed[] {
  const objects = new Map<string, Seed>();
  for (const { path, content } of filesIn(folder)) {
    const resources = parse(path, content).value.documents.flatMap(resourcesIn);
    for (const [index, { body }] of resources.entries()) {
      const text = JSON.stringify(body);
      if (isKubernetesObject(body) && !objects.has(text))
        objects.set(text, { name: `${relative(folder, path)}/${index + 1}`, object: body });
    }
  }
  return [...objects.values()];
}
