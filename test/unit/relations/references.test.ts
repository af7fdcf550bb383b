import { expect, test } from 'vitest';
import { formatPath } from '../../../src/model/json-path.ts';
import { referencesOf } from '../../../src/relations/references/references.ts';
import { podReferences, references } from '../../../src/relations/references/table.ts';
import { repositoryOf } from './repository.ts';

/** `path: Kind namespace/name`, with what is missing, of the references of one object. */
function read(yaml: string, kind: string, known: Parameters<typeof repositoryOf>[1] = {}): string[] {
  const { repository, one } = repositoryOf(yaml, known);
  return referencesOf(one(kind), repository).map((reference) => {
    const name = `${reference.namespace === null ? '' : `${reference.namespace}/`}${reference.name}`;
    const lacks = reference.parts.filter(({ exists }) => !exists).map((part) => `, no ${part.name}`);
    const state = reference.exists ? lacks.join('') : ', missing';
    return `${formatPath(reference.path)}: ${reference.kind} ${name}${state}${reference.optional ? ', optional' : ''}`;
  });
}

const pod = (spec: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { template: { spec: ${spec} } }
`;
const object = (kind: string, name: string, more = '') => `
---
apiVersion: v1
kind: ${kind}
metadata: { name: ${name}, namespace: shop }
${more}
`;
const namespace = object('Namespace', 'shop').replace(', namespace: shop', '');
const own = 'metadata.namespace: /Namespace shop';

test('the table knows each reference once', () => {
  const keys = [...Object.entries(references), ['pod', podReferences] as const].flatMap(([owner, kinds]) =>
    kinds.map(({ name, kind }) => `${owner} ${name.join('.')} ${kind}`),
  );
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.length).toBeGreaterThan(60);
});

test('a pod template refers wherever it lives, with the path from the root of the object', () => {
  const spec = `{
    serviceAccountName: web,
    containers: [{ name: web, env: [{ name: A, valueFrom: { configMapKeyRef: { name: web, key: a } } }] }],
    initContainers: [{ name: setup, envFrom: [{ secretRef: { name: setup, optional: true } }] }],
  }`;
  const at = (template: string) => [
    own,
    `${template}.spec.serviceAccountName: /ServiceAccount shop/web`,
    `${template}.spec.containers[0].env[0].valueFrom.configMapKeyRef.name: /ConfigMap shop/web, missing`,
    `${template}.spec.initContainers[0].envFrom[0].secretRef.name: /Secret shop/setup, missing, optional`,
  ];
  const others = namespace + object('ServiceAccount', 'web');
  expect(read(pod(spec) + others, 'Deployment')).toEqual(at('spec.template'));
  const cron = pod(spec)
    .replace('apps/v1', 'batch/v1')
    .replace('Deployment', 'CronJob')
    .replace('{ template: { spec', '{ jobTemplate: { spec: { template: { spec')
    .replace(/\} \}\n$/, '} } } }\n');
  expect(read(cron + others, 'CronJob')).toEqual(at('spec.jobTemplate.spec.template'));
});

test('an object of another namespace is not the one that is meant', () => {
  const yaml = pod('{ containers: [], serviceAccountName: web }') + namespace;
  const elsewhere = object('ServiceAccount', 'web').replace('shop', 'other');
  expect(read(yaml + elsewhere, 'Deployment')).toContain(
    'spec.template.spec.serviceAccountName: /ServiceAccount shop/web, missing',
  );
});

test('keys of ConfigMaps, ports of Services and listeners of Gateways are parts', () => {
  const volume = `{ containers: [], volumes: [{ name: c, configMap: { name: web, items: [{ key: a }, { key: b }] } }] }`;
  const configMap = object('ConfigMap', 'web', 'data: { a: x }');
  expect(read(pod(volume) + namespace + configMap, 'Deployment')[1]).toMatch(/\/ConfigMap shop\/web, no b$/);

  const service = object('Service', 'web', 'spec: { ports: [{ name: http, port: 80 }] }');
  const gateway = object('Gateway', 'public', 'spec: { listeners: [{ name: http }] }').replace(
    'v1\n',
    'gateway.networking.k8s.io/v1\n',
  );
  const route = `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: web, namespace: shop }
spec:
  parentRefs: [{ name: public, sectionName: https }]
  rules: [{ backendRefs: [{ name: web, port: 8080 }, { name: web, port: 80 }] }]
`;
  expect(read(route + service + gateway + namespace, 'HTTPRoute')).toEqual([
    own,
    'spec.parentRefs[0].name: gateway.networking.k8s.io/Gateway shop/public, no https',
    'spec.rules[0].backendRefs[0].name: /Service shop/web, no 8080',
    'spec.rules[0].backendRefs[1].name: /Service shop/web',
  ]);
});

test('an object without data is filled by something else', () => {
  const spec = '{ containers: [], volumes: [{ name: c, configMap: { name: web, items: [{ key: a }] } }] }';
  expect(read(pod(spec) + namespace + object('ConfigMap', 'web'), 'Deployment')[1]).toMatch(/\/ConfigMap shop\/web$/);
});

test('kind, group and namespace beside a name say what is meant', () => {
  const binding = (subjects: string) => `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: web }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }
subjects: ${subjects}
`;
  const subjects = '[{ kind: ServiceAccount, name: web, namespace: shop }, { kind: User, name: jane }]';
  expect(read(binding(subjects), 'ClusterRoleBinding')).toEqual([
    'roleRef.name: rbac.authorization.k8s.io/ClusterRole cluster-admin',
    'subjects[0].name: /ServiceAccount shop/web, missing',
  ]);
});

test('what every cluster has exists', () => {
  const spec = `{
    containers: [], serviceAccountName: default, priorityClassName: system-node-critical,
    volumes: [{ name: ca, configMap: { name: kube-root-ca.crt } }, { name: x, configMap: { name: mine } }]
  }`;
  expect(read(pod(spec) + namespace, 'Deployment').filter((line) => line.includes('missing'))).toEqual([
    'spec.template.spec.volumes[1].configMap.name: /ConfigMap shop/mine, missing',
  ]);
});

test('a claim template stands in for the volume of its name', () => {
  const set = `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: shop }
spec:
  volumeClaimTemplates: [{ metadata: { name: data } }]
  template:
    spec:
      containers: []
      volumes:
        - { name: data, persistentVolumeClaim: { claimName: data } }
        - { name: old, persistentVolumeClaim: { claimName: old } }
`;
  expect(read(set + namespace, 'StatefulSet')).toEqual([
    own,
    'spec.template.spec.volumes[1].persistentVolumeClaim.claimName: /PersistentVolumeClaim shop/old, missing',
  ]);
});

test('names with variables are not judged, and may be any that fits', () => {
  const spec = (name: string) => `{ containers: [], serviceAccountName: "${name}" }`;
  const account = object('ServiceAccount', '"${APP}-account"');
  expect(read(pod(spec('${APP}')) + namespace, 'Deployment')).toEqual([own]);
  expect(read(pod(spec('web-account')) + namespace + account, 'Deployment')[1]).not.toContain('missing');
  expect(read(pod(spec('web-other')) + namespace + account, 'Deployment')[1]).toContain('missing');
});
