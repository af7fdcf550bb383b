import { expect, test } from 'vitest';
import { factsOf } from '../../../src/relations/facts.ts';
import { repositoryOf } from './repository.ts';

/** Names of what an object selects; undefined where that is not known. */
function selected(yaml: string, kind: string): string[] | undefined {
  const { repository, one } = repositoryOf(yaml);
  const ids = factsOf(one(kind), repository).selected as { name: string }[] | undefined;
  return ids?.map(({ name }) => name);
}

const web = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { template: { metadata: { labels: { app: web } }, spec: { containers: [] } } }
`;
const selector = (kind: string, spec: string, namespace = 'shop') => `
---
apiVersion: ${kind.slice(0, kind.lastIndexOf('/'))}
kind: ${kind.slice(kind.lastIndexOf('/') + 1)}
metadata: { name: x, namespace: ${namespace}, labels: { app: web } }
spec: ${spec}
`;

test('disruption budgets and network policies select by labels and expressions', () => {
  const budget = (spec: string) =>
    selected(web + selector('policy/v1/PodDisruptionBudget', spec), 'PodDisruptionBudget');
  expect(budget('{ selector: { matchLabels: { app: web } } }')).toEqual(['web']);
  expect(budget('{ selector: { matchExpressions: [{ key: app, operator: In, values: [api] }] } }')).toEqual([]);
  const policy = selector('networking.k8s.io/v1/NetworkPolicy', '{ podSelector: {} }');
  expect(selected(web + policy, 'NetworkPolicy')).toEqual(['web']);
});

test('labels that controllers give need not be in the template', () => {
  const budget = selector('policy/v1/PodDisruptionBudget', '{ selector: { matchLabels: { app: web, job-name: x } } }');
  expect(selected(web + budget, 'PodDisruptionBudget')).toEqual(['web']);
  const service = selector('v1/Service', '{ selector: { statefulset.kubernetes.io/pod-name: db-0 } }');
  expect(selected(web + service, 'Service')).toBeUndefined();
});

test('what an operator, a chart or another team runs is not known', () => {
  const service = (namespace?: string) => selector('v1/Service', '{ selector: { app: db } }', namespace);
  expect(selected(web + service(), 'Service')).toEqual([]);
  expect(selected(web + service() + selector('postgresql.cnpg.io/v1/Cluster', '{}'), 'Service')).toBeUndefined();
  expect(selected(web + service('other'), 'Service')).toBeUndefined();
  const chart = selector('helm.toolkit.fluxcd.io/v2/HelmRelease', '{ chartRef: { name: x } }');
  expect(selected(web + service() + chart, 'Service')).toBeUndefined();
});

test('a ServiceMonitor selects Services by their own labels, where it looks for them', () => {
  const monitor = (spec: string) =>
    selected(
      web + selector('v1/Service', '{}') + selector('monitoring.coreos.com/v1/ServiceMonitor', spec, 'observed'),
      'ServiceMonitor',
    );
  const labels = 'selector: { matchLabels: { app: web } }';
  expect(monitor(`{ ${labels}, namespaceSelector: { matchNames: [shop] } }`)).toEqual(['x']);
  expect(monitor(`{ ${labels}, namespaceSelector: { any: true } }`)).toEqual(['x']);
});

test('only an operator without scrape configurations of its own ignores annotations', () => {
  const facts = (spec: string) => {
    const { repository, one } = repositoryOf(web + selector('monitoring.coreos.com/v1/Prometheus', spec));
    return factsOf(one('Deployment'), repository).prometheusOperator;
  };
  expect(facts('{}')).toBe(true);
  expect(facts('{ additionalScrapeConfigs: { name: x, key: y } }')).toBeUndefined();
});

test('nothing is said of references while only part of the repository is known', () => {
  const { repository, one } = repositoryOf(web, { complete: false });
  expect(factsOf(one('Deployment'), repository)).not.toHaveProperty('references');
});

test('a kind is defined by a CustomResourceDefinition, or by what makes one', () => {
  const custom = 'apiVersion: constraints.gatekeeper.sh/v1beta1\nkind: MustHave\nmetadata: { name: x }\n';
  const defined = (more: string) => {
    const hasUnknownKind = ({ id }: { id: { kind: string } }) => id.kind === 'MustHave';
    const { repository, one } = repositoryOf(custom + more, { hasUnknownKind });
    return factsOf(one('MustHave'), repository).definition;
  };
  expect(defined('')).toEqual({ exists: false });
  const template = '---\napiVersion: templates.gatekeeper.sh/v1\nkind: ConstraintTemplate\nmetadata: { name: x }\n';
  expect(defined(`${template}spec: { crd: { spec: { names: { kind: MustHave } } } }`)).toEqual({ exists: true });
});
