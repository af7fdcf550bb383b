import type { ClusterType } from '../answers/answers.ts';
import { azureNames } from './cloud-names.ts';
import { cloudOfCluster, cloudsOf } from './clouds.ts';
import type { Platform } from '../answers/platform.ts';

/** Who publishes the keys that sign the tokens of a cluster's service accounts. */
export interface Issuer {
  /**
   * `provider`: whoever made the cluster; `s3`, `azure-blob`: we, there; `none`: nobody, and Google Cloud or Vault get a
   * copy of the keys.
   */
  readonly published: 'provider' | 's3' | 'azure-blob' | 'none';
  /** `iss` of the tokens; empty for `provider`, which chooses it. */
  readonly url: string;
}

export function issuerOf(cluster: string, type: ClusterType, platform: Platform): Issuer {
  if (type === 'existing' || cloudOfCluster(type) !== undefined) return { published: 'provider', url: '' };
  const { name, awsAccount, awsRegion } = platform;
  const clouds = cloudsOf(platform);
  if (clouds.includes('aws'))
    return { published: 's3', url: `https://${name}-oidc-${awsAccount}.s3.${awsRegion}.amazonaws.com/${cluster}` };
  if (clouds.includes('azure')) {
    const host = `${azureNames(platform).storageAccount}.blob.core.windows.net`;
    return { published: 'azure-blob', url: `https://${host}/oidc/${cluster}` };
  }
  return { published: 'none', url: 'https://kubernetes.default.svc.cluster.local' };
}
