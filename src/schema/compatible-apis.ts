import { isObject, type Resource } from '../model/resource.ts';

/**
 * Renamed APIs whose fields kept their names, meanings and defaults, by `group/version/Kind`. Not among them: workloads of
 * `extensions` and `apps/v1beta*` and webhook configurations, whose defaults changed.
 * Source: the deprecation guide of Kubernetes, and its conversion functions.
 */
const compatible: Readonly<Record<string, string>> = {
  'admissionregistration.k8s.io/v1beta1/ValidatingAdmissionPolicy': 'admissionregistration.k8s.io/v1',
  'admissionregistration.k8s.io/v1beta1/ValidatingAdmissionPolicyBinding': 'admissionregistration.k8s.io/v1',
  'apiregistration.k8s.io/v1beta1/APIService': 'apiregistration.k8s.io/v1',
  'autoscaling/v2beta2/HorizontalPodAutoscaler': 'autoscaling/v2',
  'batch/v1beta1/CronJob': 'batch/v1',
  'coordination.k8s.io/v1beta1/Lease': 'coordination.k8s.io/v1',
  'discovery.k8s.io/v1beta1/EndpointSlice': 'discovery.k8s.io/v1',
  'flowcontrol.apiserver.k8s.io/v1beta3/FlowSchema': 'flowcontrol.apiserver.k8s.io/v1',
  'networking.k8s.io/v1beta1/IngressClass': 'networking.k8s.io/v1',
  'node.k8s.io/v1beta1/RuntimeClass': 'node.k8s.io/v1',
  'policy/v1beta1/PodDisruptionBudget': 'policy/v1',
  'rbac.authorization.k8s.io/v1beta1/ClusterRole': 'rbac.authorization.k8s.io/v1',
  'rbac.authorization.k8s.io/v1beta1/ClusterRoleBinding': 'rbac.authorization.k8s.io/v1',
  'rbac.authorization.k8s.io/v1beta1/Role': 'rbac.authorization.k8s.io/v1',
  'rbac.authorization.k8s.io/v1beta1/RoleBinding': 'rbac.authorization.k8s.io/v1',
  'scheduling.k8s.io/v1beta1/PriorityClass': 'scheduling.k8s.io/v1',
  'storage.k8s.io/v1beta1/CSIDriver': 'storage.k8s.io/v1',
  'storage.k8s.io/v1beta1/CSINode': 'storage.k8s.io/v1',
  'storage.k8s.io/v1beta1/CSIStorageCapacity': 'storage.k8s.io/v1',
  'storage.k8s.io/v1beta1/StorageClass': 'storage.k8s.io/v1',
  'storage.k8s.io/v1beta1/VolumeAttachment': 'storage.k8s.io/v1',
};

/** The apiVersion that an object can take without any other change, as far as its kind tells; undefined where there is none. */
export function compatibleApi({ id, body }: Resource): string | undefined {
  const apiVersion = compatible[`${id.apiVersion}/${id.kind}`];
  return id.kind === 'PodDisruptionBudget' && !selectsSomething(body.spec) ? undefined : apiVersion;
}

/** An empty selector meant no pod in policy/v1beta1, and means all of them in policy/v1. */
function selectsSomething(spec: unknown): boolean {
  const selector = isObject(spec) && isObject(spec.selector) ? spec.selector : {};
  return Object.values(selector).some(
    (part) => typeof part === 'object' && part !== null && Object.keys(part).length > 0,
  );
}
