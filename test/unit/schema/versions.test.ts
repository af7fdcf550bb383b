import { describe, expect, test } from 'vitest';
import { parse } from '../../../src/parse/parse.ts';
import { resourcesIn } from '../../../src/parse/resources.ts';
import { chooseVersion } from '../../../src/schema/choose-version.ts';
import { versionsInResources, versionsInTerraform } from '../../../src/schema/stated-versions.ts';

const supported = [33, 34, 35, 36];

test.each([
  [
    'kind',
    'apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\nnodes: [{ role: control-plane, image: "kindest/node:v1.34.1@sha256:00" }]',
    'v1.34.1',
    undefined,
  ],
  [
    'k3d',
    'apiVersion: k3d.io/v1alpha5\nkind: Simple\nmetadata: { name: dev }\nimage: docker.io/rancher/k3s:v1.35.2-k3s1',
    'v1.35.2',
    'dev',
  ],
  [
    'eksctl',
    'apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: { name: prod, region: a, version: "1.33" }',
    '1.33',
    'prod',
  ],
  [
    'Cluster API',
    'apiVersion: cluster.x-k8s.io/v1beta1\nkind: Cluster\nmetadata: { name: prod }\nspec: { topology: { class: a, version: v1.36.0 } }',
    'v1.36.0',
    'prod',
  ],
])('%s states its version', (_, text, version, cluster) => {
  const resources = parse('cluster.yaml', Buffer.from(text)).value.documents.flatMap(resourcesIn);
  expect(versionsInResources(resources)).toEqual([
    { version, file: 'cluster.yaml', ...(cluster === undefined ? {} : { cluster }) },
  ]);
});

test.each<[string, string, string[]]>([
  ['a module', 'module "eks" {\n  cluster_version = "1.34"\n}\n', ['1.34']],
  ['AKS', 'resource "azurerm_kubernetes_cluster" "a" {\n  kubernetes_version = "1.35.1"\n}\n', ['1.35.1']],
  ['EKS', 'resource "aws_eks_cluster" "a" {\n  name = "a"\n  version = "1.33"\n}\n', ['1.33']],
  ['a variable', 'variable "kubernetes_version" {\n  type = string\n  default = "1.36"\n}\n', ['1.36']],
  ['what is computed', 'module "eks" {\n  cluster_version = var.version\n}\n', []],
  ['the version of a module', 'module "a" {\n  source = "b"\n  version = "1.34"\n}\n', []],
])('Terraform: %s', (_, text, versions) => {
  expect(versionsInTerraform('a.tf', text).map(({ version }) => version)).toEqual(versions);
});

describe('the version to check against', () => {
  test('is the oldest that is stated', () => {
    const chosen = chooseVersion(
      [
        { version: 'v1.35.1', cluster: 'dev', file: 'a.yaml' },
        { version: '1.34', file: 'b.tf' },
      ],
      supported,
    );
    expect(chosen).toMatchObject({ minor: 34, clusters: [{ name: 'dev', minor: 35 }] });
    expect(chosen.reason).toContain('1.34, as b.tf says');
  });

  test('is the newest where none is stated, or one that is too old to be known', () => {
    expect(chooseVersion([{ version: '1.20', file: 'a.tf' }], supported)).toMatchObject({
      minor: 36,
      reason: 'checking against Kubernetes 1.36, the newest that is known; --kubernetes-version sets another',
    });
  });
});
