import { groupOf, isObject, type Json, type Resource } from '../model/resource.ts';
import type { Repository } from './facts.ts';
import { escalationsOf } from './rbac-escalation.ts';
import { gatheredBy, isBuiltIn, labelsOf, rbacGroup, rolesOf, rulesOfBinding } from './rbac-roles.ts';

type Gather = (resource: Resource, repository: Repository) => Json;

const gatherers: Readonly<Record<string, Gather>> = {
  ClusterRole: roleFacts,
  ClusterRoleBinding: bindingFacts,
  Role: roleFacts,
  RoleBinding: bindingFacts,
};

/** Who may do what, of roles and bindings. */
export function rbacFacts(resource: Resource, repository: Repository): Json {
  const { apiVersion, kind } = resource.id;
  return groupOf(apiVersion) === rbacGroup ? (gatherers[kind]?.(resource, repository) ?? {}) : {};
}

/** Of a binding: the role that it means, all rules that it grants, and the rights to which those lead. */
function bindingFacts(binding: Resource, { world, complete }: Repository): Json {
  const { roleRef } = binding.body;
  const name = isObject(roleRef) ? String(roleRef.name) : '';
  const isKnown = complete && !world.hasUnrenderedCharts && !name.includes('${');
  return {
    grants: rulesOfBinding(binding, world),
    escalations: escalationsOf(binding, world),
    ...(isKnown ? { roles: isBuiltIn(name) ? [name] : rolesOf(binding, world).map(({ id }) => id.name) } : {}),
  };
}

const aggregationLabel = `${rbacGroup}/aggregate-to-`;

/** Of a role: what uses it, a binding or a role that gathers it. */
function roleFacts(role: Resource, { world, complete }: Repository): Json {
  if (!complete || world.hasUnrenderedCharts) return {};
  const bindings = ['RoleBinding', 'ClusterRoleBinding'].flatMap((kind) =>
    world.near(role, `${rbacGroup}/${kind}`).filter(({ body }) => refersTo(body.roleRef, role)),
  );
  const gatherers = world
    .near(role, `${rbacGroup}/ClusterRole`)
    .filter((other) => gatheredBy(other, world).includes(role));
  return {
    usedBy: [...bindings, ...gatherers].map(({ id }) => id),
    isAggregated: Object.keys(labelsOf(role)).some((label) => label.startsWith(aggregationLabel)),
  };
}

function refersTo(roleRef: unknown, { id }: Resource): boolean {
  return isObject(roleRef) && roleRef.kind === id.kind && roleRef.name === id.name;
}
