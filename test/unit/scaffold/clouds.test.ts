import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import type { Answers } from '../../../src/scaffold/answers/answers.ts';
import { clusterCloudNames } from '../../../src/scaffold/clusters/cloud-names.ts';
import { collectAnswers } from '../../../src/scaffold/answers/collect.ts';
import { planRepository } from '../../../src/scaffold/repository/repository.ts';

/** Texts by path. */
async function plan(answers: Partial<Record<keyof Answers, unknown>>): Promise<Map<string, string>> {
  const files = planRepository(await collectAnswers({ answers, acceptSuggestions: true }));
  return new Map(files.map(({ path, text }) => [path, text]));
}

const store = 'infrastructure/external-secrets/overlays/production/cluster-secret-store.yaml';
const issuer = 'infrastructure/cert-manager/base/cluster-issuer.yaml';

describe('secrets', () => {
  test.each<[Answers['secrets'], string, string]>([
    ['aws', 'aws', 'my-platform/production/argocd-oidc'],
    ['azure', 'azurekv', 'my-platform--production--argocd-oidc'],
    ['gcp', 'gcpsm', 'my-platform_production_argocd-oidc'],
    ['vault', 'vault', 'my-platform/production/argocd-oidc'],
  ])('%s: a store, and keys that it can have', async (secrets, provider, key) => {
    const files = await plan({ secrets, dns: 'cloudflare' });
    const { spec } = parse(files.get(store)!) as { spec: { provider: object } };
    expect(Object.keys(spec.provider)).toEqual([provider]);
    expect(files.get('bootstrap/argo-cd/overlays/production/external-secrets.yaml')).toContain(`key: ${key}\n`);
  });

  test.each<[Answers['secrets'], string, string]>([
    ['sops', 'sops-secrets-operator', 'SopsSecret'],
    ['sealed-secrets', 'sealed-secrets', 'SealedSecret'],
  ])('%s: a controller, a script that encrypts, and no External Secrets', async (secrets, component, kind) => {
    const files = await plan({ secrets });
    expect(files.has(`infrastructure/${component}/overlays/production/kustomization.yaml`)).toBe(true);
    expect(files.get('scripts/seal.sh')).toMatch(/^#!/);
    expect(files.get('argocd/projects/product.yaml')).toContain(`kind: ${kind}\n`);
    expect([...files].filter(([, text]) => /external-?secret/i.test(text)).map(([path]) => path)).toEqual([]);
  });

  test('GKE uses its own pool, other clusters one of their own', async () => {
    const files = await plan({ productionClusterType: 'gke' });
    expect(files.get(store)).toContain('workloadIdentity:\n');
    expect(files.get(store.replace('production', 'nonproduction'))).toContain('workloadIdentityFederation:\n');
  });

  test('Vault checks the tokens of a cluster that it cannot call by their signature', async () => {
    const files = await plan({ secrets: 'vault' });
    expect(files.get(store)).toContain('kubernetes:\n');
    expect(files.get(store.replace('production', 'nonproduction'))).toContain('jwt:\n');
  });
});

test.each<[Answers['dns'], string]>([
  ['route53', 'route53'],
  ['cloud-dns', 'cloudDNS'],
  ['azure-dns', 'azureDNS'],
  ['cloudflare', 'cloudflare'],
])('%s proves certificates', async (dns, solver) => {
  const files = await plan({ dns, secrets: 'vault' });
  const { spec } = parse(files.get(issuer)!) as { spec: { acme: { solvers: { dns01: object }[] } } };
  expect(Object.keys(spec.acme.solvers[0]!.dns01)).toEqual([solver]);
});

test('credentials are asked for only when an answer needs them', async () => {
  const path = 'infrastructure/cert-manager/overlays/production/external-secrets.yaml';
  expect((await plan({ dns: 'cloudflare' })).get(path)).toContain('name: cloudflare-api-token\n');
  expect((await plan({ dns: 'route53' })).has(path)).toBe(false);
});

describe('clusters', () => {
  test.each<[Answers['terraform'] & string, string, string]>([
    ['aws', 'eks', 'cluster.yaml'],
    ['gcp', 'gke', 'create.sh'],
    ['azure', 'aks', 'create.sh'],
  ])('%s: made by Terraform, or by the tool of the provider', async (_, type, file) => {
    const made = await plan({ productionClusterType: type });
    expect(made.get('infrastructure/terraform/environments/production/backend.tf')).toContain('backend "');
    expect(made.has('infrastructure/terraform/environments/nonproduction/main.tf')).toBe(false);
    expect(made.has(`clusters/production/${file}`)).toBe(false);
    const without = await plan({ productionClusterType: type, terraform: 'none' });
    expect(without.get(`clusters/production/${file}`)).toContain('production');
    expect([...without.keys()].filter((path) => path.startsWith('infrastructure/terraform'))).toEqual([]);
  });

  test('an EKS cluster has a private endpoint, three zones, encrypted Secrets and audit logs', async () => {
    const files = await plan({ productionClusterType: 'eks', terraform: 'none' });
    expect(parse(files.get('clusters/production/cluster.yaml')!)).toMatchObject({
      metadata: { version: '1.36' },
      availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
      vpc: { clusterEndpoints: { privateAccess: true } },
      secretsEncryption: { keyARN: expect.stringContaining(':kms:') as string },
      cloudWatch: { clusterLogging: { enableTypes: expect.arrayContaining(['audit']) as string[] } },
    });
  });

  test('an existing cluster gets a list of what it must have', async () => {
    const files = await plan({ productionClusterType: 'existing' });
    expect(files.get('clusters/production/README.md')).toContain('| It has | Check |');
  });

  test('kubeadm publishes its keys where AWS or Azure can read them, and nowhere without these', async () => {
    const file = 'clusters/production/kubeadm.yaml';
    expect((await plan({})).get(file)).toContain('.s3.eu-west-1.amazonaws.com/production\n');
    expect((await plan({ secrets: 'azure', dns: 'azure-dns' })).get(file)).toContain('.blob.core.windows.net/oidc/');
    expect((await plan({ secrets: 'vault', dns: 'cloudflare' })).get(file)).not.toContain('service-account-issuer');
  });
});

describe('no word of a cloud that is not there', () => {
  const words = {
    aws: /\baws\b|amazon|\bs3\b|route ?53|\beks\b/i,
    gcp: /gcloud|google|\bgke\b|cloud dns|\bgcs\b/i,
    azure: /azure|\baks\b|\baz /i,
  };
  test.each<[string, Partial<Record<keyof Answers, unknown>>, (keyof typeof words)[]]>([
    ['none', { secrets: 'vault', dns: 'cloudflare' }, ['aws', 'gcp', 'azure']],
    ['AWS', {}, ['gcp', 'azure']],
    ['Google Cloud', { productionClusterType: 'gke' }, ['aws', 'azure']],
    ['Azure', { productionClusterType: 'aks' }, ['aws', 'gcp']],
  ])('%s', async (_, answers, foreign) => {
    for (const [path, text] of await plan(answers))
      for (const cloud of foreign) expect(text, `${cloud} in ${path}`).not.toMatch(words[cloud]);
  });
});

describe('git hosts', () => {
  test.each<[Answers['gitHost'], string, string, string]>([
    ['github', '.github/workflows/validate.yaml', '.github/CODEOWNERS', '/blob/main/'],
    ['gitlab', '.gitlab-ci.yml', '.gitlab/CODEOWNERS', '/-/blob/main/'],
    ['gitea', '.gitea/workflows/validate.yaml', '.gitea/CODEOWNERS', '/src/branch/main/'],
  ])('%s: CI, code owners and links', async (gitHost, ci, owners, link) => {
    const files = await plan({ gitHost });
    for (const document of parseAllDocuments(files.get(ci)!)) expect(document.errors).toEqual([]);
    expect(files.get(ci)).toContain(' lint');
    expect(files.get(owners)).toContain('apps/web-api/');
    expect(files.get('bootstrap/argo-cd/base/prometheus-rule.yaml')).toContain(link);
    expect((await plan({ gitHost, ci: 'none' })).has(ci)).toBe(false);
  });
});

test('names stay within the limits of the clouds, and differ by cluster and owner', () => {
  const platform = { name: 'a'.repeat(40), azureSubscription: '0', gcpProject: 'p' } as never;
  const one = clusterCloudNames(`${'b'.repeat(30)}--${'c'.repeat(8)}`, platform);
  expect(one.keyVault).toMatch(/^[a-z](?:-?[a-z0-9])+$/);
  expect(one.keyVault.length).toBeLessThanOrEqual(24);
  expect(one.workloadPool.length).toBeLessThanOrEqual(32);
  expect(`${one.bucketPrefix}-velero`.length).toBeLessThanOrEqual(63);
  expect(clusterCloudNames('other', platform).keyVault).not.toBe(one.keyVault);
  expect(clusterCloudNames('b', platform)).not.toEqual(clusterCloudNames('b', { name: 'a' } as never));
});
