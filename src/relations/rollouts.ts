import type { Json, Resource } from '../model/resource.ts';
import type { Repository } from './facts.ts';

/** Of an Argo Rollout: the names of the Services and analysis templates that it can meet. Nothing where a chart may bring them. */
export function rolloutFacts(rollout: Resource, { world }: Repository): Json {
  if (world.hasUnrenderedCharts) return {};
  const names = (kind: string): string[] => world.near(rollout, kind).map(({ id }) => id.name);
  return {
    rollout: {
      services: names('/Service'),
      analysisTemplates: names('argoproj.io/AnalysisTemplate'),
      clusterAnalysisTemplates: names('argoproj.io/ClusterAnalysisTemplate'),
    },
  };
}
