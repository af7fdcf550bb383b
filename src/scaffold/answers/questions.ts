import { isList, type Answers } from './answers.ts';
import { cloudOfCluster, cloudsOf, clusterTypes } from '../clusters/clouds.ts';
import { metallbClusters, suggestedAddresses } from '../clusters/load-balancers.ts';
import { clustersOf } from './platform.ts';

/** One question of the repository generator; asked in this order, each also a flag `--kebab-case`. */
export interface Question {
  readonly name: keyof Answers;
  readonly message: string;
  /** What is taken without an answer; from the answers before it. */
  readonly suggested: (before: Partial<Answers>) => string;
  /** What a repository has that was made before the question was. Without it, the answer must be there. */
  readonly unasked?: string;
  /** Whether the answers before it leave the question open; always, when absent. */
  readonly when?: (before: Partial<Answers>) => boolean;
}

const constant = (value: string) => () => value;
const zone = ({ domain = 'example.com' }: Partial<Answers>) => domain;
const uses = (cloud: string) => (before: Partial<Answers>) => cloudsOf(before).some((used) => used === cloud);
const withoutClusters = ({ clusters }: Partial<Answers>) => clusters === undefined;
const hasCluster =
  (...types: readonly string[]) =>
  (before: Partial<Answers>) =>
    clusterTypes(before).some((type) => types.includes(type));

const withMetallb = (before: Partial<Answers>) => {
  const { environments = [] } = before;
  return metallbClusters({ ...before, clusters: before.clusters ?? clustersOf({ ...before, environments }) });
};

const hosts = { github: 'github.com', gitlab: 'gitlab.com', gitea: 'git.example.com' };
const zoneServers = { aws: 'route53', gcp: 'cloud-dns', azure: 'azure-dns' };

export const questions: readonly Question[] = [
  { name: 'name', message: 'Name of the platform', suggested: constant('my-platform') },
  { name: 'gitHost', message: 'Git host', suggested: constant('github') },
  {
    name: 'repository',
    message: 'HTTPS URL of its git repository',
    suggested: ({ name = 'my-platform', gitHost = 'github' }) => `https://${hosts[gitHost]}/example/${name}.git`,
  },
  { name: 'branch', message: 'Branch that the clusters follow', suggested: constant('main') },
  { name: 'domain', message: 'DNS zone under which everything is reached', suggested: constant('example.com') },
  {
    name: 'onCall',
    message: 'E-mail address of the people on call',
    suggested: (before) => `platform-oncall@${zone(before)}`,
  },
  {
    name: 'environments',
    message: 'Environments, in the order of promotion',
    suggested: constant('dev,staging,production'),
  },
  {
    name: 'isolation',
    message: 'Clusters',
    suggested: ({ environments }) => (environments?.length === 1 ? 'cluster-per-environment' : 'production-apart'),
    when: withoutClusters,
  },
  {
    name: 'sharedCluster',
    message: 'Name of the cluster that environments share',
    suggested: ({ isolation }) => (isolation === 'shared-cluster' ? 'shared' : 'nonproduction'),
    when: (before) => withoutClusters(before) && before.isolation !== 'cluster-per-environment',
  },
  {
    name: 'nonproductionClusterType',
    message: 'What clusters before production are made with',
    suggested: constant('kind'),
    when: (before) =>
      withoutClusters(before) && before.isolation !== 'shared-cluster' && (before.environments?.length ?? 0) > 1,
  },
  {
    name: 'productionClusterType',
    message: 'What the cluster of production is made with',
    suggested: constant('kubeadm'),
    when: withoutClusters,
  },
  { name: 'kubernetes', message: 'Minor version of Kubernetes', suggested: constant('1.36') },
  { name: 'gitops', message: 'What deploys this repository', suggested: constant('argo-cd'), unasked: 'argo-cd' },
  { name: 'exposure', message: 'How requests get in', suggested: constant('envoy-gateway'), unasked: 'envoy-gateway' },
  {
    name: 'secrets',
    message: 'Where secrets are kept',
    suggested: ({ productionClusterType }) => cloudOfCluster(productionClusterType) ?? 'aws',
  },
  {
    name: 'dns',
    message: 'Who serves the DNS zone',
    suggested: (before) => {
      const [cloud] = cloudsOf(before);
      return cloud === undefined ? 'cloudflare' : zoneServers[cloud];
    },
  },
  { name: 'awsAccount', message: 'AWS account', suggested: constant('111122223333'), when: uses('aws') },
  { name: 'awsRegion', message: 'AWS region', suggested: constant('eu-west-1'), when: uses('aws') },
  {
    name: 'awsVpcCidr',
    message: 'Addresses of the VPC',
    suggested: constant('10.32.0.0/16'),
    when: ({ exposure }) => exposure === 'aws-alb',
  },
  {
    name: 'gcpProject',
    message: 'Google Cloud project',
    suggested: constant('my-platform-123456'),
    when: uses('gcp'),
  },
  {
    name: 'gcpProjectNumber',
    message: 'Number of that project',
    suggested: constant('123456789012'),
    when: (before) => uses('gcp')(before) && clusterTypes(before).some((type) => type !== 'gke'),
  },
  { name: 'gcpRegion', message: 'Google Cloud region', suggested: constant('europe-west1'), when: uses('gcp') },
  {
    name: 'azureSubscription',
    message: 'Azure subscription',
    suggested: constant('00000000-0000-0000-0000-000000000000'),
    when: uses('azure'),
  },
  {
    name: 'azureTenant',
    message: 'Azure tenant',
    suggested: constant('11111111-1111-1111-1111-111111111111'),
    when: uses('azure'),
  },
  { name: 'azureRegion', message: 'Azure region', suggested: constant('westeurope'), when: uses('azure') },
  {
    name: 'vaultAddress',
    message: 'URL of Vault',
    suggested: (before) => `https://vault.${zone(before)}:8200`,
    when: ({ secrets }) => secrets === 'vault',
  },
  {
    name: 'policyEngine',
    message: 'What enforces policies in the cluster',
    unasked: 'none',
    suggested: constant('validating-admission-policy'),
  },
  { name: 'monitoring', message: 'Metrics and alerts', suggested: constant('kube-prometheus-stack'), unasked: 'none' },
  {
    name: 'smtpHost',
    message: 'Mail server for alerts',
    suggested: (before) => `smtp.${zone(before)}:587`,
    when: ({ monitoring }) => monitoring !== 'none',
  },
  { name: 'logging', message: 'Logs of all pods', suggested: constant('loki'), unasked: 'none' },
  { name: 'tracing', message: 'Traces', suggested: constant('tempo'), unasked: 'none' },
  {
    name: 'delivery',
    message: 'How new versions are rolled out',
    suggested: constant('argo-rollouts'),
    unasked: 'rolling',
  },
  { name: 'backup', message: 'Backups', suggested: constant('velero'), unasked: 'none' },
  { name: 'storage', message: 'Persistent volumes', suggested: constant('provider'), unasked: 'none' },
  {
    name: 'autoscaling',
    message: 'What adds nodes to EKS clusters',
    unasked: 'none',
    suggested: constant('karpenter'),
    when: hasCluster('eks'),
  },
  {
    name: 'cni',
    message: 'Network of kubeadm and kind clusters',
    unasked: 'provider',
    suggested: constant('provider'),
    when: hasCluster('kubeadm', 'kind'),
  },
  {
    name: 'loadBalancer',
    message: 'What receives traffic in front of clusters without a cloud',
    unasked: 'external',
    suggested: constant('external'),
    when: (before) => before.exposure !== 'aws-alb' && hasCluster('kubeadm', 'existing')(before),
  },
  {
    name: 'metallbAddresses',
    message: 'Addresses for MetalLB, one network or range for each cluster',
    suggested: (before) => suggestedAddresses(withMetallb(before)).join(','),
    when: (before) => withMetallb(before).length > 0,
  },
  {
    name: 'terraform',
    message: 'Terraform for managed clusters',
    unasked: 'none',
    suggested: (before) =>
      clusterTypes(before)
        .map(cloudOfCluster)
        .findLast((cloud) => cloud !== undefined) ?? 'none',
    when: hasCluster('eks', 'gke', 'aks'),
  },
  {
    name: 'layout',
    message: 'Folders of the components',
    suggested: constant('infrastructure'),
    unasked: 'infrastructure',
  },
  { name: 'teams', message: 'Teams that deploy applications', suggested: constant('product') },
  {
    name: 'application',
    message: 'Name of the sample application',
    suggested: constant('web-api'),
    when: ({ applications }) => applications === undefined,
  },
  {
    name: 'singleSignOnIssuer',
    message: 'OpenID Connect issuer that people sign in with',
    suggested: (before) => `https://login.${zone(before)}`,
  },
  { name: 'ci', message: 'Checks of pull requests', suggested: constant('git-host'), unasked: 'none' },
  { name: 'dependencyBot', message: 'What proposes new versions', suggested: constant('renovate'), unasked: 'none' },
  {
    name: 'licence',
    message: 'SPDX identifier at the head of each file',
    suggested: constant('none'),
    unasked: 'none',
  },
];

/** What a person typed, as the answer that it stands for. */
export function toAnswer({ name }: Question, typed: string): string | string[] {
  return isList(name) ? typed.split(/[\s,]+/).filter((item) => item !== '') : typed.trim();
}
