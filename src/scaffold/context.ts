import { version } from '../assets.ts';
import type { Answers } from './answers.ts';
import type { Component } from './components.ts';

/** What templates can say; every field is always there. */
export interface Context {
  readonly generator: { readonly version: string };
  readonly name: string;
  readonly repository: string;
  /** The repository for people, without `.git`. */
  readonly webUrl: string;
  readonly organization: string;
  readonly branch: string;
  readonly domain: string;
  readonly onCall: string;
  readonly kubernetes: { readonly minor: string };
  readonly environments: readonly Environment[];
  readonly clusters: readonly Cluster[];
  /** The cluster of the last environment. */
  readonly production: Cluster;
  readonly teams: readonly { readonly name: string }[];
  readonly applications: readonly Application[];
  readonly components: readonly Component[];
  readonly platform: PlatformProject;
  readonly aws: { readonly account: string; readonly region: string };
  readonly singleSignOn: { readonly issuer: string };
  readonly smtp: { readonly smarthost: string; readonly from: string };
}

export interface Environment {
  readonly name: string;
  readonly domain: string;
  readonly cluster: Cluster;
  /** Quota of a tenant; see policies/resource-quotas in the repository. */
  readonly size: 'small' | 'medium' | 'large';
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly logLevel: 'debug' | 'info';
}

export interface Cluster {
  readonly name: string;
  readonly type: 'kind' | 'kubeadm';
  readonly domain: string;
  readonly highAvailability: boolean;
  readonly environments: readonly Environment[];
}

export interface Application {
  readonly name: string;
  readonly team: string;
  readonly image: string;
  readonly tag: string;
  readonly digest: string;
}

/** What the AppProject of the platform itself must allow. */
export interface PlatformProject {
  readonly sourceRepositories: readonly string[];
  readonly namespaces: readonly string[];
  readonly clusterKinds: readonly { readonly group: string; readonly kind: string }[];
  readonly namespacedKinds: readonly { readonly group: string; readonly kind: string }[];
}

/** What the clusters are made with; the templates pin the patch release and the node image that go with it. */
const kubernetesMinor = '1.36';

const sampleImage = {
  image: 'ghcr.io/stefanprodan/podinfo',
  tag: '6.11.1',
  digest: 'sha256:8fa56908408de98f24aed2a162b1bb42c0b98df7abfcc5a76a14a8be510457c5',
};

export function createContext(answers: Answers, components: readonly Component[]): Context {
  const { name, repository, branch, domain, onCall, team, application } = answers;
  const webUrl = repository.replace(/\.git$/, '');
  const clusters = createClusters(answers);
  const environments = clusters.flatMap((cluster) => cluster.environments);
  return {
    generator: { version },
    name,
    repository,
    webUrl,
    organization: new URL(webUrl).pathname.split('/')[1]!,
    branch,
    domain,
    onCall,
    kubernetes: { minor: kubernetesMinor },
    environments,
    clusters,
    production: clusters.at(-1)!,
    teams: [{ name: team }],
    applications: [{ name: application, team, ...sampleImage }],
    components,
    platform: platformProject(components),
    aws: { account: answers.awsAccount, region: answers.awsRegion },
    singleSignOn: { issuer: answers.singleSignOnIssuer },
    smtp: { smarthost: answers.smtpHost, from: `alertmanager@${domain}` },
  };
}

/** Production apart: the last environment has a cluster of its own, named like it; all others share one. */
function createClusters({ environments, nonproductionCluster, domain }: Answers): Cluster[] {
  const shared = createCluster(
    { name: nonproductionCluster, type: 'kind', domain: `${nonproductionCluster}.${domain}`, highAvailability: false },
    (cluster) =>
      environments.slice(0, -1).map((name, index) => ({
        name,
        domain: `${name}.${domain}`,
        cluster,
        size: index === 0 ? 'small' : 'medium',
        minReplicas: 2,
        maxReplicas: 4,
        logLevel: index === 0 ? 'debug' : 'info',
      })),
  );
  const last = environments.at(-1)!;
  const apart = createCluster(
    { name: last, type: 'kubeadm', domain: `${last}.${domain}`, highAvailability: true },
    (cluster) => [{ name: last, domain, cluster, size: 'large', minReplicas: 3, maxReplicas: 10, logLevel: 'info' }],
  );
  return [shared, apart];
}

/** A cluster and its environments know each other. */
function createCluster(
  fields: Omit<Cluster, 'environments'>,
  environmentsOf: (cluster: Cluster) => readonly Environment[],
): Cluster {
  const cluster = { ...fields, environments: [] as readonly Environment[] };
  cluster.environments = environmentsOf(cluster);
  return cluster;
}

function platformProject(components: readonly Component[]): PlatformProject {
  const kinds = (scope: 'cluster' | 'namespaced') =>
    sortedUnique(components.flatMap((component) => component.kinds[scope])).map((text) => {
      const [group = '', kind = ''] = text.split('/');
      return { group, kind };
    });
  return {
    sourceRepositories: sortedUnique(components.flatMap(({ chart }) => (chart === null ? [] : [chart.repository]))),
    namespaces: sortedUnique(components.flatMap(({ namespaces, also }) => [...namespaces, ...also])),
    clusterKinds: kinds('cluster'),
    namespacedKinds: kinds('namespaced'),
  };
}

function sortedUnique(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
