import type { Engines } from '../engines/engines.ts';
import type { Resource } from '../model/resource.ts';
import type { Violation } from '../model/violation.ts';
import type { Selection } from '../policy/selection.ts';
import { PolicyCache } from '../policy/user/cache.ts';
import { checkUserPolicies } from '../policy/user/check.ts';
import { checkConstraints } from '../policy/user/gatekeeper/constraints.ts';
import { isTemplate } from '../policy/user/gatekeeper/template.ts';
import type { UserPolicies } from '../policy/user/read.ts';
import { factsOf, type Repository } from '../relations/facts.ts';

export interface OwnPoliciesContext {
  readonly engines: Engines;
  readonly selection: Selection;
  readonly minor: number;
  readonly repository: Repository;
}

const constraintRules = ['policy/constraint-denied', 'policy/constraint-warned', 'policy/constraint-dry-run'] as const;
const templateRules = ['policy/invalid', 'policy/failed', 'policy/not-evaluated'] as const;

/** What the policies of the repository itself say: its Rego, and its Gatekeeper constraints. */
export async function checkOwnPolicies(
  judged: readonly Resource[],
  all: readonly Resource[],
  policies: UserPolicies,
  { engines, selection, minor, repository }: OwnPoliciesContext,
): Promise<Violation[]> {
  const cache = new PolicyCache(engines.cacheFolder);
  const { rego } = engines;
  const { world } = repository;
  const isOn = (rules: readonly (typeof constraintRules | typeof templateRules)[number][]) =>
    rules.some((rule) => selection.mayBeOn(rule));
  const constraints =
    all.some(isTemplate) && isOn([...constraintRules, ...templateRules])
      ? await checkConstraints(judged, all, {
          rego,
          cache,
          namespaceNamed: (name) => world.ofKind('/Namespace').find(({ id }) => id.name === name),
        })
      : [];
  const found = await checkUserPolicies(judged, policies, {
    rego,
    cache,
    isOn: ({ id }) => selection.mayBeOn(id),
    parameters: (meta, resource) => selection.parameters(meta, resource),
    minor,
    pods: (resource) => world.pods(resource),
    facts: (resource) => factsOf(resource, repository),
    exists: repository.exists,
  });
  return [...policies.problems, ...constraints, ...found];
}
