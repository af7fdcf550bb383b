import { expect, test } from 'vitest';
import { factsIn } from '../../support/facts.ts';

const ingress = (
  name: string,
  { host = 'a.example.com', path = '/', meta = 'namespace: shop', klass = 'traefik' } = {},
) => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: ${name}, ${meta} }
spec:
  ingressClassName: ${klass}
  rules: [{ host: ${host}, http: { paths: [{ path: ${path}, pathType: Prefix }] } }]
`;

const route = (name: string, { section = 'https', match = '{ path: { value: / } }' } = {}) => `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: ${name}, namespace: shop }
spec:
  parentRefs: [{ name: platform, sectionName: ${section} }]
  hostnames: [a.example.com]
  rules: [{ matches: [${match}] }]
`;

const duplicatesIn = (object: string, files: Readonly<Record<string, string>>) =>
  factsIn(files)(object).duplicateRoutes;

test('the same host and path in two namespaces is a duplicate', () => {
  const files = { 'a.yaml': ingress('one'), 'b.yaml': ingress('two', { meta: 'namespace: other' }) };
  expect(duplicatesIn('Ingress one', files)).toMatchObject([
    {
      path: ['spec', 'rules', 0, 'http', 'paths', 0],
      route: 'a.example.com/',
      by: { name: 'two', namespace: 'other' },
    },
  ]);
});

test.each([
  ['another host', { host: 'b.example.com' }],
  ['another path', { path: '/api' }],
  ['another class', { klass: 'internal' }],
  ['a canary', { meta: 'namespace: shop, annotations: { nginx.ingress.kubernetes.io/canary: "true" }' }],
])('%s is none', (_, other) => {
  expect(duplicatesIn('Ingress one', { 'a.yaml': `${ingress('one')}---${ingress('two', other)}` })).toEqual([]);
});

test('folders of objects without a namespace may be alternatives', () => {
  const [one, two] = [ingress('one', { meta: 'labels: {}' }), ingress('two', { meta: 'labels: {}' })];
  expect(duplicatesIn('Ingress one', { 'a/one.yaml': one, 'b/two.yaml': two })).toEqual([]);
  expect(duplicatesIn('Ingress one', { 'a/one.yaml': one, 'a/two.yaml': two })).toHaveLength(1);
});

test('routes of the Gateway API are told apart by listener and by the whole match', () => {
  const besides = (other: string) => duplicatesIn('HTTPRoute one', { 'a.yaml': `${route('one')}---${other}` });
  expect(besides(route('two'))).toHaveLength(1);
  expect(besides(route('two', { section: 'http' }))).toEqual([]);
  expect(besides(route('two', { match: '{ path: { value: / }, method: POST }' }))).toEqual([]);
});
