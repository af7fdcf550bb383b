import type { CustomResourceDefinition } from '../definitions.ts';
import type { KubernetesObject } from '../object.ts';
import { deployment, rule } from './shape.ts';

/** Namespaces that objects of the cases go to. */
export const namespaces: readonly KubernetesObject[] = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { team: 'shop', stage: 'production' } } },
  {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'lab', labels: { team: 'lab' }, annotations: { owner: 'ann' } },
  },
];

export const versionOf = (name: string, storage: boolean) => ({
  name,
  served: true,
  storage,
  schema: {
    openAPIV3Schema: {
      type: 'object',
      properties: {
        spec: { type: 'object', properties: { size: { type: 'integer', default: 2 }, maximum: { type: 'integer' } } },
      },
    },
  },
});

export const definition = (kind: string, plural: string, scope: 'Namespaced' | 'Cluster') =>
  ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.verify.example.org` },
    spec: {
      group: 'verify.example.org',
      scope,
      names: { kind, plural },
      versions: [versionOf('v1', true), versionOf('v1beta1', false)],
    },
  }) as CustomResourceDefinition;

export const definitions: readonly CustomResourceDefinition[] = [
  definition('Shelf', 'shelves', 'Namespaced'),
  definition('Limit', 'limits', 'Cluster'),
];

export function custom(kind: string, name: string, spec: object, more: object = {}): KubernetesObject {
  const namespace = kind === 'Shelf' ? { namespace: 'shop' } : {};
  return { apiVersion: 'verify.example.org/v1', kind, metadata: { name, ...namespace }, spec, ...more };
}

export const small = deployment('small', { replicas: 2 });
export const large = deployment('large', { replicas: 9 });
export const tooMany = 'object.spec.replicas <= 5';
export const both = [small, large];

export const namespace = (name: string, labels: object): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels },
});

export const role = (name: string, verb: string): KubernetesObject => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name },
  rules: [{ apiGroups: [''], resources: ['pods'], verbs: [verb] }],
});

export const autoscaler = (version: 'v1' | 'v2', maxReplicas: number): KubernetesObject => ({
  apiVersion: `autoscaling/${version}`,
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: `cart-${version}-${maxReplicas}`, namespace: 'shop' },
  spec: { maxReplicas, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'cart' } },
});

export const constrained = (constraints: object, resource = rule('apps', 'deployments')) => ({
  matchConstraints: { resourceRules: [resource], ...constraints },
});
export const withParams = {
  paramKind: { apiVersion: 'v1', kind: 'ConfigMap' },
  validations: [
    {
      expression: 'object.spec.replicas <= int(params.data.maximum)',
      messageExpression: '"at most " + params.data.maximum + " replicas, not " + string(object.spec.replicas)',
    },
  ],
};
export const scoped = ['deployments', 'clusterroles', 'namespaces'];
export const ref = (paramRef: object) => ({ paramRef: { parameterNotFoundAction: 'Deny', ...paramRef } });
