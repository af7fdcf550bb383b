import { createHash } from 'node:crypto';
import { policySetOf } from '../admission/policy-set.ts';
import { jsonText } from '../model/json-text.ts';
import { groupOf, isObject, type Json, type Resource } from '../model/resource.ts';
import { matches } from '../policy/user/gatekeeper/match.ts';
import { constraintKind, isConstraint, isTemplate } from '../policy/user/gatekeeper/template.ts';
import { factsOf } from '../relations/facts.ts';
import type { Survey } from './survey.ts';

/**
 * Resources that are judged by something else than before: what other objects say about them, the clusters that they go to,
 * the definition of their kind, or the policies that are in force for them.
 * @param isKnown resources that need not be looked at
 */
export function changedInputs(before: Survey, after: Survey, isKnown: (resource: Resource) => boolean): Resource[] {
  const was = new Map<string, string[]>();
  const withPolicies = policiesDiffer(before, after);
  const looked = after.subjects.filter((resource) => !isKnown(resource));
  const keys = new Set(looked.flatMap(keysOf));
  const describeBefore = inputsIn(before, withPolicies);
  for (const resource of before.subjects) {
    const own = keysOf(resource).filter((key) => keys.has(key));
    if (own.length === 0) continue;
    const inputs = describeBefore(resource);
    for (const key of own) was.set(key, [...(was.get(key) ?? []), inputs]);
  }
  const describeAfter = inputsIn(after, withPolicies);
  return looked.filter((resource) => {
    const inputs = describeAfter(resource);
    return !keysOf(resource).every((key) => was.get(key)?.includes(inputs) === true);
  });
}

/** One for each unit that renders it; for what stands alone, one for its place. */
function keysOf({ id, origin: { units, document, path } }: Resource): string[] {
  const name = [id.apiVersion, id.kind, id.namespace ?? '', id.name];
  return units.length > 0
    ? units.map((unit) => [unit, ...name].join('\0'))
    : [['', document.file.path, document.index, path.join('/'), ...name].join('\0')];
}

/** All that a resource is judged by besides itself, as a text to compare. */
function inputsIn({ repository, targets, custom, resources }: Survey, withPolicies: boolean) {
  const definitions = new Map<string, string>();
  const definitionOf = ({ id }: Resource): string => {
    const key = `${groupOf(id.apiVersion)}/${id.kind}`;
    let text = definitions.get(key);
    if (text === undefined) {
      const kind = custom.find(groupOf(id.apiVersion), id.kind);
      text = kind === undefined || !('file' in kind.source) ? '' : hash(jsonText(kind.definition()));
      definitions.set(key, text);
    }
    return text;
  };
  const policies = withPolicies ? policiesIn(resources) : undefined;
  const namespaces = repository.world.ofKind('/Namespace');
  const namespaceNamed = (name: string) => namespaces.find(({ id }) => id.name === name);
  const unjudged = { ...repository, hasUnknownKind: () => true }; // which would take the verdict of the schemas
  return (resource: Resource): string =>
    jsonText([
      factsOf(resource, unjudged),
      targets(resource),
      definitionOf(resource),
      policies === undefined
        ? []
        : [
            policies.constraints.filter(({ spec }) => matches(spec.match, resource, namespaceNamed)),
            policies.admission
              .filter(
                ({ rules, resource: policy }) =>
                  mayConcern(rules, resource) && !repository.world.areAlternatives(policy, resource),
              )
              .map(({ texts }) => texts),
          ],
    ]);
}

interface Policies {
  readonly constraints: readonly { readonly text: string; readonly spec: Json }[];
  readonly admission: readonly { readonly resource: Resource; readonly rules: unknown; readonly texts: string }[];
}

function policiesIn(resources: readonly Resource[]): Policies {
  const templates = new Map(resources.filter(isTemplate).map((one) => [constraintKind(one), jsonText(one.body)]));
  const { set } = policySetOf(resources, { isKnownKind: () => true, complete: true });
  return {
    constraints: resources.filter(isConstraint).map(({ id, body }) => ({
      text: hash(`${templates.get(id.kind) ?? ''}\0${jsonText(body)}`),
      spec: isObject(body.spec) ? body.spec : {},
    })),
    admission: set.policies.map((policy) => {
      const spec = isObject(policy.body.spec) ? policy.body.spec : {};
      const constraints = isObject(spec.matchConstraints) ? spec.matchConstraints : {};
      const bindings = set.bindings.filter(
        ({ body }) => isObject(body.spec) && body.spec.policyName === policy.id.name,
      );
      const texts = [policy, ...bindings, ...set.params, ...set.namespaces].map(({ body }) => jsonText(body));
      return { resource: policy, rules: constraints.resourceRules, texts: hash(texts.join('\0')) };
    }),
  };
}

/** Whether there is any difference between the policies that objects bring, and what these judge by. */
function policiesDiffer(before: Survey, after: Survey): boolean {
  const text = ({ resources }: Survey) => {
    const { constraints, admission } = policiesIn(resources);
    const namespaces = resources.filter(({ id }) => id.kind === 'Namespace').map(({ body }) => jsonText(body));
    return jsonText([constraints, admission.map(({ texts }) => texts), namespaces]);
  };
  return text(before) !== text(after);
}

/** Whether rules of a ValidatingAdmissionPolicy may name a resource's kind: they have its plural, which begins like the kind. */
function mayConcern(rules: unknown, { id }: Resource): boolean {
  if (!Array.isArray(rules)) return true;
  const group = groupOf(id.apiVersion);
  const stem = id.kind.toLowerCase().replace(/(?:y|s)$/, '');
  return rules.some((rule) => {
    if (!isObject(rule)) return true;
    const groups = list(rule.apiGroups);
    const plurals = list(rule.resources);
    const isIn = groups.includes('*') || groups.includes(group);
    return isIn && plurals.some((plural) => plural.startsWith('*') || plural.startsWith(stem) || group.includes('.'));
  });
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
