import { groupOf, isObject, type Json, type Resource } from '../model/resource.ts';
import { applicationFacts, ownUrls } from './argocd.ts';
import { networkFacts } from './network.ts';
import { rbacFacts } from './rbac.ts';
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
  '/Service': serviceFacts,
  'argoproj.io/Application': applicationFacts,
  'autoscaling/HorizontalPodAutoscaler': scaleFacts,
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
