import type { Answers, ClusterAnswer, ClusterType } from '../answers/answers.ts';
import { cloudOfCluster } from './clouds.ts';

/** What stands in front of a cluster's Services. */
export function loadBalancerOf(
  type: ClusterType,
  { exposure, loadBalancer = 'external' }: Partial<Pick<Answers, 'exposure' | 'loadBalancer'>>,
): 'cloud' | 'metallb' | 'external' | 'ports' {
  if (exposure === 'aws-alb' || cloudOfCluster(type) !== undefined) return 'cloud';
  return type === 'kind' ? 'ports' : loadBalancer;
}

/** The clusters that run MetalLB; metallbAddresses has an item for each, in this order. */
export function metallbClusters(
  answers: Partial<Answers> & { readonly clusters: readonly ClusterAnswer[] },
): ClusterAnswer[] {
  return answers.clusters.filter(({ type }) => loadBalancerOf(type, answers) === 'metallb');
}

/**
 * Addresses to begin with, sixteen for each cluster: of the network that the files of a kubeadm cluster use, where
 * others must not be announced, and of the network for documentation elsewhere.
 */
export function suggestedAddresses(clusters: readonly ClusterAnswer[]): string[] {
  return clusters.map(({ type }, index) =>
    type === 'kubeadm' ? `10.0.10.${128 + index * 16}/28` : `192.0.2.${index * 16}/28`,
  );
}
