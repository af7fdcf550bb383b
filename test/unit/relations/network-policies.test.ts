import { expect, test } from 'vitest';
import { factsIn } from '../../support/facts.ts';

const web = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { template: { metadata: { labels: { app: web } }, spec: {} } }
`;

const policy = (name: string, spec: string, namespace = 'shop') => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: ${namespace} }
spec: ${spec}
`;

/** Names of the policies that isolate the pods of `web`, for each direction. */
function coverage(...policies: string[]): Record<string, string[]> {
  const { networkPolicies } = factsIn({ 'all.yaml': [web, ...policies].join('---') })('Deployment web');
  return Object.fromEntries(
    Object.entries(networkPolicies as Record<string, { name: string }[]>).map(([direction, found]) => [
      direction,
      found.map(({ name }) => name),
    ]),
  );
}

test.each([
  ['{ podSelector: {}, policyTypes: [Ingress, Egress] }', ['p'], ['p']],
  ['{ podSelector: { matchLabels: { app: web } }, policyTypes: [Egress] }', [], ['p']],
  ['{ podSelector: { matchLabels: { app: api } } }', [], []],
  ['{ podSelector: {} }', ['p'], []],
  ['{ podSelector: {}, egress: [{}] }', ['p'], ['p']],
  ['{ podSelector: {}, egress: [] }', ['p'], []],
])('NetworkPolicy %s', (spec, ingress, egress) => {
  expect(coverage(policy('p', spec))).toEqual({ ingress, egress });
});

test('a policy of another namespace does not count', () => {
  expect(coverage(policy('p', '{ podSelector: {} }', 'other'))).toEqual({ ingress: [], egress: [] });
});

test('policies of Cilium count, with the sources of their labels', () => {
  const cilium = (key: string) => `
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: { name: p, namespace: shop }
spec: { endpointSelector: { matchLabels: { "${key}": web } }, egress: [{}], ingressDeny: [{}] }
`;
  expect(coverage(cilium('k8s:app'))).toEqual({ ingress: ['p'], egress: ['p'] });
  expect(coverage(cilium('k8s:name'))).toEqual({ ingress: [], egress: [] });
});

test("an administrator's policy counts in the namespaces that it selects", () => {
  const admin = (team: string) => `
apiVersion: policy.networking.k8s.io/v1alpha1
kind: AdminNetworkPolicy
metadata: { name: p }
spec: { subject: { namespaces: { matchLabels: { team: ${team} } } }, ingress: [] }
`;
  const namespace = `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { team: a } }
`;
  expect(coverage(namespace, admin('a')).ingress).toEqual(['p']);
  expect(coverage(namespace, admin('b')).ingress).toEqual([]);
  expect(coverage(admin('b')).ingress).toEqual(['p']); // labels of the namespace are not known
});

test('a policy knows the egress that others allow to the same pods', () => {
  const facts = factsIn({
    'all.yaml': [
      web,
      policy('p', '{ podSelector: { matchLabels: { app: web } }, egress: [{ ports: [{ port: 5432 }] }] }'),
      policy('all', '{ podSelector: {}, egress: [{ ports: [{ port: 53 }] }] }'),
      policy('api', '{ podSelector: { matchLabels: { app: api } }, egress: [{ ports: [{ port: 80 }] }] }'),
    ].join('---'),
  });
  expect(facts('NetworkPolicy p').companions).toEqual({ egress: [[{ ports: [{ port: 53 }] }]], otherKinds: false });
  expect(facts('NetworkPolicy all').companions).toEqual({
    egress: [[{ ports: [{ port: 5432 }] }]], // it selects the only workload that there is
    otherKinds: false,
  });
});

test.each([
  ['{ podSelector: { matchLabels: { app: web } } }', 0],
  ['{ podSelector: { matchLabels: { app: wbe } } }', 1],
  ['{ podSelector: {} }', 0],
  ['{ podSelector: { matchLabels: { app: wbe } }, namespaceSelector: { matchLabels: { team: unknown } } }', 0],
  ['{ podSelector: { matchLabels: { app: wbe } }, namespaceSelector: {} }', 1],
])('peer %s', (peer, unmatched) => {
  const facts = factsIn({
    'all.yaml': `${web}---${policy('p', `{ podSelector: {}, ingress: [{ from: [${peer}] }] }`)}`,
  });
  expect(facts('NetworkPolicy p').unmatched).toEqual(
    unmatched === 0 ? [] : [{ path: ['spec', 'ingress', 0, 'from', 0, 'podSelector'] }],
  );
});

test('where an operator may make pods, a peer may be one of them', () => {
  const database = 'apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: { name: db, namespace: shop }\n';
  const p = policy('p', '{ podSelector: {}, ingress: [{ from: [{ podSelector: { matchLabels: { app: db } } }] }] }');
  expect(factsIn({ 'all.yaml': `${database}---${p}` })('NetworkPolicy p').unmatched).toEqual([]);
});
