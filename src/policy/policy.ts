import type { Resource } from '../model/resource.ts';
import type { Violation } from '../model/violation.ts';
import type { PolicyEngine } from './engine.ts';
import type { Selection } from './selection.ts';

export interface PolicyContext {
  readonly engine: PolicyEngine;
  readonly selection: Selection;
  readonly minor: number;
  /** The pod template of a resource, and what other files say about it; see src/relations. */
  readonly pod: (resource: Resource) => object | undefined;
  readonly facts: (resource: Resource) => unknown;
}

/** Runs on each resource, in one evaluation, the rules that concern it. */
export function checkPolicies(resources: readonly Resource[], context: PolicyContext): Violation[] {
  return resources.flatMap((resource) => {
    const pod = context.pod(resource);
    const rules = context.selection.rulesFor(resource, pod !== undefined);
    if (rules.length === 0) return [];
    const parameters = rules.map((meta) => [meta.id, context.selection.parameters(meta, resource)] as const);
    const found = context.engine.evaluate({
      rules: rules.map((meta) => meta.id),
      resource: resource.body,
      ...(pod === undefined ? {} : { pod }),
      kubernetes: { minor: context.minor },
      facts: context.facts(resource),
      parameters: Object.fromEntries(parameters.filter(([, values]) => values !== undefined)),
    });
    return found.map((violation) => ({ ...violation, subject: resource }));
  });
}
