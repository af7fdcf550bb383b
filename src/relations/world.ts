import { groupOf, isObject, type Json, type Resource } from '../model/resource.ts';
import { podTemplate, type PodTemplate } from './pods.ts';
import { selects, selectsExactly, type Labels } from './selectors.ts';

/** A resource with a pod template, and the labels of its pods. */
export interface Workload {
  readonly resource: Resource;
  readonly pod: PodTemplate;
  readonly labels: Labels;
}

/** All resources of a repository, indexed for the questions that rules ask. Nothing here judges. */
export class World {
  readonly #byKind = new Map<string, Resource[]>();
  readonly #workloads = new Map<Resource, Workload>();
  readonly #byLabel = new Map<string, Workload[]>();
  /** Whether charts that are not rendered here bring objects of their own, so that one that is missing may be theirs. */
  readonly hasUnrenderedCharts: boolean;

  constructor(resources: readonly Resource[]) {
    for (const resource of resources) {
      const key = `${groupOf(resource.id.apiVersion)}/${resource.id.kind}`;
      append(this.#byKind, key, resource);
      const pod = podTemplate(resource);
      if (pod === undefined) continue;
      const labels = isObject(pod.metadata.labels) ? pod.metadata.labels : {};
      const workload = { resource, pod, labels };
      this.#workloads.set(resource, workload);
      for (const [name, value] of Object.entries(labels)) append(this.#byLabel, `${name}=${String(value)}`, workload);
    }
    const fromChart = ({ body }: Resource): boolean => JSON.stringify(body.spec ?? {}).includes('"chart":');
    this.hasUnrenderedCharts =
      this.ofKind('helm.toolkit.fluxcd.io/HelmRelease').length > 0 ||
      this.ofKind('argoproj.io/Application').some(fromChart);
  }

  pod(resource: Resource): PodTemplate | undefined {
    return this.#workloads.get(resource)?.pod;
  }

  /** @param kind `group/Kind`, with an empty group for the core one */
  ofKind(kind: string): readonly Resource[] {
    return this.#byKind.get(kind) ?? [];
  }

  /** The resources of a kind with that name, in that namespace or in one that is not known. */
  named(kind: string, name: unknown, namespace: string | undefined): readonly Resource[] {
    return this.ofKind(kind).filter(
      (resource) => resource.id.name === name && sameNamespace(resource.id.namespace, namespace),
    );
  }

  /** Workloads whose pods a Service's selector selects. */
  selectedBy(selector: Labels, namespace: string | undefined): readonly Workload[] {
    const [first] = Object.entries(selector);
    if (first === undefined) return [];
    const candidates = this.#byLabel.get(`${first[0]}=${String(first[1])}`) ?? [];
    return candidates.filter(
      (workload) =>
        sameNamespace(workload.resource.id.namespace, namespace) && selectsExactly(selector, workload.labels),
    );
  }

  /** Resources of a kind whose LabelSelector at `spec.selector` selects the pods of this workload. */
  selectorsOf(workload: Resource, kind: string): readonly Resource[] {
    const labels = this.#workloads.get(workload)?.labels;
    if (labels === undefined) return [];
    return this.ofKind(kind).filter(
      (resource) =>
        sameNamespace(resource.id.namespace, workload.id.namespace) &&
        selects((resource.body.spec as Json | undefined)?.selector, labels),
    );
  }
}

/** A resource that names no namespace goes wherever it is deployed to: it may meet any other. */
export function sameNamespace(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
