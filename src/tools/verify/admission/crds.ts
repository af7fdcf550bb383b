import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { JsonSchema } from '../../../schema/json-schema.ts';
import { isKubernetesObject, type KubernetesObject } from './object.ts';

export type CustomResourceDefinition = KubernetesObject & {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly group: string;
    readonly scope: 'Namespaced' | 'Cluster';
    readonly names: { readonly kind: string; readonly plural: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly schema?: { readonly openAPIV3Schema?: JsonSchema };
    }[];
  };
};

/** The definitions in the YAML files below a folder; when a file defines what another one has, the first in order of paths counts. */
export function readDefinitions(folder: string): CustomResourceDefinition[] {
  const found = new Map<string, CustomResourceDefinition>();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.ya?ml$/.test(file));
  for (const file of files.sort())
    for (const document of parseAllDocuments(readFileSync(join(folder, file), 'utf8'))) {
      const object = document.toJS() as unknown;
      if (!isKubernetesObject(object) || object.kind !== 'CustomResourceDefinition') continue;
      const definition = object as CustomResourceDefinition;
      if (!found.has(definition.metadata.name)) found.set(definition.metadata.name, definition);
    }
  return [...found.values()];
}
