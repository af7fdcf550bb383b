/** An object, as a reference names it. */
export interface ObjectName {
  /** `group/Kind`, with an empty group for the core one. */
  readonly kind: string;
  readonly name: string;
  /** Undefined for what has none, and where it is not known. */
  readonly namespace: string | undefined;
}

const namespaces = new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease']);

/** Namespaces that are made by hand before a GitOps tool can run. */
const bootstrapped = new Set(['flux-system', 'argocd', 'argo-cd', 'openshift-gitops']);

const clusterRoles = new Set(['cluster-admin', 'admin', 'edit', 'view']);

/** Whether every cluster has an object. All of kube-system counts: what is in it depends on who made the cluster. */
export function isBuiltIn({ kind, name, namespace }: ObjectName): boolean {
  if (namespace === 'kube-system') return true;
  switch (kind) {
    case '/Namespace':
      return namespaces.has(name) || bootstrapped.has(name) || name.startsWith('openshift-');
    case '/ServiceAccount':
      return name === 'default';
    case '/ConfigMap':
      return name === 'kube-root-ca.crt' || name === 'openshift-service-ca.crt';
    case '/Service':
      return name === 'kubernetes' && (namespace ?? 'default') === 'default';
    case 'scheduling.k8s.io/PriorityClass':
      return name.startsWith('system-');
    case 'rbac.authorization.k8s.io/ClusterRole':
      return clusterRoles.has(name) || name.startsWith('system:');
    default:
      return false;
  }
}

/** Kinds without a namespace that something refers to by name. */
const clusterScoped = new Set([
  '/Namespace',
  '/PersistentVolume',
  'admissionregistration.k8s.io/MutatingAdmissionPolicy',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
  'argoproj.io/ClusterAnalysisTemplate',
  'cert-manager.io/ClusterIssuer',
  'external-secrets.io/ClusterSecretStore',
  'gateway.networking.k8s.io/GatewayClass',
  'generators.external-secrets.io/ClusterGenerator',
  'keda.sh/ClusterTriggerAuthentication',
  'networking.k8s.io/IngressClass',
  'node.k8s.io/RuntimeClass',
  'rbac.authorization.k8s.io/ClusterRole',
  'scheduling.k8s.io/PriorityClass',
  'snapshot.storage.k8s.io/VolumeSnapshotClass',
  'storage.k8s.io/StorageClass',
  'storage.k8s.io/VolumeAttributesClass',
]);

export function isClusterScoped(kind: string): boolean {
  return clusterScoped.has(kind);
}
