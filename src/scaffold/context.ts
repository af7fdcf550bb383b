import { version } from '../assets.ts';
import type { ClusterType } from './answers.ts';
import { createApplications, type Application } from './applications.ts';
import { cloudOfCluster, cloudsOf } from './clouds.ts';
import { isWanted, loadComponents, type Component, type Routing } from './components.ts';
import type { TemplateLibrary } from './library.ts';
import type { Platform } from './platform.ts';
import { createTeams, type GroupKind, type Team } from './teams.ts';

/** What templates can say; every field is always there. What was answered stands in it under its own name, too. */
export interface Context extends Omit<
  Required<Platform>,
  'environments' | 'clusters' | 'teams' | 'applications' | 'components' | 'kubernetes'
> {
  readonly generator: { readonly version: string };
  /** The repository for people, without `.git`. */
  readonly webUrl: string;
  readonly organization: string;
  readonly kubernetes: { readonly minor: string };
  /** In the order of promotion. */
  readonly environments: readonly Environment[];
  readonly clusters: readonly Cluster[];
  /** The cluster of the last environment. */
  readonly production: Cluster;
  readonly teams: readonly Team[];
  readonly applications: readonly Application[];
  /** Those that any cluster runs. */
  readonly components: readonly Component[];
  readonly project: PlatformProject;
  readonly routing: Routing;
  /** Whether Argo Rollouts writes the weights of any HTTPRoute. */
  readonly shiftedRoutes: boolean;
  /** Whether External Secrets copies credentials; otherwise they are in Git, encrypted. */
  readonly externalSecrets: boolean;
  readonly clouds: { readonly aws: boolean; readonly azure: boolean; readonly gcp: boolean };
  readonly smtp: { readonly smarthost: string; readonly from: string };
  /** Whether the repository runs it. */
  readonly has: Readonly<
    Record<'argoCd' | 'flux' | 'monitoring' | 'logging' | 'tracing' | 'rollouts' | 'keda' | 'backup', boolean>
  >;
}

export interface Environment {
  readonly name: string;
  readonly domain: string;
  readonly cluster: Cluster;
  readonly production: boolean;
  /** Quota of a tenant; see policies/resource-quotas in the repository. */
  readonly size: 'small' | 'medium' | 'large';
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly logLevel: 'debug' | 'info';
}

export interface Cluster {
  readonly name: string;
  readonly type: ClusterType;
  readonly domain: string;
  /** The cloud whose managed cluster it is. */
  readonly cloud: 'aws' | 'azure' | 'gcp' | 'none';
  readonly highAvailability: boolean;
  readonly environments: readonly Environment[];
  readonly components: readonly Component[];
  /** What stands in front of its Services. `ports`: kind's port mappings. */
  readonly loadBalancer: 'cloud' | 'metallb' | 'external' | 'ports';
  readonly cni: 'cilium' | 'calico' | 'provider';
  /** The StorageClass for volumes; empty when there is none. */
  readonly storageClass: string;
  /** Where logs, traces and backups go; `none`: they stay in the cluster. */
  readonly objectStorage: 's3' | 'azure' | 'gcs' | 'none';
}

/** What the AppProject of the platform itself must allow. */
export interface PlatformProject {
  readonly sourceRepositories: readonly string[];
  readonly namespaces: readonly string[];
  readonly clusterKinds: readonly GroupKind[];
  readonly namespacedKinds: readonly GroupKind[];
}

export function createContext(platform: Platform, library: TemplateLibrary): Context {
  const { repository, domain, teams } = platform;
  const webUrl = repository.replace(/\.git$/, '');
  const known = loadComponents(library, platform.layout);
  const clusters = createClusters(platform, known);
  const environments = platform.environments.map((name) =>
    clusters.flatMap((cluster) => cluster.environments).find((environment) => environment.name === name)!,
  );
  const components = known.filter((component) => clusters.some((cluster) => cluster.components.includes(component)));
  const clouds = cloudsOf(platform);
  const runs = (name: string) => components.some((component) => component.name === name);
  const context: Context = {
    ...absent,
    ...platform,
    generator: { version },
    webUrl,
    organization: new URL(webUrl).pathname.split('/')[1]!,
    kubernetes: { minor: platform.kubernetes },
    environments,
    clusters,
    production: environments.at(-1)!.cluster,
    teams: [],
    applications: [],
    components,
    project: platformProject(components),
    routing: known.find(({ name }) => name === platform.exposure)!.routing!,
    shiftedRoutes: false,
    externalSecrets: !['sops', 'sealed-secrets'].includes(platform.secrets),
    clouds: { aws: clouds.includes('aws'), azure: clouds.includes('azure'), gcp: clouds.includes('gcp') },
    smtp: { smarthost: platform.smtpHost ?? '', from: `alertmanager@${domain}` },
    has: {
      argoCd: platform.gitops === 'argo-cd',
      flux: platform.gitops === 'flux',
      monitoring: platform.monitoring !== 'none',
      logging: platform.logging !== 'none',
      tracing: runs('opentelemetry-collector'),
      rollouts: runs('argo-rollouts'),
      keda: runs('keda'),
      backup: platform.backup !== 'none',
    },
  };
  const applications = createApplications(platform.applications, context, library);
  const shiftedRoutes = applications.some(
    ({ features }) => features.canary === true && features['http-route'] === true,
  );
  return { ...context, applications, shiftedRoutes, teams: createTeams(teams, applications, context) };
}

/** What a template reads when a question was not asked. */
const absent = {
  awsAccount: '',
  awsRegion: '',
  gcpProject: '',
  gcpRegion: '',
  azureSubscription: '',
  azureTenant: '',
  azureRegion: '',
  vaultAddress: '',
  smtpHost: '',
  autoscaling: 'none',
  cni: 'provider',
  loadBalancer: 'external',
  terraform: 'none',
  policies: [],
  templates: [],
} as const;

function createClusters(platform: Platform, known: readonly Component[]): Cluster[] {
  const last = platform.environments.at(-1);
  return platform.clusters.map(({ name, type, environments }) => {
    const facts = {
      name,
      type,
      domain: `${name}.${platform.domain}`,
      cloud: cloudOfCluster(type) ?? ('none' as const),
      highAvailability: type !== 'kind' && environments.some((environment) => environment === last),
      loadBalancer: loadBalancerOf(type, platform),
      cni: cniOf(type, platform),
      storageClass: storageClassOf(type, platform),
      objectStorage: objectStorageOf(type, platform),
    };
    const cluster = {
      ...facts,
      environments: [] as readonly Environment[],
      components: componentsOf(facts, platform, known),
    };
    cluster.environments = environments.map((environment) => createEnvironment(environment, cluster, platform));
    return cluster;
  });
}

function componentsOf(
  { name: _, type, ...facts }: Omit<Cluster, 'environments' | 'components'>,
  platform: Platform,
  known: readonly Component[],
): Component[] {
  const asked = { ...absent, ...platform, ...facts, clusterType: type };
  return known.filter((component) => isWanted(component, asked) || platform.components?.includes(component.name));
}

function loadBalancerOf(type: ClusterType, { loadBalancer = 'external' }: Platform): Cluster['loadBalancer'] {
  if (cloudOfCluster(type) !== undefined) return 'cloud';
  return type === 'kind' ? 'ports' : loadBalancer;
}

function cniOf(type: ClusterType, { cni = 'provider' }: Platform): Cluster['cni'] {
  if (type === 'kubeadm') return cni === 'provider' ? 'cilium' : cni;
  return type === 'kind' ? cni : 'provider';
}

const providerClasses: Record<ClusterType, string> = {
  kind: 'standard',
  kubeadm: '',
  existing: '',
  eks: 'gp3',
  gke: 'premium-rwo',
  aks: 'managed-csi-premium',
};

function storageClassOf(type: ClusterType, { storage }: Platform): string {
  if (storage === 'none') return '';
  const provided = providerClasses[type];
  return provided === '' && storage === 'longhorn' ? 'longhorn' : provided;
}

const objectStorages = { aws: 's3', azure: 'azure', gcp: 'gcs' } as const;

function objectStorageOf(type: ClusterType, platform: Platform): Cluster['objectStorage'] {
  if (type === 'kind') return 'none';
  const cloud = cloudOfCluster(type) ?? cloudsOf(platform)[0];
  return cloud === undefined ? 'none' : objectStorages[cloud];
}

/** Sizes grow towards production. */
function createEnvironment(name: string, cluster: Cluster, { environments, domain }: Platform): Environment {
  if (name === environments.at(-1)) {
    const range = { minReplicas: 3, maxReplicas: 10 };
    return { name, domain, cluster, production: true, size: 'large', ...range, logLevel: 'info' };
  }
  const first = name === environments[0];
  return {
    name,
    domain: `${name}.${domain}`,
    cluster,
    production: false,
    size: first ? 'small' : 'medium',
    minReplicas: 2,
    maxReplicas: 4,
    logLevel: first ? 'debug' : 'info',
  };
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
