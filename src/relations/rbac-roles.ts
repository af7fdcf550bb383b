import { isObject, type Json, type Resource } from '../model/resource.ts';
import { selects } from './selectors.ts';
import type { World } from './world.ts';

export const rbacGroup = 'rbac.authorization.k8s.io';

/** One rule of a role, with no list left out. */
export interface RoleRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** Empty for all objects. */
  readonly resourceNames: readonly string[];
}

/** A user, a group or a service account that a binding names. */
export interface Subject {
  readonly kind: string;
  readonly name: string;
  /** Of service accounts only. */
  readonly namespace?: string;
}

const everything: RoleRule = { apiGroups: ['*'], resources: ['*'], verbs: ['*'], resourceNames: [] };
const workloadsOfNamespace: readonly RoleRule[] = [
  { apiGroups: [''], resources: ['pods', 'pods/exec', 'pods/attach', 'secrets'], verbs: ['*'], resourceNames: [] },
  { apiGroups: [''], resources: ['serviceaccounts'], verbs: ['impersonate'], resourceNames: [] },
  { apiGroups: [''], resources: ['serviceaccounts/token'], verbs: ['create'], resourceNames: [] },
];

/** What matters here of the roles that Kubernetes has itself. Source: plugin/pkg/auth/authorizer/rbac/bootstrappolicy. */
const builtIn: Readonly<Record<string, readonly RoleRule[]>> = {
  'cluster-admin': [everything],
  admin: workloadsOfNamespace,
  edit: workloadsOfNamespace,
  view: [],
};

const madeByTheCluster = /^(system:|kubeadm:|extension-apiserver-authentication-reader$)/;

export function isBuiltIn(name: string): boolean {
  return Object.hasOwn(builtIn, name) || madeByTheCluster.test(name);
}

/** The roles that a binding may mean. */
export function rolesOf(binding: Resource, world: World): readonly Resource[] {
  const { roleRef } = binding.body;
  if (!isObject(roleRef)) return [];
  return world.named(binding, `${rbacGroup}/${String(roleRef.kind)}`, roleRef.name);
}

/** The rules that a binding grants; of a role that Kubernetes has itself, those that matter here. */
export function rulesOfBinding(binding: Resource, world: World): readonly RoleRule[] {
  const { roleRef } = binding.body;
  const roles = rolesOf(binding, world);
  if (roles.length > 0) return roles.flatMap((role) => rulesOf(role, world));
  return isObject(roleRef) && roleRef.kind === 'ClusterRole' ? (builtIn[String(roleRef.name)] ?? []) : [];
}

/** The rules of a role, and of those that it gathers by their labels. */
export function rulesOf(role: Resource, world: World, within: ReadonlySet<Resource> = new Set()): readonly RoleRule[] {
  if (within.has(role)) return [];
  const gathered = gatheredBy(role, world).flatMap((other) => rulesOf(other, world, new Set([...within, role])));
  return [...ownRules(role), ...gathered];
}

/** The ClusterRoles whose rules the control plane copies into this one. */
export function gatheredBy(role: Resource, world: World): readonly Resource[] {
  const { aggregationRule } = role.body;
  if (!isObject(aggregationRule) || !Array.isArray(aggregationRule.clusterRoleSelectors)) return [];
  const selectors = aggregationRule.clusterRoleSelectors;
  return world
    .near(role, `${rbacGroup}/ClusterRole`)
    .filter((other) => other !== role && selectors.some((selector) => selects(selector, labelsOf(other))));
}

export function labelsOf({ body }: Resource): Json {
  const { labels } = isObject(body.metadata) ? body.metadata : {};
  return isObject(labels) ? labels : {};
}

export function subjectsOf(binding: Resource): readonly Subject[] {
  const { subjects } = binding.body;
  if (!Array.isArray(subjects)) return [];
  return subjects.filter(isObject).map(({ kind, name, namespace }) => {
    const owner = typeof namespace === 'string' ? namespace : binding.id.namespace;
    const known = { kind: String(kind), name: String(name) };
    return kind === 'ServiceAccount' && owner !== undefined ? { ...known, namespace: owner } : known;
  });
}

function ownRules({ body }: Resource): RoleRule[] {
  if (!Array.isArray(body.rules)) return [];
  return body.rules.filter(isObject).map((rule) => ({
    apiGroups: textsIn(rule.apiGroups),
    resources: textsIn(rule.resources),
    verbs: textsIn(rule.verbs),
    resourceNames: textsIn(rule.resourceNames),
  }));
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** Whether one of the rules allows a verb on a resource; `name` asks about one object, or all when it is left out. */
export function allows(
  rules: readonly RoleRule[],
  [group, resource, verb]: readonly [group: string, resource: string, verb: string],
  name?: string,
): boolean {
  const [, sub] = resource.split('/');
  return rules.some(
    ({ apiGroups, resources, verbs, resourceNames }) =>
      (apiGroups.includes(group) || apiGroups.includes('*')) &&
      (resources.includes(resource) ||
        resources.includes('*') ||
        (sub !== undefined && resources.includes(`*/${sub}`))) &&
      (verbs.includes(verb) || verbs.includes('*')) &&
      (resourceNames.length === 0 || (name !== undefined && resourceNames.includes(name))),
  );
}
