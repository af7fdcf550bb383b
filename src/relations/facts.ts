import type { Json, Resource } from '../model/resource.ts';
import type { LeftOut } from '../model/unit.ts';
import { applicationFacts, ownUrls } from './argocd.ts';
import { budgetFacts, governingServicesOf, servicesOf } from './disruption.ts';
import { claimFacts, limitRangesOf, namespaceFacts } from './limits.ts';
import { gathered, type Gatherers } from './gatherers.ts';
import { rolloutFacts } from './rollouts.ts';
import { autoscalersOf, claimsOf, scaleFacts } from './scaling.ts';
import { networkFacts } from './network.ts';
import { rbacFacts } from './rbac.ts';
import { Elsewhere } from './references/elsewhere.ts';
import { referenceFacts } from './references/facts.ts';
import { Inventory } from './references/inventory.ts';
import { selectionFacts } from './selection.ts';
import { clusterFacts } from './clusters.ts';
import { fluxFacts } from './flux.ts';
import { identityFacts } from './identities.ts';
import { kustomizationFacts } from './kustomizations.ts';
import { World } from './world.ts';

/** What other files say about a resource, by noun. `complete` is false when only part of a repository is known. */
export interface Facts {
  readonly complete: boolean;
  readonly [noun: string]: unknown;
}

export interface Repository {
  readonly world: World;
  /** Whether everything that the repository deploys is known; only then does a missing object mean anything. */
  readonly complete: boolean;
  /** Whether a path of the repository exists, file or folder. */
  readonly exists: (path: string) => boolean;
  /** Every file below a folder, whatever it is; none where there is no such folder. */
  readonly filesIn: (folder: string) => readonly string[];
  /** URLs of the repository itself, in their canonical form. */
  readonly ownUrls: ReadonlySet<string>;
  /** The date of the run, `2026-12-31`. */
  readonly today: string;
  /** Whether no schema is known for the kind of a resource. */
  readonly hasUnknownKind: (resource: Resource) => boolean;
  readonly elsewhere: Elsewhere;
  readonly inventory: Inventory;
}

/** What the pipeline knows of a repository beside its resources. */
export interface KnownOfRepository extends Omit<Repository, 'world' | 'ownUrls' | 'elsewhere' | 'inventory'> {
  readonly remotes: readonly string[];
  /** What of it could not be read or rendered, or not in whole. */
  readonly leftOut: readonly LeftOut[];
}

export function indexRepository(resources: readonly Resource[], known: KnownOfRepository): Repository {
  const world = new World(resources);
  const urls = ownUrls(world, known.remotes, known.exists);
  const elsewhere = new Elsewhere(world, { exists: known.exists, ownUrls: urls, leftOut: known.leftOut });
  return { ...known, world, ownUrls: urls, elsewhere, inventory: new Inventory(world, elsewhere) };
}

const gatherers: Gatherers = {
  '/Namespace': namespaceFacts,
  '/PersistentVolumeClaim': claimFacts,
  'argoproj.io/Application': applicationFacts,
  'argoproj.io/Rollout': rolloutFacts,
  'autoscaling/HorizontalPodAutoscaler': scaleFacts,
  'keda.sh/ScaledObject': scaleFacts,
  'policy/PodDisruptionBudget': budgetFacts,
  'argoproj.io/ApplicationSet': applicationFacts,
  'cluster.x-k8s.io/MachineDeployment': clusterFacts,
  'controlplane.cluster.x-k8s.io/KubeadmControlPlane': clusterFacts,
  'eksctl.io/ClusterConfig': clusterFacts,
  'helm.toolkit.fluxcd.io/HelmRelease': fluxFacts,
  'kind.x-k8s.io/Cluster': clusterFacts,
  'kubeadm.k8s.io/ClusterConfiguration': clusterFacts,
  'kustomize.config.k8s.io/Component': kustomizationFacts,
  'kustomize.config.k8s.io/Kustomization': kustomizationFacts,
  'kustomize.toolkit.fluxcd.io/Kustomization': fluxFacts,
};

export function factsOf(resource: Resource, repository: Repository): Facts {
  return {
    complete: repository.complete,
    ...gathered(gatherers, resource, repository),
    ...workloadFacts(resource, repository.world),
    ...selectionFacts(resource, repository),
    ...referenceFacts(resource, repository),
    ...networkFacts(resource, repository),
    ...rbacFacts(resource, repository),
    ...identityFacts(resource, repository),
  };
}

/** Of each workload: what scales it, limits its disruption, sends it requests, and bounds its resources. */
function workloadFacts(workload: Resource, world: World): Json {
  if (world.pods(workload).length === 0)
    // With a workloadRef its pods are described elsewhere; what scales it is still its own.
    return world.kindOf(workload) === 'argoproj.io/Rollout' ? { autoscalers: autoscalersOf(workload, world) } : {};
  if (world.pod(workload) === undefined) return { limitRanges: limitRangesOf(workload, world) };
  const governingServices = governingServicesOf(workload, world);
  return {
    autoscalers: autoscalersOf(workload, world),
    disruptionBudgets: world.selectorsOf(workload, 'policy/PodDisruptionBudget').map((budget) => budget.id),
    services: servicesOf(workload, world),
    claims: claimsOf(workload, world),
    limitRanges: limitRangesOf(workload, world),
    ...(governingServices === undefined ? {} : { governingServices }),
  };
}
