import type { Platform } from '../answers/platform.ts';

/** Where the values of secrets are, as texts and names need it. */
export interface SecretStore {
  readonly title: string;
  /** Between platform, cluster or environment, and name of a secret; not every store knows `/`. */
  readonly separator: string;
  /** Its TCP port. */
  readonly port: number;
}

export function secretStoreOf({ secrets, vaultAddress }: Platform): SecretStore {
  switch (secrets) {
    case 'aws':
      return { title: 'AWS Secrets Manager', separator: '/', port: 443 };
    case 'azure':
      return { title: 'Azure Key Vault', separator: '--', port: 443 };
    case 'gcp':
      return { title: 'Google Secret Manager', separator: '_', port: 443 };
    case 'vault':
      return { title: 'Vault', separator: '/', port: Number(new URL(vaultAddress!).port || 443) };
    case 'sops':
      return { title: 'SOPS', separator: '/', port: 443 };
    case 'sealed-secrets':
      return { title: 'Sealed Secrets', separator: '/', port: 443 };
  }
}
