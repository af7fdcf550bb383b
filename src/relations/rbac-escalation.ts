import type { Json, Resource } from '../model/resource.ts';
import { allows, rbacGroup, rulesOfBinding, subjectsOf, type RoleRule, type Subject } from './rbac-roles.ts';
import type { World } from './world.ts';

/** Rules, and where they hold: in a namespace, or in the whole cluster. */
interface Grant {
  readonly rules: readonly RoleRule[];
  readonly namespace: string | undefined;
}

type Request = readonly [group: string, resource: string, verb: string];

/** Rights over the whole cluster, the greatest first. */
const powers: readonly (readonly [name: string, request: Request])[] = [
  ['every right in the cluster', ['*', '*', '*']],
  ['the right to bind any ClusterRole', [rbacGroup, 'clusterroles', 'bind']],
  ['the right to escalate any ClusterRole', [rbacGroup, 'clusterroles', 'escalate']],
  ['the right to impersonate any group', ['', 'groups', 'impersonate']],
  ['the right to read all Secrets', ['', 'secrets', 'get']],
  ['the right to control every kubelet', ['', 'nodes/proxy', 'get']],
];

/** Ways to act as a service account. */
const ways: readonly (readonly [how: string, requests: readonly Request[]])[] = [
  ['impersonates', [['', 'serviceaccounts', 'impersonate']]],
  ['asks for a token of', [['', 'serviceaccounts/token', 'create']]],
  [
    'creates pods that run as',
    [
      ['', 'pods', 'create'],
      ['apps', 'deployments', 'create'],
      ['apps', 'statefulsets', 'create'],
      ['apps', 'daemonsets', 'create'],
      ['apps', 'replicasets', 'create'],
      ['batch', 'jobs', 'create'],
      ['batch', 'cronjobs', 'create'],
    ],
  ],
];

/**
 * Of a binding: chains of service accounts that each can act as the next, from what it grants to a right over the whole
 * cluster that its subject does not have.
 */
export function escalationsOf(binding: Resource, world: World): Json[] {
  const chains = chainsFrom(grantOf(binding, world), binding, world);
  if (chains.length === 0) return [];
  return subjectsOf(binding).flatMap((subject) => {
    if (powersOf(grantsTo(subject, binding, world)).length > 0) return [];
    const ends = chains.map(({ steps, account }) => ({ steps, gain: powersOf(grantsTo(account, binding, world))[0] }));
    const end = ends.find(({ gain }) => gain !== undefined);
    return end === undefined ? [] : [{ subject: show(subject), ...end }];
  });
}

interface Chain {
  readonly account: Subject;
  readonly steps: readonly string[];
}

/** Every service account that can be reached, by its shortest chain. */
function chainsFrom(start: Grant, binding: Resource, world: World): Chain[] {
  if (!ways.some(([, requests]) => requests.some((request) => mayAllow(start.rules, request)))) return [];
  const reached: Chain[] = [];
  const open = new Set(accountsNear(binding, world));
  const queue: { grants: readonly Grant[]; steps: readonly string[] }[] = [{ grants: [start], steps: [] }];
  for (const { grants, steps } of queue) {
    for (const account of open) {
      const how = grants.map((grant) => wayTo(account, grant)).find((way) => way !== undefined);
      if (how === undefined) continue;
      const chain = { account, steps: [...steps, `${how} ${show(account)}`] };
      open.delete(account);
      reached.push(chain);
      queue.push({ grants: grantsTo(account, binding, world), steps: chain.steps });
    }
  }
  return reached;
}

function wayTo(account: Subject, { rules, namespace }: Grant): string | undefined {
  if (namespace !== undefined && namespace !== account.namespace) return undefined;
  return ways.find(([, requests]) => requests.some((request) => allows(rules, request, account.name)))?.[0];
}

function powersOf(grants: readonly Grant[]): string[] {
  const rules = grants.flatMap((grant) => (grant.namespace === undefined ? grant.rules : []));
  return powers.filter(([, request]) => allows(rules, request)).map(([name]) => name);
}

function grantsTo(subject: Subject, viewer: Resource, world: World): Grant[] {
  return (holdersIn(world).get(show(subject))?.held ?? [])
    .filter(({ binding }) => !world.areAlternatives(viewer, binding))
    .map(({ grant }) => grant);
}

/** A subject, and what each binding that names it grants. */
interface Holder {
  readonly subject: Subject;
  readonly held: { readonly binding: Resource; readonly grant: Grant }[];
}

const known = new WeakMap<World, ReadonlyMap<string, Holder>>();

/** Whoever a binding of the repository names, by kind and name. */
function holdersIn(world: World): ReadonlyMap<string, Holder> {
  const cached = known.get(world);
  if (cached !== undefined) return cached;
  const holders = new Map<string, Holder>();
  for (const binding of ['RoleBinding', 'ClusterRoleBinding'].flatMap((kind) => world.ofKind(`${rbacGroup}/${kind}`))) {
    const grant = grantOf(binding, world);
    for (const subject of subjectsOf(binding)) {
      const holder = holders.get(show(subject)) ?? { subject, held: [] };
      holder.held.push({ binding, grant });
      holders.set(show(subject), holder);
    }
  }
  known.set(world, holders);
  return holders;
}

/** A RoleBinding without a namespace holds in one that is not known. */
function grantOf(binding: Resource, world: World): Grant {
  const namespace = binding.id.kind === 'ClusterRoleBinding' ? undefined : (binding.id.namespace ?? '');
  return { rules: rulesOfBinding(binding, world), namespace };
}

/** Whether rules allow a verb on a resource, if only for some objects. */
function mayAllow(rules: readonly RoleRule[], request: Request): boolean {
  return rules.some((rule) => allows([{ ...rule, resourceNames: [] }], request));
}

function accountsNear(viewer: Resource, world: World): Subject[] {
  return [...holdersIn(world).values()]
    .filter(({ held }) => held.some(({ binding }) => !world.areAlternatives(viewer, binding)))
    .map(({ subject }) => subject)
    .filter(({ kind, namespace }) => kind === 'ServiceAccount' && namespace !== undefined);
}

function show({ kind, namespace, name }: Subject): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
