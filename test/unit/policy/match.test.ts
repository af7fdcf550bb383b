import { describe, expect, it } from 'vitest';
import { identify, type Json, type Resource } from '../../../src/model/resource.ts';
import { matches } from '../../../src/policy/user/gatekeeper/match.ts';

function resource(kind: string, metadata: Json, apiVersion = 'v1'): Resource {
  const body = { apiVersion, kind, metadata };
  const document = { file: { path: 'a.yaml', text: '' }, index: 0, start: 0, end: 0, line: 1, value: body };
  return { id: identify(body), body, origin: { document, path: [], units: [] } };
}

const pod = resource('Pod', { name: 'web-1', namespace: 'shop', labels: { app: 'web', tier: 'front' } });
const loosePod = resource('Pod', { name: 'web' });
const deployment = resource('Deployment', { name: 'web', namespace: 'kube-system' }, 'apps/v1');
const namespace = resource('Namespace', { name: 'shop', labels: { team: 'shop' } });
const known = (name: string) => (name === 'shop' ? namespace : undefined);

describe('what a constraint matches', () => {
  it.each<[string, Json, Resource, boolean]>([
    ['everything when it says nothing', {}, pod, true],
    ['a kind of the core group', { kinds: [{ apiGroups: [''], kinds: ['Pod'] }] }, pod, true],
    ['no kind of another group', { kinds: [{ apiGroups: ['apps'], kinds: ['Pod'] }] }, pod, false],
    ['any group and kind by a star', { kinds: [{ apiGroups: ['*'], kinds: ['*'] }] }, deployment, true],
    ['a kind of the second entry', { kinds: [{ kinds: ['Job'] }, { kinds: ['Deployment'] }] }, deployment, true],
    ['a namespace by name', { namespaces: ['shop'] }, pod, true],
    ['no other namespace', { namespaces: ['shop'] }, deployment, false],
    ['a Namespace by its own name', { namespaces: ['shop'] }, namespace, true],
    ['an object without a namespace, as gator does', { namespaces: ['shop'] }, loosePod, true],
    ['not what is excluded by a pattern', { excludedNamespaces: ['kube-*'] }, deployment, false],
    ['what an ending excludes not', { excludedNamespaces: ['*-system'] }, pod, true],
    ['what a label selects', { labelSelector: { matchLabels: { app: 'web' } } }, pod, true],
    ['nothing with another label', { labelSelector: { matchLabels: { app: 'api' } } }, pod, false],
    [
      'an expression',
      { labelSelector: { matchExpressions: [{ key: 'tier', operator: 'In', values: ['front'] }] } },
      pod,
      true,
    ],
    [
      'an absent label is not in',
      { labelSelector: { matchExpressions: [{ key: 'x', operator: 'NotIn', values: ['y'] }] } },
      pod,
      true,
    ],
    [
      'a label that must not be',
      { labelSelector: { matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] } },
      pod,
      false,
    ],
    ['by labels of its namespace', { namespaceSelector: { matchLabels: { team: 'shop' } } }, pod, true],
    [
      'not in a namespace that is not known',
      { namespaceSelector: { matchLabels: { team: 'shop' } } },
      deployment,
      false,
    ],
    ['a name by its beginning', { name: 'web-*' }, pod, true],
    ['no other name', { name: 'web-2' }, pod, false],
    ['namespaced objects', { scope: 'Namespaced' }, pod, true],
    ['a Namespace is of the cluster', { scope: 'Namespaced' }, namespace, false],
    ['objects of the cluster', { scope: 'Cluster' }, namespace, true],
  ])('%s', (_, match, object, expected) => {
    expect(matches(match, object, known)).toBe(expected);
  });
});
