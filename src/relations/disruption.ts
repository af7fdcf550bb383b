import { isObject, type Json, type Resource } from '../model/resource.ts';
import type { Repository } from './facts.ts';
import { autoscalersOf } from './scaling.ts';
import { selects, selectsExactly } from './selectors.ts';
import type { World } from './world.ts';

/** The kinds whose pods a drained node evicts and that say how many there are. */
const replicatedKinds = [
  'apps/Deployment',
  'apps/StatefulSet',
  'apps/ReplicaSet',
  '/ReplicationController',
  'argoproj.io/Rollout',
];

/** Of a PodDisruptionBudget: the replicated workloads that it protects, each with `replicas` as written and what scales it. */
export function budgetFacts(budget: Resource, { world }: Repository): Json {
  const { selector } = specOf(budget);
  const protectedOnes = replicatedKinds
    .flatMap((kind) => world.near(budget, kind))
    .filter((workload) => selects(selector, labelsOf(workload, world)));
  return {
    workloads: protectedOnes.map((workload) => ({
      ...workload.id,
      replicas: specOf(workload).replicas ?? null,
      autoscalers: autoscalersOf(workload, world),
    })),
  };
}

/** The Services that send requests to the ready pods of a workload. */
export function servicesOf(workload: Resource, world: World): Json[] {
  const labels = labelsOf(workload, world);
  return world
    .near(workload, '/Service')
    .filter((service) => {
      const { selector, publishNotReadyAddresses } = specOf(service);
      return publishNotReadyAddresses !== true && isObject(selector) && selectsExactly(selector, labels);
    })
    .map(({ id }) => ({ ...id }));
}

/** Of a StatefulSet: the Services that its `serviceName` may mean. Undefined where a chart may bring it. */
export function governingServicesOf(workload: Resource, world: World): Json[] | undefined {
  const { serviceName } = specOf(workload);
  if (workload.id.kind !== 'StatefulSet' || typeof serviceName !== 'string') return undefined;
  if (world.hasUnrenderedCharts || serviceName.includes('${')) return undefined;
  return world
    .named(workload, '/Service', serviceName)
    .map((service) => ({ ...service.id, headless: specOf(service).clusterIP === 'None' }));
}

function labelsOf(workload: Resource, world: World): Json {
  const labels = world.pod(workload)?.metadata.labels;
  return isObject(labels) ? labels : {};
}

function specOf({ body: { spec } }: Resource): Json {
  return isObject(spec) ? spec : {};
}
