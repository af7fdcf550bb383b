import { groupOf, isObject, type Json, type Resource } from '../model/resource.ts';
import { applicationFacts, ownUrls } from './argocd.ts';
import { clusterFacts } from './clusters.ts';
import { fluxFacts } from './flux.ts';
import { identityFacts } from './identities.ts';
import { kustomizationFacts } from './kustomizations.ts';
import { scaleFacts } from './scaling.ts';
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
}

export function openRepository(
  resources: readonly Resource[],
  known: Pick<Repository, 'complete' | 'exists' | 'filesIn' | 'today'> & { readonly remotes: readonly string[] },
): Repository {
  const world = new World(resources);
  return {
    world,
    complete: known.complete,
    exists: known.exists,
    filesIn: known.filesIn,
    today: known.today,
    ownUrls: ownUrls(world, known.remotes, known.exists),
  };
}

type Gather = (resource: Resource, repository: Repository) => Json;

/** What is gathered for each kind, by `group/Kind`. */
const gatherers: Readonly<Record<string, Gather>> = {
  '/Service': serviceFacts,
  'argoproj.io/Application': applicationFacts,
  'argoproj.io/ApplicationSet': applicationFacts,
  'autoscaling/HorizontalPodAutoscaler': scaleFacts,
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
  const gather = gatherers[`${groupOf(resource.id.apiVersion)}/${resource.id.kind}`];
  const own = gather?.(resource, repository) ?? {};
  return {
    complete: repository.complete,
    ...own,
    ...workloadFacts(resource, repository.world),
    ...identityFacts(resource, repository),
  };
}

function serviceFacts(service: Resource, { world }: Repository): Json {
  const { selector } = isObject(service.body.spec) ? service.body.spec : {};
  if (!isObject(selector) || world.hasUnrenderedCharts) return {};
  return { selected: world.selectedBy(service, selector).map(({ resource }) => resource.id) };
}

/** Of each workload: what scales it, and what limits its disruption. */
function workloadFacts(workload: Resource, world: World): Json {
  if (world.pod(workload) === undefined) return {};
  return {
    autoscalers: [
      ...world.near(workload, 'autoscaling/HorizontalPodAutoscaler'),
      ...world.near(workload, 'keda.sh/ScaledObject'),
    ]
      .filter((scaler) => targets(scaler, workload))
      .map((scaler) => scaler.id),
    disruptionBudgets: world.selectorsOf(workload, 'policy/PodDisruptionBudget').map((budget) => budget.id),
  };
}

function targets(scaler: Resource, workload: Resource): boolean {
  const target = (scaler.body.spec as Json | undefined)?.scaleTargetRef;
  return (
    isObject(target) &&
    target.name === workload.id.name &&
    (target.kind === undefined || target.kind === workload.id.kind)
  );
}
