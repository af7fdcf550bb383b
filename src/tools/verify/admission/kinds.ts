import type { JsonSchema } from '../../../schema/json-schema.ts';
import { SchemaStore } from '../../../schema/store.ts';
import type { CustomResourceDefinition } from './definitions.ts';
import type { KubernetesObject } from './object.ts';

/** What must be known of a kind to send its objects, and to think of fields that a seed does not have. */
export interface Kind {
  /** `apps/v1/Deployment` */
  readonly key: string;
  /** `deployments` */
  readonly resource: string;
  readonly namespaced: boolean;
  readonly schema: JsonSchema | undefined;
  /** The schema behind a `$ref`. */
  readonly resolve: (reference: string) => JsonSchema | undefined;
}

export function keyOf({ apiVersion, kind }: KubernetesObject): string {
  return `${apiVersion}/${kind}`;
}

/** Bindings are judged together with the pod that they name. */
const withoutVerdict = new Set(['v1/Binding']);

/** The stable kinds of Kubernetes that can be created. */
export function builtinKinds(minor: number): Map<string, Kind> {
  const store = new SchemaStore(minor);
  const resolve = (reference: string) => store.definition(reference);
  const kinds = new Map<string, Kind>();
  for (const key of store.kinds()) {
    const info = store.kind(key)!;
    if (info.stage !== 'ga' || info.verbs?.includes('create') !== true || withoutVerdict.has(key)) continue;
    const { resource = '', namespaced = false, definition } = info;
    kinds.set(key, { key, resource, namespaced, schema: resolve(definition), resolve });
  }
  return kinds;
}

/** Every served version of the given definitions. */
export function customKinds(definitions: readonly CustomResourceDefinition[]): Map<string, Kind> {
  const kinds = new Map<string, Kind>();
  for (const { spec } of definitions)
    for (const { name, served, schema } of spec.versions) {
      if (!served) continue;
      const key = `${spec.group}/${name}/${spec.names.kind}`;
      const namespaced = spec.scope === 'Namespaced';
      kinds.set(key, {
        key,
        resource: spec.names.plural,
        namespaced,
        schema: schema?.openAPIV3Schema,
        resolve: () => undefined,
      });
    }
  return kinds;
}
