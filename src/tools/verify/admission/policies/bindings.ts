import { small, large, tooMany, both, constrained } from './objects.ts';
import { binding, deployment, policy, rule, simple, type PolicyCase } from './shape.ts';

/** What bindings add, what becomes of a verdict, and what cannot be known. */
export const bindings: readonly PolicyCase[] = [
  {
    name: 'binding-match',
    setUp: [
      policy('binding-match', { validations: [{ expression: tooMany }] }),
      binding('binding-match', {
        matchResources: {
          namespaceSelector: { matchLabels: { team: 'lab' } },
          objectSelector: { matchExpressions: [{ key: 'exempt', operator: 'DoesNotExist' }] },
        },
      }),
    ],
    objects: [
      large,
      deployment('large', { replicas: 9 }, { namespace: 'lab' }),
      deployment('exempt', { replicas: 9 }, { namespace: 'lab', labels: { exempt: '' } }),
    ],
  },
  {
    name: 'binding-excludes',
    setUp: [
      policy('binding-excludes', { validations: [{ expression: tooMany }] }),
      binding('binding-excludes', {
        matchResources: { excludeResourceRules: [rule('apps', 'deployments', { resourceNames: ['large'] })] },
      }),
    ],
    objects: [large, deployment('larger', { replicas: 10 })],
  },
  {
    name: 'warn',
    setUp: [
      policy('warn', { validations: [{ expression: tooMany, message: 'many replicas' }] }),
      binding('warn', { validationActions: ['Warn'] }),
    ],
    objects: both,
  },
  {
    name: 'audit',
    setUp: [
      policy('audit', { validations: [{ expression: tooMany }] }),
      binding('audit', { validationActions: ['Audit'] }),
    ],
    objects: both,
  },
  {
    name: 'warn-and-audit',
    setUp: [
      policy('warn-and-audit', { validations: [{ expression: tooMany }] }),
      binding('warn-and-audit', { validationActions: ['Warn', 'Audit'] }),
    ],
    objects: both,
  },
  {
    name: 'without-binding',
    setUp: [policy('without-binding', { validations: [{ expression: 'false' }] })],
    objects: [small],
  },
  {
    name: 'audit-annotation',
    setUp: [
      policy('audit-annotation', {
        validations: [{ expression: tooMany }],
        auditAnnotations: [{ key: 'replicas', valueExpression: '"has " + string(object.spec.replicas)' }],
      }),
      binding('audit-annotation', { validationActions: ['Deny', 'Audit'] }),
    ],
    objects: both,
  },
  {
    name: 'audit-annotation-fails',
    setUp: [
      policy('audit-annotation-fails', {
        auditAnnotations: [{ key: 'team', valueExpression: '"of " + object.metadata.labels.team' }],
      }),
      binding('audit-annotation-fails'),
    ],
    objects: [small, deployment('labelled', {}, { labels: { team: 'shop' } })],
  },
  {
    name: 'libraries',
    setUp: simple(
      'libraries',
      'object.spec.template.spec.containers.all(c, has(c.resources) && has(c.resources.limits) && quantity(c.resources.limits.memory).isLessThan(quantity("1Gi"))) && isURL("https://example.org") && ip("10.0.0.1").family() == 4 && "a,b".split(",").size() == 2',
    ),
    objects: [
      deployment('bounded', {
        template: {
          metadata: { labels: { app: 'bounded' } },
          spec: { containers: [{ name: 'main', image: 'a', resources: { limits: { memory: '512Mi' } } }] },
        },
      }),
      small,
    ],
  },
  {
    name: 'optional-values',
    setUp: simple('optional-values', 'object.metadata.?labels[?"team"].orValue("none") != "none"'),
    objects: [small, deployment('labelled', {}, { labels: { team: 'shop' } })],
  },
  {
    name: 'out-of-budget',
    setUp: simple(
      'out-of-budget',
      '[1,2,3,4,5,6,7,8,9,10].all(a, [1,2,3,4,5,6,7,8,9,10].all(b, [1,2,3,4,5,6,7,8,9,10].all(c, [1,2,3,4,5,6,7,8,9,10].all(d, [1,2,3,4,5,6,7,8,9,10].all(e, [1,2,3,4,5,6,7,8,9,10].all(f, [1,2,3,4,5,6,7,8,9,10].all(g, a + b + c + d + e + f + g > 0)))))))',
    ),
    objects: [small],
  },
  {
    name: 'exempt-kinds',
    setUp: simple('exempt-kinds', 'false', constrained({}, rule('admissionregistration.k8s.io', '*'))),
    objects: [
      policy('exempt-kinds-object', { validations: [{ expression: 'true' }] }),
      {
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind: 'ValidatingWebhookConfiguration',
        metadata: { name: 'hook' },
      },
    ],
  },
  {
    name: 'secrets',
    setUp: simple('secrets', 'object.type != "Opaque" || size(object.data) == 0', constrained({}, rule('', 'secrets'))),
    objects: [
      { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'key', namespace: 'shop' }, stringData: { key: 'value' } },
    ],
  },
  {
    name: 'user',
    unknown: true,
    setUp: simple('user', 'request.userInfo.username == "system:serviceaccount:argocd:argocd-application-controller"'),
    objects: [small],
  },
  {
    name: 'user-in-variable',
    unknown: true,
    setUp: simple('user-in-variable', 'variables.admin || object.spec.replicas > 100', {
      variables: [{ name: 'admin', expression: '"admins" in request.userInfo.groups' }],
    }),
    objects: [small],
  },
  {
    name: 'user-in-condition',
    unknown: true,
    setUp: simple('user-in-condition', 'false', {
      matchConditions: [
        { name: 'people', expression: '!request.userInfo.username.startsWith("system:serviceaccount")' },
      ],
    }),
    objects: [small],
  },
  {
    name: 'user-does-not-matter',
    setUp: simple(
      'user-does-not-matter',
      'request.userInfo.username == "nobody" && object.spec.replicas <= 5 && object.spec.replicas > 5',
    ),
    objects: [small],
  },
  {
    name: 'authorizer',
    unknown: true,
    setUp: simple('authorizer', '!authorizer.group("").resource("pods").namespace("shop").check("create").allowed()'),
    objects: [small],
  },
];
