import type { JsonPath } from '../model/json-path.ts';
import { groupOf, isObject, type Json, type Resource } from '../model/resource.ts';
import { selects, type Labels } from './selectors.ts';

export const directions = ['ingress', 'egress'] as const;

export type Direction = (typeof directions)[number];

/** Pods that a policy isolates, and in which directions. */
export interface Subject {
  /** Where the policy says which pods. */
  readonly path: JsonPath;
  readonly directions: readonly Direction[];
  /** A LabelSelector of pods; undefined for all. */
  readonly pods: unknown;
  /** A LabelSelector of namespaces; undefined for the policy's own, or all of them where it has none. */
  readonly namespaces: unknown;
}

/** Kinds of policies that isolate pods, by `group/Kind`. */
const subjectsByKind: Readonly<Record<string, (spec: Json, body: Json) => readonly Subject[]>> = {
  'networking.k8s.io/NetworkPolicy': networkPolicySubjects,
  'cilium.io/CiliumNetworkPolicy': ciliumSubjects,
  'cilium.io/CiliumClusterwideNetworkPolicy': ciliumSubjects,
  'policy.networking.k8s.io/AdminNetworkPolicy': adminSubjects,
  'policy.networking.k8s.io/BaselineAdminNetworkPolicy': adminSubjects,
  'policy.networking.k8s.io/ClusterNetworkPolicy': adminSubjects,
  'crd.projectcalico.org/NetworkPolicy': calicoSubjects,
  'crd.projectcalico.org/GlobalNetworkPolicy': calicoSubjects,
  'projectcalico.org/NetworkPolicy': calicoSubjects,
  'projectcalico.org/GlobalNetworkPolicy': calicoSubjects,
  'kyverno.io/ClusterPolicy': generatedSubjects,
};

export const policyKinds = Object.keys(subjectsByKind);

const known = new WeakMap<Resource, readonly Subject[]>();

export function subjectsOf(policy: Resource): readonly Subject[] {
  const { body, id } = policy;
  const spec = isObject(body.spec) ? body.spec : {};
  const subjects = known.get(policy) ?? subjectsByKind[`${groupOf(id.apiVersion)}/${id.kind}`]?.(spec, body) ?? [];
  known.set(policy, subjects);
  return subjects;
}

/** Whether a LabelSelector leaves no pod out. */
export function selectsEverything(selector: unknown): boolean {
  if (selector === undefined) return true;
  if (!isObject(selector)) return false;
  const { matchLabels, matchExpressions } = selector;
  const noLabels = !isObject(matchLabels) || Object.keys(matchLabels).length === 0;
  return noLabels && (!Array.isArray(matchExpressions) || matchExpressions.length === 0);
}

/** @param namespace labels of the pod's namespace; undefined where they are not known, so that any selector may fit */
export function selectsPod(subject: Subject, pod: Labels, namespace: Labels | undefined): boolean {
  const fits = subject.pods === undefined || selects(subject.pods, pod);
  return (
    fits && (subject.namespaces === undefined || namespace === undefined || selects(subject.namespaces, namespace))
  );
}

function networkPolicySubjects(spec: Json): Subject[] {
  const { policyTypes, egress } = spec;
  const stated = Array.isArray(policyTypes)
    ? directions.filter((direction) => policyTypes.some((type) => String(type).toLowerCase() === direction))
    : directions.filter((direction) => direction === 'ingress' || (Array.isArray(egress) && egress.length > 0));
  return [{ path: ['spec', 'podSelector'], directions: stated, pods: spec.podSelector ?? {}, namespaces: undefined }];
}

function ciliumSubjects(spec: Json, { specs }: Json): Subject[] {
  const rules: [Json, JsonPath][] = [
    [spec, ['spec']],
    ...(Array.isArray(specs)
      ? specs.filter(isObject).map((one, index): [Json, JsonPath] => [one, ['specs', index]])
      : []),
  ];
  return rules
    .filter(([rule]) => isObject(rule.endpointSelector))
    .map(([rule, path]) => ({
      path: [...path, 'endpointSelector'],
      directions: directions.filter(
        (direction) => Array.isArray(rule[direction]) || Array.isArray(rule[`${direction}Deny`]),
      ),
      pods: withoutSources(rule.endpointSelector as Json),
      namespaces: undefined,
    }));
}

/** Cilium's labels have a source in front (`k8s:app`), and some stand for more than the pod's labels: those are left out. */
function withoutSources({ matchLabels, matchExpressions }: Json): Json {
  const plain = (key: string): string => key.replace(/^(k8s|any)[:.]/, '');
  const ofPods = (key: string): boolean => !/^(io\.kubernetes|io\.cilium|reserved[:.])/.test(key);
  const labels = isObject(matchLabels) ? Object.entries(matchLabels) : [];
  const expressions = Array.isArray(matchExpressions) ? matchExpressions.filter(isObject) : [];
  return {
    matchLabels: Object.fromEntries(
      labels.map(([key, value]) => [plain(key), value]).filter(([key]) => ofPods(key as string)),
    ),
    matchExpressions: expressions
      .map((expression): Json => ({ ...expression, key: plain(String(expression.key)) }))
      .filter(({ key }) => ofPods(key as string)),
  };
}

function adminSubjects(spec: Json): Subject[] {
  const { subject } = spec;
  if (!isObject(subject)) return [];
  const stated = directions.filter((direction) => Array.isArray(spec[direction]));
  const { namespaces, pods } = subject;
  if (!isObject(pods))
    return [{ path: ['spec', 'subject', 'namespaces'], directions: stated, pods: undefined, namespaces }];
  const path = ['spec', 'subject', 'pods', 'podSelector'];
  return [{ path, directions: stated, pods: pods.podSelector, namespaces: pods.namespaceSelector }];
}

/** Calico's selectors have a language of their own, which is not read: the policy counts for all pods. */
function calicoSubjects(spec: Json): Subject[] {
  const types = Array.isArray(spec.types) ? spec.types.map((type) => String(type).toLowerCase()) : ['ingress'];
  const stated = directions.filter((direction) => types.includes(direction));
  return [{ path: ['spec', 'selector'], directions: stated, pods: undefined, namespaces: undefined }];
}

/** Kyverno can give a policy to each namespace. */
function generatedSubjects(spec: Json): Subject[] {
  const rules = Array.isArray(spec.rules) ? spec.rules.filter(isObject) : [];
  return rules
    .filter(({ generate }) => isObject(generate) && generate.kind === 'NetworkPolicy')
    .map((_, index) => ({ path: ['spec', 'rules', index], directions, pods: undefined, namespaces: undefined }));
}
