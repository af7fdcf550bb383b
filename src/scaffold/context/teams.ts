import type { Application } from '../applications/applications.ts';

export interface Team {
  readonly name: string;
  /** What it may deploy, sorted. */
  readonly kinds: readonly GroupKind[];
  /** Where its charts come from, sorted; as Argo CD wants it, without oci://. */
  readonly chartRepositories: readonly string[];
  /** The same, as resources. */
  readonly deployable: readonly GroupResources[];
  /** What its members may look at. */
  readonly readable: readonly GroupResources[];
}

/** Resources of an API group, sorted. */
interface GroupResources {
  readonly group: string;
  readonly resources: readonly string[];
}

export interface GroupKind {
  readonly group: string;
  readonly kind: string;
}

interface Facts {
  readonly secrets: string;
  readonly externalSecrets: boolean;
  readonly routing: { readonly kind: string };
  readonly has: { readonly rollouts: boolean };
}

/** What every team may deploy, whether an application of it does or not. */
const usual = [
  '/ConfigMap',
  '/PersistentVolumeClaim',
  '/Service',
  '/ServiceAccount',
  'apps/Deployment',
  'apps/StatefulSet',
  'autoscaling/HorizontalPodAutoscaler',
  'batch/CronJob',
  'batch/Job',
  'monitoring.coreos.com/PodMonitor',
  'monitoring.coreos.com/PrometheusRule',
  'monitoring.coreos.com/ServiceMonitor',
  'networking.k8s.io/NetworkPolicy',
  'policy/PodDisruptionBudget',
];

/** What controllers make of it. */
const derived = [
  '/Event',
  '/LimitRange',
  '/Pod',
  '/ResourceQuota',
  'apps/DaemonSet',
  'apps/ReplicaSet',
  'metrics.k8s.io/Pod',
];

export function createTeams(names: readonly string[], applications: readonly Application[], facts: Facts): Team[] {
  return names.map((name) => {
    const own = applications.filter(({ team }) => team === name);
    const kinds = sortedKinds([...usual, ...chosen(facts), ...own.flatMap((application) => application.kinds)]);
    const chartRepositories = [...new Set(own.flatMap(({ chart }) => chart?.repository ?? []))].sort();
    const readable = resourcesOf([...kinds, ...sortedKinds(derivedOf(kinds))], ['pods/log']);
    return { name, kinds, chartRepositories, deployable: resourcesOf(kinds), readable };
  });
}

function chosen({ secrets, externalSecrets, routing, has }: Facts): string[] {
  return [
    ...(has.rollouts ? ['argoproj.io/AnalysisTemplate', 'argoproj.io/Rollout'] : []),
    ...(externalSecrets ? ['external-secrets.io/ExternalSecret'] : []),
    ...(secrets === 'sealed-secrets' ? ['bitnami.com/SealedSecret'] : []),
    ...(secrets === 'sops' ? ['isindir.github.com/SopsSecret'] : []),
    routing.kind === 'gateway' ? 'gateway.networking.k8s.io/HTTPRoute' : 'networking.k8s.io/Ingress',
  ];
}

function derivedOf(kinds: readonly GroupKind[]): string[] {
  const rolls = kinds.some(({ kind }) => kind === 'Rollout');
  return [...derived, ...(rolls ? ['argoproj.io/AnalysisRun', 'argoproj.io/Experiment'] : [])];
}

function sortedKinds(texts: readonly string[]): GroupKind[] {
  return [...new Set(texts)].sort().map((text) => {
    const [group = '', kind = ''] = text.split('/');
    return { group, kind };
  });
}

/** @param core further resources of the core group */
function resourcesOf(kinds: readonly GroupKind[], core: readonly string[] = []): GroupResources[] {
  const groups = [...new Set(kinds.map(({ group }) => group))].sort();
  return groups.map((group) => {
    const resources = kinds.filter((other) => other.group === group).map(({ kind }) => plural(kind));
    return { group, resources: [...resources, ...(group === '' ? core : [])].sort() };
  });
}

/** `NetworkPolicy` → `networkpolicies`. */
function plural(kind: string): string {
  const word = kind.toLowerCase();
  if (word.endsWith('y')) return `${word.slice(0, -1)}ies`;
  return word.endsWith('s') ? `${word}es` : `${word}s`;
}
