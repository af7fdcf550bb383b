import { version } from '../../assets.ts';
import { CliError } from '../../errors.ts';
import type { ClusterType } from '../answers/answers.ts';
import { createApplications, type Application } from '../applications/applications.ts';
import { azureNames, clusterCloudNames, type AzureNames, type ClusterCloudNames } from '../clusters/cloud-names.ts';
import { cloudOfCluster, cloudsOf } from '../clusters/clouds.ts';
import { kubernetesVersion, type KubernetesVersion } from '../clusters/kubernetes-versions.ts';
import { loadBalancerOf, metallbClusters } from '../clusters/load-balancers.ts';
import { isWanted, loadComponents, type Component, type Routing } from './components.ts';
import { issuerOf, type Issuer } from '../clusters/issuers.ts';
import type { TemplateLibrary } from '../templates/library.ts';
import type { Platform } from '../answers/platform.ts';
import { lintShardsOf } from './lint-shards.ts';
import { admissionPolicy, type AdmissionPolicy } from './policies.ts';
import { secretStoreOf, type SecretStore } from './secret-stores.ts';
import { createTeams, type GroupKind, type Team } from './teams.ts';

/** What templates can say; every field is always there. What was answered stands in it under its own name, too. */
export interface Context extends Omit<
  Required<Platform>,
  'environments' | 'clusters' | 'teams' | 'applications' | 'components' | 'kubernetes' | 'policies'
> {
  readonly generator: { readonly version: string };
  /** The repository for people, without `.git`. */
  readonly webUrl: string;
  /** Where people read a file of the branch: `{{fileUrl}}/docs/architecture.md`. */
  readonly fileUrl: string;
  readonly organization: string;
  readonly kubernetes: KubernetesVersion;
  /** In the order of promotion. */
  readonly environments: readonly Environment[];
  readonly clusters: readonly Cluster[];
  /** The cluster of the last environment. */
  readonly production: Cluster;
  readonly teams: readonly Team[];
  readonly applications: readonly Application[];
  /** What runbooks and READMEs show commands with: the first application, or a name for one to come. */
  readonly sample: { readonly name: string; readonly team: string };
  /** Those that read a Secret which is in Git, encrypted. */
  readonly sealing: readonly Application[];
  /** Those that any cluster runs. */
  readonly components: readonly Component[];
  /** Admission policies of the repository's own. */
  readonly policies: readonly AdmissionPolicy[];
  readonly project: PlatformProject;
  /** Where requests come from. */
  readonly routing: Routing & { readonly component: Component };
  /** Whether Argo Rollouts writes the weights of any HTTPRoute. */
  readonly shiftedRoutes: boolean;
  /** Whether External Secrets copies credentials; otherwise they are in Git, encrypted. */
  readonly externalSecrets: boolean;
  readonly secretStore: SecretStore;
  readonly azure: AzureNames;
  readonly clouds: { readonly aws: boolean; readonly azure: boolean; readonly gcp: boolean };
  /** Whether a cluster is made with it. */
  readonly made: Readonly<Record<ClusterType, boolean>>;
  /** Whether Terraform leaves the rights of some cluster's components to people. */
  readonly rightsByHand: boolean;
  /** Where some cluster of our own publishes the keys of its service accounts. */
  readonly publishes: { readonly s3: boolean; readonly azureBlob: boolean };
  /** Which kinds of object storage any cluster uses. */
  readonly objectStores: {
    readonly s3: boolean;
    readonly azure: boolean;
    readonly gcs: boolean;
    readonly any: boolean;
  };
  /** What names of images begin with that teams may run. */
  readonly imageRegistries: readonly string[];
  /** The numbers of the jobs among which the CI divides the check; none where one job does all of it. */
  readonly lintShards: readonly number[];
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
  /** Where AWS and Azure find the keys that sign tokens of its service accounts. */
  readonly issuer: Issuer;
  readonly cloudNames: ClusterCloudNames;
  /** Whose secrets it may read: its own name and those of its environments. */
  readonly secretScopes: readonly { readonly name: string }[];
  /** Whether Terraform makes it, with the rights of its components. */
  readonly terraform: boolean;
  /** What stands in front of its Services. `ports`: kind's port mappings. */
  readonly loadBalancer: 'cloud' | 'metallb' | 'external' | 'ports';
  /** Whether what stands in front says in the PROXY protocol who the client is. */
  readonly proxyProtocol: boolean;
  /** What MetalLB may give to its Services, as a network or a range; empty without MetalLB. */
  readonly addresses: string;
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
  const { repository, domain, teams, policyEngine } = platform;
  const policies = (platform.policies ?? []).map(admissionPolicy);
  const webUrl = repository.replace(/\.git$/, '');
  const known = loadComponents(library, platform);
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
    fileUrl: `${webUrl}${fileFolders[platform.gitHost]}${platform.branch}`,
    organization: new URL(webUrl).pathname.split('/')[1]!,
    kubernetes: kubernetesVersion(platform.kubernetes),
    environments,
    clusters,
    production: environments.at(-1)!.cluster,
    teams: [],
    applications: [],
    sealing: [],
    sample: platform.applications[0] ?? { name: 'web-api', team: teams[0]! },
    components,
    policies,
    project: platformProject(components, policyEngine === 'gatekeeper' ? policies : []),
    routing: routingOf(components, platform.exposure),
    shiftedRoutes: false,
    externalSecrets: !['sops', 'sealed-secrets'].includes(platform.secrets),
    secretStore: secretStoreOf(platform),
    azure: azureNames(platform),
    clouds: { aws: clouds.includes('aws'), azure: clouds.includes('azure'), gcp: clouds.includes('gcp') },
    made: madeWith(clusters),
    rightsByHand: clusters.some((cluster) => !cluster.terraform),
    publishes: {
      s3: clusters.some(({ issuer }) => issuer.published === 's3'),
      azureBlob: clusters.some(({ issuer }) => issuer.published === 'azure-blob'),
    },
    objectStores: objectStoresOf(clusters),
    imageRegistries: imageRegistriesOf(platform),
    lintShards: lintShardsOf(platform),
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
  const sealing = applications.filter(({ features }) => features['encrypted-secret'] === true);
  return { ...context, applications, sealing, shiftedRoutes, teams: createTeams(teams, applications, context) };
}

const fileFolders = { github: '/blob/', gitlab: '/-/blob/', gitea: '/src/branch/' } as const;

/** @throws CliError `bad-template` when nothing lets requests in */
function routingOf(components: readonly Component[], exposure: string): Context['routing'] {
  for (const component of components) if (component.routing !== null) return { ...component.routing, component };
  throw new CliError(
    'bad-template',
    `no component lets requests in for the exposure ${exposure}`,
    'one of them needs `routing` in its template.yaml',
  );
}

/** What a template reads when a question was not asked. */
const absent = {
  awsAccount: '',
  awsRegion: '',
  awsVpcCidr: '',
  gcpProject: '',
  gcpProjectNumber: '',
  gcpRegion: '',
  azureSubscription: '',
  azureTenant: '',
  azureRegion: '',
  vaultAddress: '',
  smtpHost: '',
  autoscaling: 'none',
  cni: 'provider',
  loadBalancer: 'external',
  metallbAddresses: [],
  terraform: 'none',
  templates: [],
} as const;

function madeWith(clusters: readonly Cluster[]): Context['made'] {
  const made = (type: ClusterType) => clusters.some((cluster) => cluster.type === type);
  return {
    kind: made('kind'),
    kubeadm: made('kubeadm'),
    eks: made('eks'),
    gke: made('gke'),
    aks: made('aks'),
    existing: made('existing'),
  };
}

function createClusters(platform: Platform, known: readonly Component[]): Cluster[] {
  const last = platform.environments.at(-1);
  return platform.clusters.map(({ name, type, environments }) => {
    const facts = {
      name,
      type,
      domain: clusterDomain(name, platform),
      cloud: cloudOfCluster(type) ?? ('none' as const),
      issuer: issuerOf(name, type, platform),
      cloudNames: clusterCloudNames(name, platform),
      secretScopes: [...new Set([name, ...environments])].map((scope) => ({ name: scope })),
      terraform: cloudOfCluster(type) !== undefined && cloudOfCluster(type) === platform.terraform,
      highAvailability: type !== 'kind' && environments.some((environment) => environment === last),
      loadBalancer: loadBalancerOf(type, platform),
      proxyProtocol: type === 'kubeadm' && loadBalancerOf(type, platform) === 'external',
      addresses: platform.metallbAddresses?.[metallbClusters(platform).findIndex((own) => own.name === name)] ?? '',
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

/** Under which the platform's own interfaces are reached; never that of an environment. */
function clusterDomain(name: string, { domain, environments }: Platform): string {
  return environments.slice(0, -1).includes(name) ? `${name}-cluster.${domain}` : `${name}.${domain}`;
}

function componentsOf(
  { name: _, type, terraform: __, ...facts }: Omit<Cluster, 'environments' | 'components'>,
  platform: Platform,
  known: readonly Component[],
): Component[] {
  const asked = { ...absent, ...platform, ...facts, clusterType: type };
  return known.filter((component) => isWanted(component, asked) || platform.components?.includes(component.name));
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

function objectStoresOf(clusters: readonly Cluster[]): Context['objectStores'] {
  const uses = (kind: Cluster['objectStorage']) => clusters.some(({ objectStorage }) => objectStorage === kind);
  const stores = { s3: uses('s3'), azure: uses('azure'), gcs: uses('gcs') };
  return { ...stores, any: Object.values(stores).includes(true) };
}

function imageRegistriesOf(platform: Platform): string[] {
  const { gitHost, repository, awsAccount, awsRegion, gcpProject, gcpRegion } = platform;
  const clouds = cloudsOf(platform);
  return sortedUnique([
    'docker.io/',
    'ghcr.io/',
    'quay.io/',
    'registry.k8s.io/',
    ...(gitHost === 'gitlab' ? ['registry.gitlab.com/'] : []),
    ...(gitHost === 'gitea' ? [`${new URL(repository).host}/`] : []),
    ...(clouds.includes('aws') ? [`${awsAccount}.dkr.ecr.${awsRegion}.amazonaws.com/`] : []),
    ...(clouds.includes('gcp') ? [`${gcpRegion}-docker.pkg.dev/${gcpProject}/`] : []),
  ]);
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

/** @param constraints whose kinds Gatekeeper makes */
function platformProject(components: readonly Component[], constraints: readonly AdmissionPolicy[]): PlatformProject {
  const kinds = (scope: 'cluster' | 'namespaced', also: readonly string[] = []) =>
    sortedUnique([...components.flatMap((component) => component.kinds[scope]), ...also]).map((text) => {
      const [group = '', kind = ''] = text.split('/');
      return { group, kind };
    });
  return {
    sourceRepositories: sortedUnique(components.flatMap(({ chart }) => (chart === null ? [] : [chart.repository]))),
    namespaces: sortedUnique(components.flatMap(({ namespaces, also }) => [...namespaces, ...also])),
    clusterKinds: kinds(
      'cluster',
      constraints.map(({ kind }) => `constraints.gatekeeper.sh/${kind}`),
    ),
    namespacedKinds: kinds('namespaced'),
  };
}

function sortedUnique(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
