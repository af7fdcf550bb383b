import { expect, test } from 'vitest';
import { producedBy } from '../../../src/relations/references/produced.ts';
import { objects } from './repository.ts';

/** `Kind namespace/name [keys]` of what is made of an object. */
function made(yaml: string): string[] {
  return objects(yaml)
    .flatMap(producedBy)
    .map(({ kind, name, namespace, parts }) => {
      const keys = parts === undefined ? '' : ` [${[...parts].join(' ')}]`;
      return `${kind} ${namespace ?? '*'}/${name}${keys}`;
    });
}

function object(kind: string, fields: string, metadata = '{ name: web, namespace: shop }'): string {
  const slash = kind.lastIndexOf('/');
  return `apiVersion: ${kind.slice(0, slash)}\nkind: ${kind.slice(slash + 1)}\nmetadata: ${metadata}\n${fields}\n`;
}

test.each<[string, string, string[]]>([
  [
    'an ExternalSecret, with the keys it asks for',
    object('external-secrets.io/v1/ExternalSecret', 'spec: { target: { name: db }, data: [{ secretKey: a }] }'),
    ['/Secret shop/db [a]'],
  ],
  [
    'an ExternalSecret that takes all there is',
    object('external-secrets.io/v1/ExternalSecret', 'spec: { dataFrom: [{ extract: { key: x } }] }'),
    ['/Secret shop/web'],
  ],
  [
    'an ExternalSecret with a template',
    object(
      'external-secrets.io/v1/ExternalSecret',
      'spec: { data: [{ secretKey: a }], target: { template: { data: { url: x } } } }',
    ),
    ['/Secret shop/web [url]'],
  ],
  [
    'a ClusterExternalSecret',
    object('external-secrets.io/v1/ClusterExternalSecret', 'spec: { externalSecretName: all }', '{ name: web }'),
    ['/Secret */all'],
  ],
  [
    'a SealedSecret',
    object('bitnami.com/v1alpha1/SealedSecret', 'spec: { encryptedData: { a: x }, template: { data: { b: y } } }'),
    ['/Secret shop/web [a b]'],
  ],
  [
    'a Certificate',
    object('cert-manager.io/v1/Certificate', 'spec: { secretName: web-tls }'),
    ['/Secret shop/web-tls'],
  ],
  [
    'an Ingress that asks cert-manager',
    object(
      'networking.k8s.io/v1/Ingress',
      'spec: { tls: [{ secretName: web-tls }] }',
      '{ name: web, namespace: shop, annotations: { cert-manager.io/cluster-issuer: x } }',
    ),
    ['/Secret shop/web-tls'],
  ],
  [
    'an Ingress that asks nobody',
    object('networking.k8s.io/v1/Ingress', 'spec: { tls: [{ secretName: web-tls }] }'),
    [],
  ],
  [
    'a SecretProviderClass',
    object('secrets-store.csi.x-k8s.io/v1/SecretProviderClass', 'spec: { secretObjects: [{ secretName: a }] }'),
    ['/Secret shop/a'],
  ],
  [
    'a StatefulSet',
    object('apps/v1/StatefulSet', 'spec: { volumeClaimTemplates: [{ metadata: { name: data } }] }'),
    ['/PersistentVolumeClaim shop/data-web-*'],
  ],
  [
    'a hook that makes the certificate of a webhook',
    object('batch/v1/Job', 'spec: { template: { spec: { containers: [{ args: [create, --secret-name=hook] }] } } }'),
    ['/Secret shop/hook'],
  ],
  [
    'a Secret that is copied everywhere',
    object(
      'v1/Secret',
      '',
      '{ name: web, namespace: shop, annotations: { reflector.v1.k8s.emberstack.com/reflection-auto-enabled: "true" } }',
    ),
    ['/Secret */web'],
  ],
  [
    'an Application that makes its namespace',
    object(
      'argoproj.io/v1alpha1/Application',
      'spec: { destination: { namespace: shop }, syncPolicy: { syncOptions: [CreateNamespace=true] } }',
    ),
    ['/Namespace */shop'],
  ],
  ['a ConfigMap', object('v1/ConfigMap', 'data: {}'), []],
])('%s', (_, yaml, expected) => {
  expect(made(yaml)).toEqual(expected);
});

test('a database of CloudNativePG comes with Secrets and Services', () => {
  expect(made(object('postgresql.cnpg.io/v1/Cluster', 'spec: {}'))).toEqual(
    expect.arrayContaining(['/Secret shop/web-app', '/Service shop/web-rw', '/ServiceAccount shop/web']),
  );
});
