import { groupOf, isObject, type Resource } from '../model/resource.ts';

/** Groups of files that look like objects and that tools read on a person's machine, on a node or in a test. */
const localGroups =
  /(?:^|\.)(?:config\.k8s\.io|config\.kubernetes\.io|kubeadm\.k8s\.io|audit\.k8s\.io|kind\.x-k8s\.io|k3d\.io|eksctl\.io|kops\.k8s\.io|kustomize\.toolkit\.dev|kuttl\.dev|chainsaw\.kyverno\.io|cli\.kyverno\.io|kpt\.dev|krew\.googlecontainertools\.github\.com|backstage\.io|talos\.dev|plugin\.fluxcd\.io|helmfile\.dev|k0sctl\.k0sproject\.io|k0s\.k0sproject\.io|client\.authentication\.k8s\.io|openpolicyagent\.org)$/;

/** Files of kubectl and of the scheduler with a core apiVersion. */
const localKinds = new Set(['v1/Config', 'v1/Policy']);

/**
 * Whether an object never goes to a cluster: a file of kubeconfig, kind, eksctl or the like. Every API group of a
 * CustomResourceDefinition has a dot; a name without one (`skaffold/v4beta1`, Talos' `v1alpha1`) is another tool's.
 */
export function isLocal({ id: { apiVersion, kind }, body }: Resource, isBuiltIn: (kind: string) => boolean): boolean {
  const group = groupOf(apiVersion);
  if (localKinds.has(`${apiVersion}/${kind}`) || localGroups.test(group)) return true;
  const metadata = isObject(body.metadata) ? body.metadata : {};
  const annotations = isObject(metadata.annotations) ? metadata.annotations : {};
  if (annotations['config.kubernetes.io/local-config'] === 'true') return true;
  return apiVersion !== 'v1' && !group.includes('.') && !isBuiltIn(kind);
}
