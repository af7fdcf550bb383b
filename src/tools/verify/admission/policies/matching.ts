import { small, large, tooMany, both, namespace, role, autoscaler, constrained, scoped } from './objects.ts';
import { binding, deployment, policy, rule, simple, type PolicyCase } from './shape.ts';

/** Which requests a policy is about, and what it is told of them. */
export const matching: readonly PolicyCase[] = [
  {
    name: 'namespace-selector',
    setUp: simple(
      'namespace-selector',
      tooMany,
      constrained({
        namespaceSelector: { matchExpressions: [{ key: 'stage', operator: 'In', values: ['production'] }] },
      }),
    ),
    objects: [large, deployment('large', { replicas: 9 }, { namespace: 'lab' })],
  },
  {
    name: 'namespace-by-name',
    setUp: simple(
      'namespace-by-name',
      tooMany,
      constrained({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'lab' } } }),
    ),
    objects: [large, deployment('large', { replicas: 9 }, { namespace: 'lab' })],
  },
  {
    name: 'object-selector',
    setUp: simple(
      'object-selector',
      tooMany,
      constrained({ objectSelector: { matchExpressions: [{ key: 'tier', operator: 'Exists' }] } }),
    ),
    objects: [large, deployment('tiered', { replicas: 9 }, { labels: { tier: 'web' } })],
  },
  {
    name: 'excluded-resources',
    setUp: simple(
      'excluded-resources',
      'false',
      constrained({ excludeResourceRules: [rule('apps', 'statefulsets')] }, rule('apps', '*')),
    ),
    objects: [small, { ...small, kind: 'StatefulSet', spec: { ...(small.spec as object), serviceName: 'small' } }],
  },
  {
    name: 'resource-names',
    setUp: simple(
      'resource-names',
      'false',
      constrained({ excludeResourceRules: [rule('apps', 'deployments', { resourceNames: ['small'] })] }),
    ),
    objects: both,
  },
  {
    name: 'update-only',
    setUp: simple('update-only', 'false', constrained({}, rule('apps', 'deployments', { operations: ['UPDATE'] }))),
    objects: [small],
  },
  {
    name: 'cluster-scope',
    setUp: simple('cluster-scope', 'false', constrained({}, rule('*', '*', { scope: 'Cluster', resources: scoped }))),
    objects: [small, role('cluster-scope', 'get'), namespace('cluster-scope', {})],
  },
  {
    name: 'namespaced-scope',
    setUp: simple(
      'namespaced-scope',
      'false',
      constrained({}, rule('*', '*', { scope: 'Namespaced', resources: scoped })),
    ),
    objects: [small, role('namespaced-scope', 'get'), namespace('namespaced-scope', {})],
  },
  {
    name: 'cluster-objects',
    setUp: simple(
      'cluster-objects',
      '!object.rules.exists(r, "*" in r.verbs)',
      constrained(
        { namespaceSelector: { matchLabels: { team: 'nobody' } } },
        rule('rbac.authorization.k8s.io', 'clusterroles'),
      ),
    ),
    objects: [role('reads', 'get'), role('does-all', '*')],
  },
  {
    name: 'namespaces',
    setUp: simple(
      'namespaces',
      'request.namespace == object.metadata.name && "team" in object.metadata.labels && namespaceObject == null',
      constrained({ namespaceSelector: { matchLabels: { stage: 'new' } } }, rule('', 'namespaces')),
    ),
    objects: [
      namespace('owned', { team: 'shop', stage: 'new' }),
      namespace('orphan', { stage: 'new' }),
      namespace('other', { stage: 'old' }),
    ],
  },
  {
    name: 'namespace-object',
    setUp: simple(
      'namespace-object',
      'namespaceObject.metadata.labels.team == "shop" || namespaceObject.metadata.annotations.owner != "ann"',
    ),
    objects: [small, deployment('small', {}, { namespace: 'lab' })],
  },
  {
    name: 'equivalent-version',
    setUp: simple(
      'equivalent-version',
      'object.spec.maxReplicas <= 5 && request.requestKind.version != request.kind.version',
      constrained(
        { matchPolicy: 'Equivalent' },
        rule('autoscaling', 'horizontalpodautoscalers', { apiVersions: ['v1'] }),
      ),
    ),
    objects: [autoscaler('v2', 3), autoscaler('v2', 9), autoscaler('v1', 3)],
  },
  {
    name: 'exact-version',
    setUp: simple(
      'exact-version',
      'object.spec.maxReplicas <= 5',
      constrained({ matchPolicy: 'Exact' }, rule('autoscaling', 'horizontalpodautoscalers', { apiVersions: ['v1'] })),
    ),
    objects: [autoscaler('v2', 9), autoscaler('v1', 9)],
  },
  {
    name: 'request',
    setUp: simple(
      'request',
      'request.kind.kind == "Deployment" && request.resource.resource == "deployments" && request.namespace == "shop" && request.operation == "CREATE" && request.name == object.metadata.name && !has(request.subResource) && oldObject == null',
    ),
    objects: [small, deployment('small', {}, { namespace: 'lab' })],
  },
  {
    name: 'request-shown',
    setUp: [
      policy('request-shown', {
        validations: [
          {
            expression: 'false',
            messageExpression:
              'request.kind.group + " " + request.resource.version + " " + request.requestResource.resource + " " + request.namespace + "/" + request.name + " " + string(has(request.subResource)) + string(oldObject == null) + string(object.metadata.generation)',
          },
        ],
      }),
      binding('request-shown'),
    ],
    objects: [small],
  },
];
