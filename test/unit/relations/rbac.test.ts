import { expect, test } from 'vitest';
import { factsIn } from '../../support/facts.ts';

const group = 'rbac.authorization.k8s.io';

function role(name: string, rule: string, { kind = 'Role', labels = '{}', more = '' } = {}): string {
  const namespace = kind === 'Role' ? ', namespace: shop' : '';
  return `
apiVersion: ${group}/v1
kind: ${kind}
metadata: { name: ${name}${namespace}, labels: ${labels} }
rules: [${rule}]
${more}
`;
}

function binding(name: string, to: string, account: string, kind = 'RoleBinding'): string {
  const [roleKind, roleName] = to.split(' ');
  return `
apiVersion: ${group}/v1
kind: ${kind}
metadata: { name: ${name}${kind === 'RoleBinding' ? ', namespace: shop' : ''} }
roleRef: { apiGroup: ${group}, kind: ${roleKind}, name: ${roleName} }
subjects: [{ kind: ServiceAccount, name: ${account}, namespace: shop }]
`;
}

const createPods = '{ apiGroups: [""], resources: [pods], verbs: [create] }';
const impersonate =
  '{ apiGroups: [""], resources: [serviceaccounts], verbs: [impersonate], resourceNames: [operator] }';
const operator = binding('operator', 'ClusterRole cluster-admin', 'operator', 'ClusterRoleBinding');

const escalations = (start: string, ...parts: string[]) =>
  factsIn({ 'all.yaml': [...parts].join('---') })(start).escalations as { steps: string[]; gain: string }[];

test('who creates pods has the rights of the service accounts of the namespace', () => {
  const found = escalations(
    'RoleBinding ci',
    role('deployer', createPods),
    binding('ci', 'Role deployer', 'ci'),
    operator,
  );
  expect(found).toEqual([
    {
      subject: 'ServiceAccount shop/ci',
      steps: ['creates pods that run as ServiceAccount shop/operator'],
      gain: 'every right in the cluster',
    },
  ]);
});

test('a chain goes on from account to account', () => {
  const [found] = escalations(
    'RoleBinding ci',
    role('tokens', '{ apiGroups: [""], resources: [serviceaccounts/token], verbs: [create], resourceNames: [helper] }'),
    role('as-operator', impersonate),
    binding('ci', 'Role tokens', 'ci'),
    binding('helper', 'Role as-operator', 'helper'),
    operator,
  );
  expect(found?.steps).toEqual([
    'asks for a token of ServiceAccount shop/helper',
    'impersonates ServiceAccount shop/operator',
  ]);
});

test.each([
  ['reading is no way', role('deployer', '{ apiGroups: [""], resources: [pods], verbs: [get] }'), operator],
  ['there is nobody with more rights', role('deployer', createPods), ''],
  [
    'the powerful account is elsewhere',
    role('deployer', createPods),
    operator.replace('namespace: shop }', 'namespace: other }'),
  ],
  [
    'the subject has the right already',
    role('deployer', createPods),
    `${operator}---${binding('all', 'ClusterRole cluster-admin', 'ci', 'ClusterRoleBinding')}`,
  ],
])('no escalation when %s', (_, start, others) => {
  expect(escalations('RoleBinding ci', start, binding('ci', 'Role deployer', 'ci'), others)).toEqual([]);
});

test('a binding grants what its role gathers by labels', () => {
  const facts = factsIn({
    'all.yaml': [
      role('parts', createPods, { kind: 'ClusterRole', labels: '{ part-of: all }' }),
      role('all', '', {
        kind: 'ClusterRole',
        more: 'aggregationRule: { clusterRoleSelectors: [{ matchLabels: { part-of: all } }] }',
      }),
      binding('ci', 'ClusterRole all', 'ci'),
    ].join('---'),
  });
  expect(facts('RoleBinding ci').grants).toMatchObject([{ resources: ['pods'], verbs: ['create'] }]);
  expect(facts('ClusterRole parts').usedBy).toMatchObject([{ name: 'all' }]);
});

test('roles that gather each other end', () => {
  const other = (name: string) =>
    role(name, createPods, {
      kind: 'ClusterRole',
      labels: '{ loop: "true" }',
      more: 'aggregationRule: { clusterRoleSelectors: [{ matchLabels: { loop: "true" } }] }',
    });
  const facts = factsIn({ 'all.yaml': [other('a'), other('b'), binding('ci', 'ClusterRole a', 'ci')].join('---') });
  expect(facts('RoleBinding ci').grants).toHaveLength(2);
});

test.each([
  ['Role reader', ['reader']],
  ['Role other', []],
  ['ClusterRole view', ['view']],
  ['ClusterRole system:auth-delegator', ['system:auth-delegator']],
])('a binding to %s finds %j', (to, roles) => {
  const facts = factsIn({ 'all.yaml': `${role('reader', createPods)}---${binding('ci', to, 'ci')}` });
  expect(facts('RoleBinding ci').roles).toEqual(roles);
});

test('a role knows its bindings', () => {
  const facts = factsIn({
    'all.yaml': [
      role('used', createPods),
      role('unused', createPods),
      role('extra', createPods, { kind: 'ClusterRole', labels: `{ ${group}/aggregate-to-edit: "true" }` }),
      binding('ci', 'Role used', 'ci'),
    ].join('---'),
  });
  expect(facts('Role used').usedBy).toMatchObject([{ kind: 'RoleBinding', name: 'ci' }]);
  expect(facts('Role unused')).toMatchObject({ usedBy: [], isAggregated: false });
  expect(facts('ClusterRole extra')).toMatchObject({ usedBy: [], isAggregated: true });
});

test('where charts may bring roles, nothing is missing', () => {
  const release = 'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: app }\n';
  const facts = factsIn({ 'all.yaml': `${release}---${binding('ci', 'Role missing', 'ci')}` });
  expect(facts('RoleBinding ci')).not.toHaveProperty('roles');
});
