import { expect, test } from 'vitest';
import { factsIn } from '../../support/facts.ts';

const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n';

const policy = (spec: string, inNamespace = 'shop') =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: p, namespace: ${inNamespace} }\nspec: ${spec}\n`;

test.each([
  ['{ podSelector: {}, policyTypes: [Ingress, Egress] }', 'shop', 1, 1],
  ['{ podSelector: {}, policyTypes: [Ingress] }', 'shop', 1, 0],
  ['{ podSelector: { matchLabels: { app: web } }, policyTypes: [Ingress, Egress] }', 'shop', 0, 0],
  ['{ podSelector: {}, policyTypes: [Ingress, Egress] }', 'other', 0, 0],
])('%s in %s denies by default', (spec, where, ingress, egress) => {
  const facts = factsIn({ 'all.yaml': `${namespace}---\n${policy(spec, where)}` })('Namespace shop');
  const found = facts.defaultDeny as { ingress: unknown[]; egress: unknown[] };
  expect([found.ingress.length, found.egress.length]).toEqual([ingress, egress]);
});

test('Kyverno may give each namespace a policy', () => {
  const kyverno =
    'apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: { name: deny }\n' +
    'spec: { rules: [{ name: deny, generate: { kind: NetworkPolicy } }] }\n';
  const facts = factsIn({ 'all.yaml': `${namespace}---\n${kyverno}` })('Namespace shop');
  expect(facts.defaultDeny).toMatchObject({ ingress: [{ name: 'deny' }], egress: [{ name: 'deny' }] });
});
