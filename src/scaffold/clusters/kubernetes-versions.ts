import { parse } from 'yaml';
import { readAsset } from '../../assets.ts';

/** A version of Kubernetes, as templates name it. */
export interface KubernetesVersion {
  /** `1.36` */
  readonly minor: string;
  /** What a new cluster is made with: `1.36.4`. */
  readonly patch: string;
  /** The minor version after it, which an upgrade goes to. */
  readonly next: string;
  /** Image of kind's nodes, with its digest. */
  readonly kindImage: string;
  /** What kind configures kubeadm with; a patch of another version is passed over without a word. */
  readonly kindKubeadm: 'v1beta3' | 'v1beta4';
}

type Pinned = Pick<KubernetesVersion, 'patch' | 'kindImage'>;

let pinned: Readonly<Record<string, Pinned>> | undefined;

/** Minor versions that clusters can be made with, by templates/clusters/kubernetes.yaml. */
export function kubernetesVersions(): KubernetesVersion[] {
  pinned ??= parse(readAsset('templates', 'clusters', 'kubernetes.yaml').toString('utf8')) as Record<string, Pinned>;
  return Object.entries(pinned).map(([minor, versions]) => {
    const number = Number(minor.slice('1.'.length));
    return { ...versions, minor, next: `1.${number + 1}`, kindKubeadm: number < 36 ? 'v1beta3' : 'v1beta4' };
  });
}

/** @param minor one of the answers to `kubernetes` */
export function kubernetesVersion(minor: string): KubernetesVersion {
  return kubernetesVersions().find((version) => version.minor === minor)!;
}
