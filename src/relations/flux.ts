import { isObject, type Json, type Resource } from '../model/resource.ts';
import { valueAt, type JsonPath } from '../model/json-path.ts';
import { specOf } from '../units/application.ts';
import { objects } from '../units/kustomization.ts';
import type { Repository } from './facts.ts';
import { isDeployable } from './files.ts';
import type { World } from './world.ts';

const references: readonly JsonPath[] = [
  ['spec', 'sourceRef'],
  ['spec', 'chart', 'spec', 'sourceRef'],
  ['spec', 'chartRef'],
];

/**
 * Of a Flux Kustomization or HelmRelease: whether the sources and the dependencies that it names are in the repository,
 * and whether the folder is that it deploys.
 */
export function fluxFacts(resource: Resource, repository: Repository): Json {
  const { world } = repository;
  return {
    deploys: deploymentOf(resource, repository),
    sources: references.flatMap((path) => {
      const reference = valueAt(resource.body, path);
      if (!isObject(reference) || typeof reference.kind !== 'string') return [];
      const { kind } = reference;
      return [
        {
          path,
          kind,
          name: reference.name,
          found: has(world, `source.toolkit.fluxcd.io/${kind}`, resource, reference),
        },
      ];
    }),
    dependencies: objects(specOf(resource).dependsOn).map((reference, index) => ({
      path: ['spec', 'dependsOn', index],
      name: reference.name,
      found: has(world, kindOf(resource), resource, reference),
    })),
  };
}

/** What a Kustomization deploys is in this repository when another one deploys something that is, from the same source. */
function deploymentOf(resource: Resource, repository: Repository): Json[] {
  const { path } = specOf(resource);
  const source = gitSourceOf(resource);
  if (typeof path !== 'string' || source === undefined) return [];
  const exists = isDeployable(repository, path);
  const local =
    exists ||
    repository.world
      .ofKind(kindOf(resource))
      .some((other) => gitSourceOf(other) === source && isDeployable(repository, specOf(other).path));
  return [{ path: ['spec'], local, exists }];
}

/** What identifies the GitRepository that a Kustomization deploys from: its namespace and name. */
function gitSourceOf(resource: Resource): string | undefined {
  const { sourceRef } = specOf(resource);
  if (!isObject(sourceRef) || sourceRef.kind !== 'GitRepository') return undefined;
  const { name, namespace = resource.id.namespace } = sourceRef;
  return JSON.stringify([namespace, name]);
}

function kindOf({ id: { apiVersion, kind } }: Resource): string {
  return `${apiVersion.split('/')[0]!}/${kind}`;
}

/** A reference without a namespace means the referrer's own. */
function has(world: World, kind: string, referrer: Resource, reference: Json): boolean {
  const namespace = reference.namespace ?? referrer.id.namespace;
  return world
    .ofKind(kind)
    .some(
      ({ id }) =>
        id.name === reference.name &&
        (namespace === undefined || id.namespace === undefined || id.namespace === namespace),
    );
}
