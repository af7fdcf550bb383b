import { jsonText } from '../model/json-text.ts';
import type { Resource } from '../model/resource.ts';
import type { Violation } from '../model/violation.ts';
import type { PolicyEngine } from './engine.ts';
import { asWritten, evaluations, type PodsOf } from './pods.ts';
import type { Selection } from './selection.ts';

export interface PolicyContext {
  readonly engine: PolicyEngine;
  readonly selection: Selection;
  readonly minor: number;
  readonly pods: PodsOf;
  /** What other files say about a resource; see src/relations. */
  readonly facts: (resource: Resource) => unknown;
}

/** Runs on each resource, in one evaluation for each of its pods, the rules that concern it. */
export function checkPolicies(resources: readonly Resource[], context: PolicyContext): Violation[] {
  return resources.flatMap((resource) => {
    const pods = context.pods(resource);
    const rules = context.selection.rulesFor(resource, pods.length > 0);
    if (rules.length === 0) return [];
    const parameters = rules.map((meta) => [meta.id, context.selection.parameters(meta, resource)] as const);
    const input = {
      rules: rules.map((meta) => meta.id),
      resource: resource.body,
      kubernetes: { minor: context.minor },
      facts: context.facts(resource),
      parameters: Object.fromEntries(parameters.filter(([, values]) => values !== undefined)),
    };
    const found = evaluations(pods).flatMap((pod) =>
      context.engine
        .evaluate(pod === undefined ? input : { ...input, pod })
        .map((violation) => ({ ...asWritten(violation, pod), subject: resource })),
    );
    return pods.length > 1 ? distinct(found) : found;
  });
}

/** What pods have in common, and what the object says itself, is said once. */
function distinct(violations: readonly Violation[]): Violation[] {
  return [...new Map(violations.map((one) => [jsonText([one.rule, one.message, one.path]), one])).values()];
}
