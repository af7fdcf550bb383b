import type { Answers, Cloud, ClusterType } from '../answers/answers.ts';

const ofCluster: Partial<Record<ClusterType, Cloud>> = { eks: 'aws', gke: 'gcp', aks: 'azure' };
const ofDns: Partial<Record<Answers['dns'], Cloud>> = { route53: 'aws', 'cloud-dns': 'gcp', 'azure-dns': 'azure' };
const ofSecrets: Partial<Record<Answers['secrets'], Cloud>> = { aws: 'aws', azure: 'azure', gcp: 'gcp' };

/** The cloud that a managed cluster lives in; undefined for others. */
export function cloudOfCluster(type: ClusterType | undefined): Cloud | undefined {
  return type === undefined ? undefined : ofCluster[type];
}

/** The clouds that something in the repository needs, in alphabetical order. */
export function cloudsOf(answers: Partial<Answers>): Cloud[] {
  const clouds = [
    ...clusterTypes(answers).map(cloudOfCluster),
    answers.dns && ofDns[answers.dns],
    answers.secrets && ofSecrets[answers.secrets],
    answers.exposure === 'aws-alb' ? ('aws' as const) : undefined,
  ];
  return [...new Set(clouds.filter((cloud) => cloud !== undefined))].sort();
}

/** What the clusters are made with, as far as it has been answered. */
export function clusterTypes(answers: Partial<Answers>): ClusterType[] {
  if (answers.clusters !== undefined) return answers.clusters.map(({ type }) => type);
  return [answers.nonproductionClusterType, answers.productionClusterType].filter((type) => type !== undefined);
}
