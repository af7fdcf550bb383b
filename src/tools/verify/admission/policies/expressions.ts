import { small, large, tooMany, both } from './objects.ts';
import { binding, deployment, policy, simple, type PolicyCase } from './shape.ts';

/** What expressions say, and when they fail. */
export const expressions: readonly PolicyCase[] = [
  { name: 'expression', setUp: simple('expression', tooMany), objects: both },
  {
    name: 'defaults-count',
    setUp: simple('defaults-count', 'object.spec.replicas > 1 && object.spec.strategy.type == "RollingUpdate"'),
    objects: [small, deployment('one')],
  },
  {
    name: 'message',
    setUp: [
      policy('message', { validations: [{ expression: tooMany, message: 'spec.replicas is too large  ' }] }),
      binding('message'),
    ],
    objects: both,
  },
  {
    name: 'message-expression',
    setUp: [
      policy('message-expression', {
        validations: [
          {
            expression: tooMany,
            message: 'unused',
            messageExpression: '"has " + string(object.spec.replicas) + " replicas"',
          },
        ],
      }),
      binding('message-expression'),
    ],
    objects: both,
  },
  {
    name: 'message-expression-fails',
    setUp: [
      policy('message-expression-fails', {
        validations: [
          { expression: tooMany, message: 'the message', messageExpression: '"of " + object.metadata.labels.team' },
        ],
      }),
      binding('message-expression-fails'),
    ],
    objects: both,
  },
  {
    name: 'message-of-several-lines',
    setUp: [
      policy('message-of-several-lines', { validations: [{ expression: tooMany, messageExpression: '"one\\ntwo"' }] }),
      binding('message-of-several-lines'),
    ],
    objects: both,
  },
  {
    name: 'reason',
    setUp: [policy('reason', { validations: [{ expression: tooMany, reason: 'Forbidden' }] }), binding('reason')],
    objects: both,
  },
  {
    name: 'first-of-several',
    setUp: [
      policy('first-of-several', {
        validations: [
          { expression: 'object.spec.replicas > 0' },
          { expression: tooMany },
          { expression: 'object.metadata.name != "large"' },
        ],
      }),
      binding('first-of-several'),
    ],
    objects: both,
  },
  {
    name: 'variables',
    setUp: simple('variables', 'variables.images.all(i, i.startsWith("registry.example.org/"))', {
      variables: [
        { name: 'containers', expression: 'object.spec.template.spec.containers' },
        { name: 'images', expression: 'variables.containers.map(c, c.image)' },
      ],
    }),
    objects: [
      small,
      deployment('foreign', {
        template: {
          metadata: { labels: { app: 'foreign' } },
          spec: { containers: [{ name: 'main', image: 'docker.io/cart' }] },
        },
      }),
    ],
  },
  {
    name: 'runtime-error-fails',
    setUp: simple('runtime-error-fails', 'object.metadata.labels.team == "shop"'),
    objects: [small, deployment('labelled', {}, { labels: { team: 'shop' } })],
  },
  {
    name: 'runtime-error-ignored',
    setUp: simple('runtime-error-ignored', 'object.metadata.labels.team == "shop"', { failurePolicy: 'Ignore' }),
    objects: [small, deployment('labelled', {}, { labels: { team: 'lab' } })],
  },
  {
    name: 'match-conditions',
    setUp: simple('match-conditions', tooMany, {
      matchConditions: [
        { name: 'not-exempt', expression: '!has(object.metadata.labels) || !("exempt" in object.metadata.labels)' },
        { name: 'created', expression: 'request.operation == "CREATE"' },
      ],
    }),
    objects: [large, deployment('exempt', { replicas: 9 }, { labels: { exempt: '' } })],
  },
  {
    name: 'match-condition-fails',
    setUp: simple('match-condition-fails', tooMany, {
      matchConditions: [{ name: 'broken', expression: 'object.metadata.labels.team == "shop"' }],
    }),
    objects: both,
  },
  {
    name: 'match-condition-ignored',
    setUp: simple('match-condition-ignored', tooMany, {
      failurePolicy: 'Ignore',
      matchConditions: [{ name: 'broken', expression: 'object.metadata.labels.team == "shop"' }],
    }),
    objects: both,
  },
];
