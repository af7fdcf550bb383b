import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defaultConfig } from '../../config/config.ts';
import { kubernetesMinor } from '../../config/kubernetes-version.ts';
import { takeInventory } from '../../discover/inventory.ts';
import { configName, findScope } from '../../discover/root.ts';
import { workTree } from '../../discover/work-tree.ts';
import type { Host } from '../../host.ts';
import type { Resource } from '../../model/resource.ts';
import { Sources } from '../../parse/sources.ts';
import { catalogueAround } from '../scope/policies.ts';
import { nameOfSource, type CustomVersion } from '../../schema/custom-kind.ts';
import { CustomKinds } from '../../schema/custom-kinds.ts';
import type { JsonSchema } from '../../schema/json-schema.ts';
import { SchemaStore } from '../../schema/store.ts';

export interface KnowledgeOptions {
  readonly kubernetesVersion?: string;
  readonly format: 'text' | 'json';
}

/** One version of one kind. */
export interface KnownKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** Plural name, as in URLs. */
  readonly resource: string;
  readonly shortNames: readonly string[];
  readonly namespaced: boolean;
  /** `Kubernetes 1.36`, `cert-manager v1.21.2`, `crds/widgets.yaml` */
  readonly source: string;
  /** `deprecated`, `alpha` and the like; empty for a version that is there to stay. */
  readonly state: string;
  /** Undefined where the definition has none. */
  readonly schema: () => JsonSchema | undefined;
}

export interface Knowledge {
  /** Built-in kinds first, then by group; the versions of each preferred first. */
  readonly kinds: readonly KnownKind[];
  readonly resolve: (reference: string) => JsonSchema | undefined;
}

/** What the current repository, and what ships, say about one Kubernetes version. */
export async function loadKnowledge({ kubernetesVersion }: KnowledgeOptions, host: Host): Promise<Knowledge> {
  const scope = findScope(host.cwd, ['.']);
  const file = join(scope.root, configName);
  const config = existsSync(file)
    ? await (await import('../../config/load.ts')).loadConfig(file, await catalogueAround(host))
    : defaultConfig;
  const store = new SchemaStore(kubernetesMinor(kubernetesVersion ?? config.kubernetes.version ?? 'newest'));
  const tree = workTree(scope);
  const sources = new Sources((path) => tree.read(path));
  const definitions = takeInventory(tree, config)
    .filter(({ path, role }) => role === 'candidate' && sources.text(path).includes('CustomResourceDefinition'))
    .flatMap(({ path }): readonly Resource[] => sources.resourcesOf(path));
  const custom = new CustomKinds(definitions);
  return {
    kinds: [...builtInKinds(store), ...customKinds(custom)],
    resolve: (reference) => store.definition(reference),
  };
}

function builtInKinds(store: SchemaStore): KnownKind[] {
  return store.kinds().flatMap((key) => {
    const { definition, resource, namespaced = false, shortNames = [], stage } = store.kind(key)!;
    if (resource === undefined) return [];
    const at = key.lastIndexOf('/');
    const deprecated = store.lifecycle(key)?.deprecated ?? Infinity;
    return [
      {
        apiVersion: key.slice(0, at),
        kind: key.slice(at + 1),
        resource,
        shortNames,
        namespaced,
        source: `Kubernetes 1.${store.minor}`,
        state: deprecated <= store.minor ? 'deprecated' : stage === 'ga' ? '' : stage,
        schema: () => store.definition(definition),
      },
    ];
  });
}

function customKinds(custom: CustomKinds): KnownKind[] {
  return custom.all().flatMap((kind) =>
    kind.versions.map((version) => ({
      apiVersion: `${kind.group}/${version.name}`,
      kind: kind.kind,
      resource: kind.resource,
      shortNames: kind.shortNames,
      namespaced: kind.namespaced,
      source: nameOfSource(kind),
      state: stateOf(version),
      schema: () => custom.schema(kind, version.name),
    })),
  );
}

function stateOf({ unserved, removed, deprecated, experimental }: CustomVersion): string {
  if (removed !== undefined) return `gone since ${removed}`;
  if (unserved === true) return 'not served';
  if (deprecated === true) return 'deprecated';
  return experimental === true ? 'experimental' : '';
}
