import { groupOf, isObject, type Json, type Resource } from '../model/resource.ts';
import { applicationFacts, ownUrls } from './argocd.ts';
import { budgetFacts, governingServicesOf, servicesOf } from './disruption.ts';
import { claimFacts, limitRangesOf, namespaceFacts } from './limits.ts';
import { rolloutFacts } from './rollouts.ts';
import { autoscalersOf, claimsOf, scaleFacts } from './scaling.ts';
import { networkFacts } from './network.ts';
import { rbacFacts } from './rbac.ts';
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
  /** URLs of the repository itself, in their canonical form. */
  readonly ownUrls: ReadonlySet<string>;
}

export function openRepository(
  resources: readonly Resource[],
  known: Pick<Repository, 'complete' | 'exists'> & { readonly remotes: readonly string[] },
): Repository {
  const world = new World(resources);
  return {
    world,
    complete: known.complete,
    exists: known.exists,
    ownUrls: ownUrls(world, known.remotes, known.exists),
  };
}

type Gather = (resource: Resource, repository: Repository) => Json;

/** What is gathered for each kind, by `group/Kind`. */
const gatherers: Readonly<Record<string, Gather>> = {
  '/Namespace': namespaceFacts,
  '/PersistentVolumeClaim': claimFacts,
  '/Service': serviceFacts,
  'argoproj.io/Application': applicationFacts,
  'argoproj.io/Rollout': rolloutFacts,
  'autoscaling/HorizontalPodAutoscaler': scaleFacts,
  'keda.sh/ScaledObject': scaleFacts,
  'policy/PodDisruptionBudget': budgetFacts,
};

export function factsOf(resource: Resource, repository: Repository): Facts {
  const gather = gatherers[`${groupOf(resource.id.apiVersion)}/${resource.id.kind}`];
  const own = gather?.(resource, repository) ?? {};
  return {
    complete: repository.complete,
    ...own,
    ...workloadFacts(resource, repository.world),
    ...networkFacts(resource, repository),
    ...rbacFacts(resource, repository),
  };
}

function serviceFacts(service: Resource, { world }: Repository): Json {
  const { selector } = isObject(service.body.spec) ? service.body.spec : {};
  if (!isObject(selector) || world.hasUnrenderedCharts) return {};
  return { selected: world.selectedBy(service, selector).map(({ resource }) => resource.id) };
}

/** Of each workload: what scales it, limits its disruption, sends it requests, and bounds its resources. */
function workloadFacts(workload: Resource, world: World): Json {
  if (world.pod(workload) === undefined) return {};
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
