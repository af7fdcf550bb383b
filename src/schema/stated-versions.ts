import { groupOf, isObject, type Resource } from '../model/resource.ts';

/** A Kubernetes version that a file of the repository states for a cluster. */
export interface StatedVersion {
  /** As it is written: `1.36`, `v1.36.1`. */
  readonly version: string;
  /** The cluster's name, where the file has it. */
  readonly cluster?: string;
  readonly file: string;
}

/** The versions in cluster definitions: of Cluster API, eksctl, k3d and kind. */
export function versionsInResources(resources: readonly Resource[]): StatedVersion[] {
  return resources.flatMap((resource) => {
    const group = groupOf(resource.id.apiVersion);
    const read = Object.hasOwn(readers, `${group}/${resource.id.kind}`)
      ? readers[`${group}/${resource.id.kind}`]!(resource)
      : undefined;
    const version = /v?1\.\d+(?:\.\d+)?/.exec(typeof read === 'string' ? read : '')?.[0];
    const file = resource.origin.document.file.path;
    const { name } = resource.id;
    return version === undefined ? [] : [{ version, file, ...(name === '' ? {} : { cluster: name }) }];
  });
}

const readers: Readonly<Record<string, (resource: Resource) => unknown>> = {
  'eksctl.io/ClusterConfig': ({ body }) => within(body, 'metadata', 'version'),
  'k3d.io/Simple': ({ body }) => tagOf(body.image),
  'kind.x-k8s.io/Cluster': ({ body }) => {
    const nodes: unknown[] = Array.isArray(body.nodes) ? body.nodes : [];
    return tagOf(within(nodes[0], 'image'));
  },
  'cluster.x-k8s.io/Cluster': ({ body }) => within(body, 'spec', 'topology', 'version'),
  'controlplane.cluster.x-k8s.io/KubeadmControlPlane': ({ body }) => within(body, 'spec', 'version'),
};

/** `kindest/node:v1.36.1@sha256:…` has the version in its tag. */
function tagOf(image: unknown): string | undefined {
  return typeof image === 'string' ? /:([^@:/]+)(?:@|$)/.exec(image)?.[1] : undefined;
}

function within(value: unknown, ...path: string[]): unknown {
  return path.reduce((at, key) => (isObject(at) ? at[key] : undefined), value);
}

/** Arguments of the resources and modules that make clusters, and defaults of the variables that people call so. */
const terraformVersions = [
  /^\s*(?:cluster_version|kubernetes_version|min_master_version)\s*=\s*"(v?1\.\d+[^"]*)"/gm,
  /^\s*resource\s+"(?:aws_eks_cluster|digitalocean_kubernetes_cluster|scaleway_k8s_cluster|vultr_kubernetes)"[^]*?^\s*version\s*=\s*"(v?1\.\d+[^"]*)"/gm,
  /^\s*variable\s+"(?:cluster|kubernetes|k8s|eks)_version"\s*\{[^}]*?default\s*=\s*"(v?1\.\d+[^"]*)"/gm,
];

/** The versions in a Terraform file; one that an expression computes is not known. */
export function versionsInTerraform(file: string, text: string): StatedVersion[] {
  return terraformVersions.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, version]) => ({ version: version!, file })),
  );
}
