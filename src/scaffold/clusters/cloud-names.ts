import { createHash } from 'node:crypto';
import type { Platform } from '../answers/platform.ts';

/** Names of what the whole platform has in Azure. */
export interface AzureNames {
  readonly resourceGroup: string;
  /** Unique in the world: 3 to 24 lower-case letters and digits. */
  readonly storageAccount: string;
}

/** Names of what one cluster has in a cloud, within that cloud's limits. */
export interface ClusterCloudNames {
  /** Unique in the world: 3 to 24 letters, digits and single dashes. */
  readonly keyVault: string;
  /** Workload identity pool of Google: 4 to 32 characters. */
  readonly workloadPool: string;
  /** Start of its buckets' names, unique in the world; with `-` and a purpose behind it at most 63 characters. */
  readonly bucketPrefix: string;
}

export function azureNames({ name, azureSubscription = '' }: Platform): AzureNames {
  return {
    resourceGroup: name,
    storageAccount: shortName(name, 24, azureSubscription).replaceAll('-', ''),
  };
}

export function clusterCloudNames(cluster: string, platform: Platform): ClusterCloudNames {
  const { name, azureSubscription, awsAccount, gcpProject } = platform;
  const owner = [awsAccount, azureSubscription, gcpProject].join(' ');
  return {
    keyVault: shortName(`${name}-${cluster}`, 24, azureSubscription ?? ''),
    workloadPool: shortName(`${name}-${cluster}`, 32, gcpProject ?? ''),
    bucketPrefix: shortName(`${name}-${cluster}`, 50, owner),
  };
}

/** The beginning of a name, and eight digits that differ with all of it and with its owner. */
function shortName(name: string, length: number, owner: string): string {
  const digits = createHash('sha256').update(`${owner} ${name}`).digest('hex').slice(0, 8);
  const start = name.replace(/-+/g, '-').slice(0, length - 9);
  return `${start.replace(/-$/, '')}-${digits}`;
}
