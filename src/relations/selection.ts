import { jsonText } from '../model/json-text.ts';
import { isObject, type Json, type Resource } from '../model/resource.ts';
import { specOf } from '../units/application.ts';
import type { Repository } from './facts.ts';
import { gathered, type Gatherers } from './gatherers.ts';
import { makesPods } from './references/operators.ts';
import { hasVariable } from './references/placeholder.ts';
import { selects, type Labels } from './selectors.ts';

/** Labels that controllers give to pods beside those of the template. */
const givenByControllers =
  /^(?:pod-template-hash|controller-revision-hash|pod-template-generation|(?:batch\.kubernetes\.io\/)?(?:job-name|controller-uid)|batch\.kubernetes\.io\/job-completion-index|statefulset\.kubernetes\.io\/pod-name|apps\.kubernetes\.io\/pod-index|rollouts-pod-template-hash)$/;

const gatherers: Gatherers = {
  '/Service': serviceFacts,
  'monitoring.coreos.com/PodMonitor': podSelectorFacts('selector'),
  'monitoring.coreos.com/ServiceMonitor': serviceMonitorFacts,
  'networking.k8s.io/NetworkPolicy': podSelectorFacts('podSelector'),
  'policy/PodDisruptionBudget': podSelectorFacts('selector'),
};

/** What the selectors of a resource select; nothing where that is not known. And whether its scrape annotations are read. */
export function selectionFacts(resource: Resource, repository: Repository): Json {
  const { world } = repository;
  const isScraped = world.kindOf(resource) === '/Service' || world.pod(resource) !== undefined;
  return { ...gathered(gatherers, resource, repository), ...(isScraped ? scrapeFacts(repository) : {}) };
}

/** Of a Service: the workloads whose pods it selects. */
function serviceFacts(service: Resource, repository: Repository): Json {
  const selector = specOf(service).selector;
  if (!isObject(selector)) return {};
  const labels = Object.fromEntries(Object.entries(selector).filter(([key]) => !givenByControllers.test(key)));
  if (Object.keys(labels).length === 0 || podsMayComeFromElsewhere(service, repository, selector)) return {};
  return { selected: repository.world.selectedBy(service, labels).map(({ resource }) => resource.id) };
}

/** Of what has a LabelSelector of pods: the workloads whose pods it selects. */
function podSelectorFacts(field: 'selector' | 'podSelector') {
  return (resource: Resource, repository: Repository): Json => {
    const selector = specOf(resource)[field];
    if (!isObject(selector) || podsMayComeFromElsewhere(resource, repository, selector)) return {};
    const workloads = repository.world.selectedIn(resource, namespacesOf(resource), withoutControllers(selector));
    return { selected: workloads.map((workload) => workload.resource.id) };
  };
}

/** Of a ServiceMonitor: the Services that it selects. */
function serviceMonitorFacts(monitor: Resource, repository: Repository): Json {
  const { world, elsewhere } = repository;
  const { selector } = specOf(monitor);
  const namespaces = namespacesOf(monitor);
  if (!isObject(selector) || mentionsVariable(selector)) return {};
  if (namespaces.some((namespace) => isOthers(monitor, namespace, repository))) return {};
  if (namespaces.some((namespace) => elsewhere.mayBring('/Service', namespace, monitor))) return {};
  if (namespaces.some((namespace) => world.hasAny(makesPods, namespace))) return {};
  const services = world
    .within(monitor, '/Service', namespaces)
    .filter((service) => selects(selector, labelsOf(service)));
  return { selected: services.map(({ id }) => id) };
}

/** Of what may say by annotations how it is scraped: whether the Prometheus Operator, which reads none, runs here. */
function scrapeFacts({ world }: Repository): Json {
  const servers = ['Prometheus', 'PrometheusAgent'].flatMap((kind) => world.ofKind(`monitoring.coreos.com/${kind}`));
  const readsAnnotations = servers.some((server) => specOf(server).additionalScrapeConfigs !== undefined);
  return servers.length > 0 && !readsAnnotations ? { prometheusOperator: true } : {};
}

function podsMayComeFromElsewhere(viewer: Resource, repository: Repository, selector: Json): boolean {
  const { world, elsewhere } = repository;
  return (
    mentionsVariable(selector) ||
    namespacesOf(viewer).some(
      (namespace) =>
        isOthers(viewer, namespace, repository) ||
        elsewhere.mayBring('/Pod', namespace, viewer) ||
        world.hasAny(makesPods, namespace),
    )
  );
}

/** Whether a namespace is the cluster's or another team's: nothing here makes it, and nothing here runs in it. */
function isOthers(viewer: Resource, namespace: string | undefined, { world, inventory }: Repository): boolean {
  if (namespace === undefined || namespace === 'default') return false;
  if (namespace === 'kube-system') return true;
  const { exists } = inventory.find(viewer, { kind: '/Namespace', name: namespace, namespace: undefined });
  return !exists && !world.runsIn(namespace);
}

/** Where a resource selects: its own namespace, or what `namespaceSelector` says; undefined for all. */
function namespacesOf(resource: Resource): readonly (string | undefined)[] {
  const { namespaceSelector } = specOf(resource);
  if (!isObject(namespaceSelector)) return [resource.id.namespace];
  if (namespaceSelector.any === true) return [undefined];
  return Array.isArray(namespaceSelector.matchNames)
    ? namespaceSelector.matchNames.map(String)
    : [resource.id.namespace];
}

function withoutControllers(selector: Json): Json {
  const matchLabels = isObject(selector.matchLabels) ? Object.entries(selector.matchLabels) : [];
  const expressions = Array.isArray(selector.matchExpressions) ? (selector.matchExpressions as unknown[]) : [];
  return {
    matchLabels: Object.fromEntries(matchLabels.filter(([key]) => !givenByControllers.test(key))),
    matchExpressions: expressions.filter(
      (one) => !(isObject(one) && typeof one.key === 'string' && givenByControllers.test(one.key)),
    ),
  };
}

function mentionsVariable(selector: Json): boolean {
  return hasVariable(jsonText(selector));
}

function labelsOf({ body }: Resource): Labels {
  return isObject(body.metadata) && isObject(body.metadata.labels) ? body.metadata.labels : {};
}
