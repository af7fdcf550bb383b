import { valueAt } from '../model/json-path.ts';
import { groupOf, isObject, type Json, type Resource } from '../model/resource.ts';

/** ValidatingAdmissionPolicies that are in force together, with all that the API server judges by. */
export interface PolicySet {
  readonly policies: readonly Resource[];
  readonly bindings: readonly Resource[];
  /** Objects of the kinds that policies take parameters of, and Namespaces. */
  readonly params: readonly Resource[];
  readonly namespaces: readonly Resource[];
}

/** A binding whose verdict cannot be known here, and why. */
export interface Unjudged {
  readonly binding: Resource;
  readonly why: string;
}

export interface PolicyWorld {
  /** Whether a kind, `group/Kind`, is known: built in, or defined. */
  readonly isKnownKind: (kind: string) => boolean;
  /** Whether what the resources do not have is nowhere. */
  readonly complete: boolean;
}

const group = 'admissionregistration.k8s.io';

export function isPolicy({ id }: Resource): boolean {
  return id.kind === 'ValidatingAdmissionPolicy' && groupOf(id.apiVersion) === group;
}

function isBinding({ id }: Resource): boolean {
  return id.kind === 'ValidatingAdmissionPolicyBinding' && groupOf(id.apiVersion) === group;
}

/** The policies among resources that something binds. */
export function policySetOf(
  resources: readonly Resource[],
  world: PolicyWorld,
): { set: PolicySet; unjudged: readonly Unjudged[] } {
  const all = resources.filter(isPolicy); // each cluster may have its own under one name
  const unjudged: Unjudged[] = [];
  const bindings = resources.filter(isBinding).filter((binding) => {
    const bound = all.filter(({ id }) => id.name === specOf(binding).policyName);
    const whys = bound.map((policy) => whyNot(policy, binding, resources, world));
    const why = whys.find((one) => one !== undefined);
    if (why !== undefined) unjudged.push({ binding, why });
    return bound.length > 0 && why === undefined;
  });
  const bound = new Set(bindings.map((binding) => String(specOf(binding).policyName)));
  const policies = all.filter(({ id }) => bound.has(id.name));
  const kinds = new Set(policies.map(paramKindOf));
  return {
    set: {
      policies,
      bindings,
      params: resources.filter((resource) => kinds.has(kindOf(resource))),
      namespaces: resources.filter((resource) => kindOf(resource) === '/Namespace'),
    },
    unjudged,
  };
}

/** Parameters may come from elsewhere. */
function whyNot(
  policy: Resource,
  binding: Resource,
  resources: readonly Resource[],
  { isKnownKind, complete }: PolicyWorld,
): string | undefined {
  const kind = paramKindOf(policy);
  const ref = specOf(binding).paramRef;
  if (kind === undefined || !isObject(ref)) return undefined;
  if (!isKnownKind(kind)) return `nothing here defines ${kind}, which the policy takes as parameter`;
  const isThere = resources.some((resource) => kindOf(resource) === kind && mayBeParam(ref, resource));
  return isThere || complete ? undefined : 'its parameter is not in this repository';
}

function mayBeParam({ name, namespace }: Json, { id }: Resource): boolean {
  const isIn = namespace === undefined || id.namespace === undefined || id.namespace === namespace;
  return isIn && (name === undefined || id.name === name);
}

function paramKindOf({ body }: Resource): string | undefined {
  const asked = valueAt(body, ['spec', 'paramKind']);
  if (!isObject(asked) || typeof asked.apiVersion !== 'string' || typeof asked.kind !== 'string') return undefined;
  return `${groupOf(asked.apiVersion)}/${asked.kind}`;
}

function kindOf({ id }: Resource): string {
  return `${groupOf(id.apiVersion)}/${id.kind}`;
}

function specOf({ body }: Resource): Json {
  return isObject(body.spec) ? body.spec : {};
}
