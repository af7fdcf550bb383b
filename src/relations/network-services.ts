import { jsonText } from '../model/json-text.ts';
import { valueAt } from '../model/json-path.ts';
import { isObject, type Json, type Resource } from '../model/resource.ts';
import type { Repository } from './facts.ts';
import { areTogether } from './neighbours.ts';
import type { World } from './world.ts';

/**
 * Of a Service: the named ports of the pods that it selects, the other Services with the same selector, and whether a
 * progressive delivery controller tells them apart.
 */
export function serviceRelations(service: Resource, { world }: Repository): Json {
  const selector = valueAt(service.body, ['spec', 'selector']);
  if (!isObject(selector) || Object.keys(selector).length === 0) return {};
  const selected = world.selectedBy(service, selector);
  const others = world
    .near(service, '/Service')
    .filter((other) => other.id.name !== service.id.name && areTogether(service, other))
    .filter(({ body }) => isSame(valueAt(body, ['spec', 'selector']), selector));
  return {
    ...(selected.length === 0 ? {} : { podPorts: selected.flatMap(({ pod }) => pod.containers.flatMap(portsOf)) }),
    sharedSelector: {
      with: others.map(({ id, body }) => ({ name: id.name, clusterIP: valueAt(body, ['spec', 'clusterIP']) ?? '' })),
      isManaged: isOfRollout(service, world),
    },
  };
}

/** Only containers that keep running receive traffic. */
function portsOf({ role, value }: { role: string; value: Json }): Json[] {
  if ((role !== 'main' && role !== 'sidecar') || !Array.isArray(value.ports)) return [];
  return value.ports
    .filter(isObject)
    .filter(({ name }) => typeof name === 'string')
    .map(({ name, protocol }) => ({ name, protocol: protocol ?? 'TCP' }));
}

const rolloutServices = [
  ['canary', 'canaryService'],
  ['canary', 'stableService'],
  ['blueGreen', 'activeService'],
  ['blueGreen', 'previewService'],
] as const;

function isOfRollout(service: Resource, world: World): boolean {
  return world
    .near(service, 'argoproj.io/Rollout')
    .some(({ body }) =>
      rolloutServices.some((path) => valueAt(body, ['spec', 'strategy', ...path]) === service.id.name),
    );
}

function isSame(one: unknown, other: Json): boolean {
  if (!isObject(one)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => one[key] === other[key] || jsonText(one[key]) === jsonText(other[key]))
  );
}
