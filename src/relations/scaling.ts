import { groupOf, isObject, type Json, type Resource } from '../model/resource.ts';
import type { Repository } from './facts.ts';
import { limitRangesOf } from './limits.ts';
import type { World } from './world.ts';

const scalerKinds = ['autoscaling/HorizontalPodAutoscaler', 'keda.sh/ScaledObject'] as const;

/**
 * Of an autoscaler: what it scales in the repository, with the resources that each container asks for. Nothing where it
 * may scale what a chart brings.
 */
export function scaleFacts(autoscaler: Resource, { world }: Repository): Json {
  const target = targetOf(autoscaler);
  if (target === undefined || world.hasUnrenderedCharts || target.name.includes('${')) return {};
  return {
    targets: world.named(autoscaler, `${target.group}/${target.kind}`, target.name).map((workload) => {
      const pod = world.pod(workload);
      return {
        ...workload.id,
        resources: pod?.spec.resources ?? {},
        containers: pod?.containers.map(({ name, role, value }) => ({ name, role, value: resourcesOf(value) })) ?? [],
        limitRanges: limitRangesOf(workload, world),
      };
    }),
  };
}

/** What scales a workload, each with its fewest and most replicas. */
export function autoscalersOf(workload: Resource, world: World): Json[] {
  return scalerKinds
    .flatMap((scaler) => world.near(workload, scaler))
    .filter((scaler) => {
      const target = targetOf(scaler);
      return target?.kind === workload.id.kind && target.name === workload.id.name;
    })
    .map((scaler) => ({ ...scaler.id, ...replicasOf(scaler) }));
}

/** The claims that all pods of a workload share: the index of each volume, and the access modes that the claim asks for. */
export function claimsOf(workload: Resource, world: World): Json[] {
  const volumes = world.pod(workload)?.spec.volumes;
  if (!Array.isArray(volumes)) return [];
  return volumes.flatMap((volume: unknown, index) => {
    const claim = isObject(volume) ? volume.persistentVolumeClaim : undefined;
    if (!isObject(claim)) return [];
    return world
      .named(workload, '/PersistentVolumeClaim', claim.claimName)
      .map(({ id, body }) => ({ name: id.name, index, accessModes: specOf(body).accessModes ?? [] }));
  });
}

interface Target {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
}

/** KEDA may leave out apiVersion and kind, and then means a Deployment; Kubernetes demands the kind. */
function targetOf({ id, body }: Resource): Target | undefined {
  const target = specOf(body).scaleTargetRef;
  if (!isObject(target) || typeof target.name !== 'string') return undefined;
  const isKeda = id.kind === 'ScaledObject';
  const { apiVersion = isKeda ? 'apps/v1' : '', kind = isKeda ? 'Deployment' : undefined } = target;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return undefined;
  return { group: groupOf(apiVersion), kind, name: target.name };
}

/** With the defaults that the API has. */
function replicasOf({ id, body }: Resource): Json {
  const spec = specOf(body);
  return id.kind === 'ScaledObject'
    ? { minimum: spec.minReplicaCount ?? 0, maximum: spec.maxReplicaCount ?? 100 }
    : { minimum: spec.minReplicas ?? 1, maximum: spec.maxReplicas ?? null };
}

function resourcesOf({ resources }: Json): Json {
  return isObject(resources) ? { resources } : {};
}

function specOf({ spec }: Readonly<Json>): Json {
  return isObject(spec) ? spec : {};
}
