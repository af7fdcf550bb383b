import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { JsonSchema } from '../../../schema/json-schema.ts';
import { go } from '../../engines/go.ts';
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

/** definitions.json: Go modules that carry definitions, at the releases that are compared. */
interface Source {
  readonly module: string;
  readonly folders: readonly string[];
}

/** The definitions of the pinned modules, which come through the Go module proxy. @throws Error where Go is missing */
export function readDefinitions(): CustomResourceDefinition[] {
  const list = join(import.meta.dirname, 'definitions.json');
  const sources = JSON.parse(readFileSync(list, 'utf8')) as Source[];
  return sources.flatMap(({ module, folders }) => {
    const { Dir: folder } = JSON.parse(go(tmpdir(), ['mod', 'download', '-json', module])) as { Dir: string };
    return folders.flatMap((name) => definitionsIn(join(folder, name)));
  });
}

function definitionsIn(folder: string): CustomResourceDefinition[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => parseAllDocuments(readFileSync(join(folder, file), 'utf8')))
    .map((document) => document.toJS() as unknown)
    .filter(isDefinition);
}

function isDefinition(value: unknown): value is CustomResourceDefinition {
  return isKubernetesObject(value) && value.kind === 'CustomResourceDefinition';
}
