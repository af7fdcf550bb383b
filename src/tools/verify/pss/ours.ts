import type { Json, Resource } from '../../../model/resource.ts';
import type { RuleId } from '../../../model/rule.ts';
import { resourcesIn } from '../../../parse/resources.ts';
import type { PolicyEngine } from '../../../policy/engine.ts';
import { podTemplate } from '../../../relations/pods.ts';

/** As if they had been read from one file. */
export function asResources(pods: readonly Json[]): Resource[] {
  const value = { apiVersion: 'v1', kind: 'PodList', items: pods };
  return resourcesIn({ file: { path: 'pods.json', text: '' }, index: 0, start: 0, end: 0, line: 1, value });
}

/** The rules, of those given, that report a pod. */
export function reporting(
  engine: PolicyEngine,
  rules: readonly RuleId[],
  pod: Resource,
  minor: number,
): ReadonlySet<RuleId> {
  const found = engine.evaluate({
    rules,
    resource: pod.body,
    pod: podTemplate(pod),
    kubernetes: { minor },
    facts: {},
    parameters: {},
  });
  return new Set(found.map(({ rule }) => rule));
}
