import { afterAll, describe, expect, it } from 'vitest';
import { Admission, type PolicyFinding } from '../../../src/engines/admission.ts';
import { Engine } from '../../../src/engines/engine.ts';
import { binding, configMap, deployment, policy, rule } from '../../../src/tools/verify/admission/policies/shape.ts';

const engine = new Engine('admission', { cacheFolder: undefined, timeout: 30_000, threads: 1 });
const admission = new Admission(engine);

afterAll(async () => engine.close());

async function judge(policies: readonly object[], object: object): Promise<readonly PolicyFinding[] | undefined> {
  admission.loadPolicies(policies);
  const [found] = await admission.checkPolicies([object]);
  return found;
}

const large = deployment('large', { replicas: 9 });
const limit = { validations: [{ expression: 'object.spec.replicas <= 5', message: 'too many' }] };

// What a real API server says of the same and more is compared by `npm run verify:admission`.
describe('ValidatingAdmissionPolicies', () => {
  it('deny in the words of the policy', async () => {
    expect(await judge([policy('limit', limit), binding('limit')], large)).toEqual([
      { policy: 'limit', binding: 'limit-binding', action: 'Deny', message: 'too many', reason: 'Invalid' },
    ]);
    expect(await judge([policy('limit', limit), binding('limit')], deployment('small'))).toEqual([]);
  });

  it('do nothing without a binding', async () => {
    expect(await judge([policy('limit', limit)], large)).toEqual([]);
  });

  it('never see what the validation refuses', async () => {
    expect(await judge([policy('limit', limit), binding('limit')], deployment('Large', { replicas: 9 }))).toEqual([]);
  });

  it.each(['request.userInfo.username == "admin"', 'authorizer.path("/metrics").check("get").allowed()'])(
    'say nothing that depends on who asks: %s',
    async (expression) => {
      const set = [policy('user', { validations: [{ expression }] }), binding('user')];
      expect(await judge(set, large)).toEqual([]);
    },
  );

  it('say nothing that depends on a namespace of which nothing is known', async () => {
    const constraints = (matchLabels: object) => ({
      matchConstraints: { namespaceSelector: { matchLabels }, resourceRules: [rule('apps', 'deployments')] },
    });
    const shop = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { team: 'shop' } } };
    const byTeam = [policy('limit', { ...limit, ...constraints({ team: 'shop' }) }), binding('limit')];
    const byName = [
      policy('limit', { ...limit, ...constraints({ 'kubernetes.io/metadata.name': 'shop' }) }),
      binding('limit'),
    ];
    expect(await judge(byTeam, large)).toEqual([]);
    expect(await judge([...byTeam, shop], large)).toHaveLength(1);
    expect(await judge(byName, large)).toHaveLength(1);
  });

  it('say nothing that depends on a namespace that the object does not name', async () => {
    const nowhere = deployment('large', { replicas: 9 }, { namespace: undefined });
    const own = { validations: [{ expression: 'object.metadata.namespace == "shop"' }] };
    expect(await judge([policy('own', own), binding('own')], nowhere)).toEqual([]);
    expect(await judge([policy('limit', limit), binding('limit')], nowhere)).toHaveLength(1);
  });

  it('take parameters', async () => {
    const asked = {
      paramKind: { apiVersion: 'v1', kind: 'ConfigMap' },
      validations: [{ expression: 'object.spec.replicas <= int(params.data.maximum)' }],
    };
    const bound = binding('asks', {
      paramRef: { name: 'maximum', namespace: 'shop', parameterNotFoundAction: 'Deny' },
    });
    expect(await judge([policy('asks', asked), bound, configMap('maximum', { maximum: '9' })], large)).toEqual([]);
    expect(await judge([policy('asks', asked), bound, configMap('maximum', { maximum: '3' })], large)).toHaveLength(1);
  });
});
