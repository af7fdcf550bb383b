import type { JsonPath } from '../model/json-path.ts';
import { isObject, type Json, type Resource, type ResourceId } from '../model/resource.ts';
import type { Repository } from './facts.ts';
import { namespaceLabels, selectedNamespaces } from './namespaces.ts';
import {
  directions,
  policyKinds,
  selectsEverything,
  selectsPod,
  subjectsOf,
  type Direction,
  type Subject,
} from './network-selectors.ts';
import { selects, type Labels } from './selectors.ts';
import type { World } from './world.ts';

const networkPolicy = 'networking.k8s.io/NetworkPolicy';

/** Of each workload: the policies that isolate its pods, for each direction. */
export function coverageOf(workload: Resource, { world }: Repository): Json {
  const pod = world.pod(workload);
  if (pod === undefined) return {};
  const labels = isObject(pod.metadata.labels) ? pod.metadata.labels : {};
  const { namespace } = workload.id;
  const around = namespace === undefined ? undefined : namespaceLabels(world, workload, namespace);
  const isCovered = (subject: Subject): boolean => selectsPod(subject, labels, around);
  return { networkPolicies: byDirection(policiesNear(workload, world), isCovered) };
}

/** The policies that isolate every pod of a namespace, for each direction. */
export function isolationIn(namespace: Resource, labels: Labels, world: World): Record<Direction, ResourceId[]> {
  const policies = policyKinds.flatMap((kind) => world.within(namespace, kind, [namespace.id.name]));
  return byDirection(policies, (subject) => selectsEverything(subject.pods) && selectsPod(subject, {}, labels));
}

/**
 * Of a NetworkPolicy: the egress rules of the other ones that hold for all of its pods, and whether policies of another
 * kind are near, which may allow what it does not.
 */
export function companionsOf(policy: Resource, { world }: Repository): Json {
  const [subject] = subjectsOf(policy);
  const own = world.selectedIn(policy, [policy.id.namespace], subject?.pods);
  const isCompanion = (other: Resource): boolean => {
    if (other === policy) return false;
    const [selector] = subjectsOf(other).map(({ pods }) => pods);
    return isWider(selector, subject?.pods) || (own.length > 0 && own.every(({ labels }) => selects(selector, labels)));
  };
  return {
    companions: {
      egress: world
        .near(policy, networkPolicy)
        .filter(isCompanion)
        .map(({ body }) => specOf(body).egress ?? []),
      otherKinds: policiesNear(policy, world).some(({ id }) => id.kind !== 'NetworkPolicy'),
    },
  };
}

/** Of a NetworkPolicy: where it names peers by labels that no pod has; nothing where there may be pods that are not known. */
export function unmatchedPeers(policy: Resource, { world, complete }: Repository): Json {
  if (!complete || world.hasUnrenderedCharts) return {};
  const spec = specOf(policy.body);
  const peers = directions.flatMap((direction) => {
    const side = direction === 'ingress' ? 'from' : 'to';
    return listOf(spec[direction]).flatMap((rule, index) =>
      listOf(rule[side]).map((peer, at) => ({ peer, path: ['spec', direction, index, side, at] satisfies JsonPath })),
    );
  });
  return {
    unmatched: peers
      .filter(({ peer }) => isObject(peer.podSelector) && !selectsEverything(peer.podSelector))
      .filter(({ peer }) => !mayFit(peer, policy, world))
      .map(({ path }) => ({ path: [...path, 'podSelector'] })),
  };
}

/** Of a policy of Cilium or of an administrator: where it selects pods by labels that none has. */
export function unmatchedSubjects(policy: Resource, { world, complete }: Repository): Json {
  if (!complete || world.hasUnrenderedCharts) return {};
  const fits = ({ pods, namespaces }: Subject): boolean =>
    selectsEverything(pods) || mayFit({ podSelector: pods, namespaceSelector: namespaces }, policy, world);
  return {
    unmatched: subjectsOf(policy)
      .filter((subject) => !fits(subject))
      .map(({ path }) => ({ path })),
  };
}

function mayFit({ podSelector, namespaceSelector }: Json, policy: Resource, world: World): boolean {
  const isAnywhere = selectsEverything(namespaceSelector) && namespaceSelector !== undefined;
  const namespaces =
    namespaceSelector === undefined || isAnywhere
      ? [isAnywhere ? undefined : policy.id.namespace]
      : selectedNamespaces(world, policy, namespaceSelector);
  return (
    namespaces.length === 0 || // not of this repository
    namespaces.some((namespace) => world.hasAny(mayMakePods, namespace)) ||
    world.selectedIn(policy, namespaces, podSelector).length > 0
  );
}

/** Behind a custom resource there may be an operator that makes pods, behind a Gateway its proxies. */
function mayMakePods(kind: string): boolean {
  const [group = ''] = kind.split('/');
  if (policyKinds.includes(kind)) return false;
  return group === 'gateway.networking.k8s.io' || (group.includes('.') && !group.endsWith('.k8s.io'));
}

function policiesNear(resource: Resource, world: World): Resource[] {
  return policyKinds.flatMap((kind) => world.near(resource, kind)).filter((policy) => subjectsOf(policy).length > 0);
}

function byDirection(
  policies: readonly Resource[],
  isMeant: (subject: Subject) => boolean,
): Record<Direction, ResourceId[]> {
  const isolating = (direction: Direction): ResourceId[] =>
    policies
      .filter((policy) =>
        subjectsOf(policy).some((subject) => subject.directions.includes(direction) && isMeant(subject)),
      )
      .map(({ id }) => id);
  return { ingress: isolating('ingress'), egress: isolating('egress') };
}

/** Whether one selector selects all that another does, as far as their labels tell. */
function isWider(selector: unknown, narrow: unknown): boolean {
  if (selectsEverything(selector)) return true;
  if (!isObject(selector) || !isObject(narrow) || Array.isArray(selector.matchExpressions)) return false;
  const labels = isObject(narrow.matchLabels) ? narrow.matchLabels : {};
  return selects(selector, labels);
}

function specOf(body: Readonly<Json>): Json {
  return isObject(body.spec) ? body.spec : {};
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.map((item: unknown) => (isObject(item) ? item : {})) : [];
}
