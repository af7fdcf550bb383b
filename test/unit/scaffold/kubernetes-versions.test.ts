import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { choicesOf } from '../../../src/scaffold/answers/answers.ts';
import { collectAnswers } from '../../../src/scaffold/answers/collect.ts';
import { kubernetesVersions } from '../../../src/scaffold/clusters/kubernetes-versions.ts';
import { planRepository } from '../../../src/scaffold/repository/repository.ts';

const versions = kubernetesVersions();

test('each version that can be answered is pinned, and no other', () => {
  expect(versions.map(({ minor }) => minor)).toEqual(choicesOf('kubernetes')!.map(({ value }) => value));
});

test.each(versions)('$minor: the image of kind has the same patch version, and a digest', (version) => {
  expect(version.patch.startsWith(`${version.minor}.`)).toBe(true);
  expect(version.kindImage).toMatch(new RegExp(`^kindest/node:v${version.patch}@sha256:[0-9a-f]{64}$`));
});

async function textsFor(kubernetes: string): Promise<ReadonlyMap<string, string>> {
  const answers = { kubernetes, secrets: 'aws', nonproductionClusterType: 'kind', productionClusterType: 'kubeadm' };
  const files = planRepository(await collectAnswers({ answers, acceptSuggestions: true }));
  return new Map(files.map(({ path, text }) => [path, text]));
}

test.each(versions)('$minor is what clusters are made with', async ({ minor, patch, kindImage, next }) => {
  const texts = await textsFor(minor);
  const { nodes } = parse(texts.get('clusters/nonproduction/kind.yaml')!) as { nodes: { image: string }[] };
  expect(new Set(nodes.map(({ image }) => image))).toEqual(new Set([kindImage]));
  expect(texts.get('clusters/production/kubeadm.yaml')).toContain(`\nkubernetesVersion: v${patch}\n`);
  expect(texts.get('clusters/production/README.md')).toContain(`kubeadm='${patch}-*'`);
  expect(texts.get('docs/runbooks/upgrade-kubernetes.md')).toContain(`kubeadm upgrade apply v${next}.0`);
});

test.each([
  ['1.35', 'kubeadm.k8s.io/v1beta3', { 'service-account-issuer': expect.any(String) as string }],
  ['1.36', 'kubeadm.k8s.io/v1beta4', { '0': { name: 'service-account-issuer', value: expect.any(String) as string } }],
])('kind configures kubeadm of %s in %s', async (kubernetes, apiVersion, extraArgs) => {
  const text = (await textsFor(kubernetes)).get('clusters/nonproduction/kind.yaml')!;
  const { kubeadmConfigPatches } = parse(text) as { kubeadmConfigPatches: string[] };
  const patch = parse(kubeadmConfigPatches[0]!) as { apiVersion: string; apiServer: { extraArgs: object } };
  expect(patch.apiVersion).toBe(apiVersion);
  expect({ ...patch.apiServer.extraArgs }).toMatchObject(extraArgs);
});
