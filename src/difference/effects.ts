import type { JsonPath } from '../model/json-path.ts';
import { groupOf, isObject, type Resource } from '../model/resource.ts';

/** Paths of pod templates whose change replaces running pods. */
const rolling: Readonly<Record<string, JsonPath>> = {
  'apps/Deployment': ['spec', 'template'],
  'apps/StatefulSet': ['spec', 'template'],
  'apps/DaemonSet': ['spec', 'template'],
  'argoproj.io/Rollout': ['spec', 'template'],
};

/** Fields that the API server refuses to change; `but` are those below that may. */
const immutable: Readonly<Record<string, readonly { readonly path: JsonPath; readonly but?: readonly string[] }[]>> = {
  'apps/Deployment': [{ path: ['spec', 'selector'] }],
  'apps/DaemonSet': [{ path: ['spec', 'selector'] }],
  'apps/ReplicaSet': [{ path: ['spec', 'selector'] }],
  'apps/StatefulSet': [
    {
      path: ['spec'],
      but: [
        'replicas',
        'ordinals',
        'template',
        'updateStrategy',
        'revisionHistoryLimit',
        'persistentVolumeClaimRetentionPolicy',
        'minReadySeconds',
      ],
    },
  ],
  'batch/Job': [{ path: ['spec', 'template'] }, { path: ['spec', 'selector'] }, { path: ['spec', 'completionMode'] }],
  '/PersistentVolumeClaim': [{ path: ['spec'], but: ['resources', 'volumeAttributesClassName'] }],
  '/Secret': [{ path: ['type'] }],
  '/Service': [{ path: ['spec', 'clusterIP'] }],
  'rbac.authorization.k8s.io/RoleBinding': [{ path: ['roleRef'] }],
  'rbac.authorization.k8s.io/ClusterRoleBinding': [{ path: ['roleRef'] }],
  'scheduling.k8s.io/PriorityClass': [{ path: ['value'] }, { path: ['preemptionPolicy'] }],
  'storage.k8s.io/StorageClass': [
    { path: ['provisioner'] },
    { path: ['parameters'] },
    { path: ['reclaimPolicy'] },
    { path: ['volumeBindingMode'] },
  ],
  'apiextensions.k8s.io/CustomResourceDefinition': [{ path: ['spec', 'scope'] }, { path: ['spec', 'group'] }],
};

export function kindOf({ id }: Resource): string {
  return `${groupOf(id.apiVersion)}/${id.kind}`;
}

/** Whether a change of this field replaces running pods. */
export function restartsPods(resource: Resource, path: JsonPath): boolean {
  const template = rolling[kindOf(resource)];
  return template !== undefined && isWithin(path, template);
}

/** Whether this field of an object that is there cannot be changed. */
export function isImmutable(resource: Resource, path: JsonPath): boolean {
  const { kind } = resource.id;
  if ((kind === 'ConfigMap' || kind === 'Secret') && resource.body.immutable === true)
    return ['data', 'binaryData', 'stringData', 'immutable'].includes(String(path[0]));
  const fields = immutable[kindOf(resource)] ?? [];
  return fields.some(
    ({ path: field, but = [] }) => isWithin(path, field) && !but.includes(String(path[field.length] ?? '')),
  );
}

/** Whether Argo CD is told to leave an object when it is gone from the repository. */
export function isKept({ body }: Resource): boolean {
  const metadata = isObject(body.metadata) ? body.metadata : {};
  const annotations = isObject(metadata.annotations) ? metadata.annotations : {};
  const argo = annotations['argocd.argoproj.io/sync-options'];
  const flux = annotations['kustomize.toolkit.fluxcd.io/prune'];
  return (typeof argo === 'string' && /(?:^|,)\s*Prune=false\s*(?:,|$)/.test(argo)) || flux === 'disabled';
}

function isWithin(path: JsonPath, field: JsonPath): boolean {
  return path.length >= field.length ? field.every((step, index) => step === path[index]) : false;
}
