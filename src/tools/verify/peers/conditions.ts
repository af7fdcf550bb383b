import { identify, type Json } from '../../../model/resource.ts';
import { resourcesIn } from '../../../parse/resources.ts';
import type { PodTemplate } from '../../../relations/pod-template.ts';
import { podTemplate } from '../../../relations/pods.ts';
import { entries, field, list, objectAt, selects } from './fields.ts';
import type { Difference } from './compare.ts';

/** What a verdict may rest on: something that is so of the object, and of the objects around it. */
type Condition = (difference: Difference) => boolean;

const unknownToKubeScore = ['ReplicaSet', 'ReplicationController', 'Rollout', 'PodTemplate', 'Service'];

/** By name, as verdicts.yaml has them. */
export const conditions: Readonly<Record<string, Condition>> = {
  // pods
  'pod has no containers': ({ object }) => podOf(object)?.containers.length === 0,
  'pod runs on Windows': ({ object }) => field(podSpec(object), 'os', 'name') === 'windows',
  'pod has a user namespace': ({ object }) => podSpec(object).hostUsers === false,
  'pod uses the network of the node': ({ object }) => podSpec(object).hostNetwork === true,
  'pod does not share process ids': ({ object }) => podSpec(object).hostPID !== true,
  'pod does not share IPC': ({ object }) => podSpec(object).hostIPC !== true,
  'pod runs to its end': ({ object }) => ['Never', 'OnFailure'].includes(String(podSpec(object).restartPolicy)),
  'pod has a security context': ({ object }) => entries(podSpec(object).securityContext).length > 0,
  'a user other than root is set': ({ object }) =>
    [podSpec(object), ...containersOf(object)].some((one) => Number(field(one, 'securityContext', 'runAsUser')) > 0),
  'pod is unconfined': ({ object }) => containersOf(object).some((one) => profileOf(one) === 'Unconfined'),
  'pod template belongs to no workload that Kubernetes has': ({ object }) => podOf(object) === undefined,
  // containers
  'containers have security contexts': ({ object }) =>
    containersOf(object).every(({ securityContext }) => entries(securityContext).length > 0),
  'a container is privileged': ({ object }) =>
    containersOf(object).some((one) => field(one, 'securityContext', 'privileged') === true),
  'containers add no capability': ({ object }) => capabilities(object, 'add').length === 0,
  'containers add NET_BIND_SERVICE only': ({ object }) =>
    capabilities(object, 'add').every((one) => one === 'NET_BIND_SERVICE'),
  'containers do not add SYS_ADMIN': ({ object }) => !capabilities(object, 'add').includes('SYS_ADMIN'),
  'a container drops NET_RAW or all in small letters': ({ object }) =>
    capabilities(object, 'drop').some((one) => one === 'NET_RAW' || one === 'all'),
  'containers declare no ports': ({ object }) => containersOf(object).every(({ ports }) => list(ports).length === 0),
  'a container has a limit without a request': ({ object }) =>
    containersOf(object).some(({ resources }) =>
      ['cpu', 'memory'].some(
        (name) => field(resources, 'limits', name) !== undefined && field(resources, 'requests', name) === undefined,
      ),
    ),
  'a container has only a request or only a limit of memory': ({ object }) =>
    containersOf(object).some(
      ({ resources }) =>
        (field(resources, 'requests', 'memory') === undefined) !== (field(resources, 'limits', 'memory') === undefined),
    ),
  'an image has a digest': ({ object }) => containersOf(object).some(({ image }) => String(image).includes('@')),
  'an image has no tag that stays what it is': ({ object }) =>
    containersOf(object).some(
      ({ image }) => !/@|:(?!latest|main|master|edge|nightly|dev|stable)[^/]+$/.test(String(image)),
    ),
  'an image is a placeholder': ({ object }) => containersOf(object).some(({ image }) => String(image).startsWith('<')),
  'an image has a registry with a port and no tag': ({ object }) =>
    containersOf(object).some(({ image }) => /:\d+\/[^:@]+$/.test(String(image))),
  'a probe of liveness gives up later than that of readiness': ({ object }) =>
    containersOf(object).some(
      ({ livenessProbe, readinessProbe }) => patience(livenessProbe) > patience(readinessProbe),
    ),
  // workloads
  'replicas are not set': ({ object }) => field(object, 'spec', 'replicas') === undefined,
  'an autoscaler is behind the replicas': ({ object, of }) => autoscalersOf(object, of.objects).length > 0,
  'an autoscaler goes down to one': ({ object, of }) =>
    autoscalersOf(object, of.objects).some((one) => Number(field(one, 'spec', 'minReplicas') ?? 1) < 2),
  'there is no selector': ({ object }) => field(object, 'spec', 'selector') === undefined,
  'the pods of a CronJob have a seccomp profile': ({ object }) =>
    object.kind === 'CronJob' && [podSpec(object), ...containersOf(object)].some((one) => profileOf(one) !== undefined),
  'there are constraints': ({ object }) => list(podSpec(object).topologySpreadConstraints).length > 0,
  'no constraint selects the pods': ({ object }) =>
    !list(podSpec(object).topologySpreadConstraints).some((one) =>
      selects(field(one, 'labelSelector', 'matchLabels'), podOf(object)?.metadata.labels),
    ),
  'policies limit one direction only': ({ of }) =>
    of.objects.every((one) => one.kind !== 'NetworkPolicy' || list(field(one, 'spec', 'policyTypes')).length < 2),
  'there are no constraints': ({ object }) => list(podSpec(object).topologySpreadConstraints).length === 0,
  'a volume is claimed': ({ object }) =>
    list(podSpec(object).volumes).some((volume) => field(volume, 'persistentVolumeClaim') !== undefined),
  'no Service selects the pods': ({ object, of }) =>
    !of.objects.some((one) => one.kind === 'Service' && isSameNamespace(one, object) && selectsPodsOf(one, object)),
  'a NetworkPolicy of another or no namespace selects the pods': ({ object, of }) =>
    of.objects.some(
      (one) =>
        one.kind === 'NetworkPolicy' &&
        !isSameNamespace(one, object) &&
        selects(field(one, 'spec', 'podSelector', 'matchLabels'), podOf(object)?.metadata.labels),
    ),
  'a LimitRange is there': ({ of }) => of.objects.some(({ kind }) => kind === 'LimitRange'),
  'the deadline is below ten seconds': ({ object }) => Number(field(object, 'spec', 'startingDeadlineSeconds')) < 10,
  // what selects
  'the Service selects a workload that kube-score does not know': ({ object, of }) =>
    of.objects.some((one) => unknownToKubeScore.includes(String(one.kind)) && selectsPodsOf(object, one)),
  'no workload is in the namespace of the object': ({ object, of }) =>
    !of.objects.some((one) => podOf(one) !== undefined && isSameNamespace(one, object)),
  'the policy selects everything': ({ object }) => entries(field(object, 'spec', 'podSelector')).length === 0,
  'the policy selects a workload without a namespace': ({ object, of }) =>
    of.objects.some(
      (one) =>
        identify(one).namespace === undefined &&
        selects(field(object, 'spec', 'podSelector', 'matchLabels'), podOf(one)?.metadata.labels),
    ),
  'the Ingress is of a removed version': ({ object }) => object.apiVersion === 'networking.k8s.io/v1beta1',
  'only the default backend is missing': ({ object }) => list(field(object, 'spec', 'rules')).length === 0,
  // roles
  'the role grants everything': ({ object }) =>
    list(object.rules).some(
      (rule) => list(field(rule, 'resources')).includes('*') && list(field(rule, 'verbs')).includes('*'),
    ),
  'the first rule has no wildcard': ({ object }) =>
    ['apiGroups', 'resources', 'verbs'].every((name) => !list(field(list(object.rules)[0], name)).includes('*')),
  'the role binds or escalates roles': ({ object }) =>
    list(object.rules).some((rule) =>
      list(field(rule, 'resources')).some((name) => ['roles', 'clusterroles'].includes(String(name))),
    ),
  'the role only signs or only approves': ({ object }) =>
    ['signers', 'certificatesigningrequests/approval'].some(
      (name) => !list(object.rules).some((rule) => list(field(rule, 'resources')).includes(name)),
    ),
  'the role that is bound does not bind': ({ object, of }) =>
    !of.objects.some(
      (one) =>
        identify(one).name === field(object, 'roleRef', 'name') &&
        list(one.rules).some((rule) => list(field(rule, 'verbs')).includes('bind')),
    ),
  // any object
  'no namespace is written': ({ object }) => identify(object).namespace === undefined,
  'a value is a placeholder': ({ object }) => /\$\{|\{\{/.test(JSON.stringify(object)),
  'the snippet holds neither Lua nor alias': ({ object }) =>
    !Object.entries(objectAt(object, 'metadata', 'annotations')).some(
      ([key, value]) => key.includes('snippet') && /lua_|_by_lua|alias/.test(String(value)),
    ),
};

function podOf(object: Json): PodTemplate | undefined {
  const [resource] = resourcesIn({ file: { path: '', text: '' }, index: 0, start: 0, end: 0, line: 1, value: object });
  return resource && podTemplate(resource);
}

function podSpec(object: Json): Json {
  return podOf(object)?.spec ?? {};
}

function containersOf(object: Json): Json[] {
  return podOf(object)?.containers.map(({ value }) => value) ?? [];
}

function capabilities(object: Json, action: 'add' | 'drop'): unknown[] {
  return containersOf(object).flatMap((one) => list(field(one, 'securityContext', 'capabilities', action)));
}

function profileOf(holder: Json): unknown {
  return field(holder, 'securityContext', 'seccompProfile', 'type');
}

/** Seconds of failure that a probe bears. */
function patience(probe: unknown): number {
  return Number(field(probe, 'failureThreshold') ?? 3) * Number(field(probe, 'periodSeconds') ?? 10);
}

function autoscalersOf(workload: Json, all: readonly Json[]): Json[] {
  const { kind, name } = identify(workload);
  return all.filter((one) => {
    const target = objectAt(one, 'spec', 'scaleTargetRef');
    return isSameNamespace(one, workload) && target.kind === kind && target.name === name;
  });
}

function isSameNamespace(one: Json, other: Json): boolean {
  return identify(one).namespace === identify(other).namespace;
}

function selectsPodsOf(service: Json, workload: Json): boolean {
  const selector = field(service, 'spec', 'selector');
  return entries(selector).length > 0 && selects(selector, podOf(workload)?.metadata.labels);
}
