import { custom, small, large, both, role, constrained, withParams, ref } from './objects.ts';
import { binding, configMap, deployment, policy, rule, simple, type PolicyCase } from './shape.ts';

/** Parameters, and custom resources. */
export const params: readonly PolicyCase[] = [
  {
    name: 'params',
    setUp: [
      policy('params', withParams),
      binding('params', ref({ name: 'maximum', namespace: 'lab' })),
      configMap('maximum', { maximum: '3' }, { namespace: 'lab' }),
    ],
    objects: both,
  },
  {
    name: 'params-in-namespace',
    setUp: [
      policy('params-in-namespace', withParams),
      binding('params-in-namespace', ref({ name: 'own-maximum' })),
      configMap('own-maximum', { maximum: '3' }),
    ],
    objects: [...both, deployment('elsewhere', {}, { namespace: 'lab' })],
  },
  {
    name: 'params-missing-denied',
    setUp: [
      policy('params-missing-denied', withParams),
      binding('params-missing-denied', ref({ name: 'nowhere', namespace: 'shop' })),
    ],
    objects: [small],
  },
  {
    name: 'params-missing-allowed',
    setUp: [
      policy('params-missing-allowed', withParams),
      binding('params-missing-allowed', ref({ name: 'nowhere', namespace: 'shop', parameterNotFoundAction: 'Allow' })),
    ],
    objects: [large],
  },
  {
    name: 'params-missing-ignored',
    setUp: [
      policy('params-missing-ignored', { ...withParams, failurePolicy: 'Ignore' }),
      binding('params-missing-ignored', ref({ name: 'nowhere', namespace: 'shop' })),
    ],
    objects: [large],
  },
  {
    name: 'params-selected',
    setUp: [
      policy('params-selected', withParams),
      binding('params-selected', ref({ namespace: 'shop', selector: { matchLabels: { limits: 'yes' } } })),
      configMap('roomy', { maximum: '20' }, { labels: { limits: 'yes' } }),
      configMap('narrow', { maximum: '3' }, { labels: { limits: 'yes' } }),
      configMap('unused', { maximum: '1' }),
    ],
    objects: both,
  },
  {
    name: 'params-not-asked-for',
    setUp: [
      policy('params-not-asked-for', {
        paramKind: withParams.paramKind,
        validations: [{ expression: 'params == null' }],
      }),
      binding('params-not-asked-for'),
    ],
    objects: [small],
  },
  {
    name: 'params-custom',
    setUp: [
      policy('params-custom', {
        paramKind: { apiVersion: 'verify.example.org/v1', kind: 'Limit' },
        validations: [
          {
            expression: 'object.spec.replicas <= params.spec.maximum + params.spec.size',
            messageExpression: 'params.kind + " " + params.metadata.name',
          },
        ],
      }),
      binding('params-custom', ref({ name: 'replicas' })),
      custom('Limit', 'replicas', { maximum: 3 }),
    ],
    objects: both,
  },
  {
    name: 'params-of-cluster-in-namespace',
    setUp: [
      policy('params-of-cluster-in-namespace', {
        paramKind: { apiVersion: 'verify.example.org/v1', kind: 'Limit' },
        validations: [{ expression: 'true' }],
      }),
      binding('params-of-cluster-in-namespace', ref({ name: 'any', namespace: 'shop' })),
    ],
    objects: [small],
  },
  {
    name: 'params-for-cluster-object',
    setUp: [
      policy('params-for-cluster-object', {
        ...withParams,
        ...constrained({}, rule('rbac.authorization.k8s.io', 'clusterroles')),
        validations: [{ expression: 'true' }],
      }),
      binding('params-for-cluster-object', ref({ name: 'any' })),
    ],
    objects: [role('reads', 'get')],
  },
  {
    name: 'custom-resource',
    setUp: simple('custom-resource', 'object.spec.size <= 5', constrained({}, rule('verify.example.org', 'shelves'))),
    objects: [
      custom('Shelf', 'small', { size: 3 }),
      custom('Shelf', 'default', {}),
      custom('Shelf', 'large', { size: 9 }),
    ],
  },
  {
    name: 'custom-equivalent',
    setUp: simple(
      'custom-equivalent',
      'object.spec.size <= 5 && object.apiVersion == "verify.example.org/v1beta1"',
      constrained({ matchPolicy: 'Equivalent' }, rule('verify.example.org', 'shelves', { apiVersions: ['v1beta1'] })),
    ),
    objects: [custom('Shelf', 'small', { size: 3 }), custom('Shelf', 'large', { size: 9 })],
  },
];
