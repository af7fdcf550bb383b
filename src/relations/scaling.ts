import { groupOf, isObject, type Json, type Resource } from '../model/resource.ts';
import type { Repository } from './facts.ts';

/** Of a HorizontalPodAutoscaler: whether what it scales is in the repository. */
export function scaleFacts(autoscaler: Resource, { world }: Repository): Json {
  const target = isObject(autoscaler.body.spec) ? autoscaler.body.spec.scaleTargetRef : undefined;
  if (!isObject(target) || typeof target.kind !== 'string' || typeof target.name !== 'string') return {};
  if (world.hasUnrenderedCharts || target.name.includes('${')) return {};
  const group = typeof target.apiVersion === 'string' ? groupOf(target.apiVersion) : '';
  return {
    targets: world.named(autoscaler, `${group}/${target.kind}`, target.name).map((resource) => resource.id),
  };
}
