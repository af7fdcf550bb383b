import { jsonText } from '../model/json-text.ts';
import { groupOf, isObject, type Json, type Resource } from '../model/resource.ts';
import { ByNamespace, sameNamespace } from './by-namespace.ts';
import type { PodTemplate } from './pod-template.ts';
import { podTemplate } from './pods.ts';
import { selects, selectsExactly, type Labels } from './selectors.ts';
import { Variants } from './variants.ts';
import { workflowPods } from './workflows.ts';

/** A resource with a pod template, and the labels of its pods. */
export interface Workload {
  readonly resource: Resource;
  readonly pod: PodTemplate;
  readonly labels: Labels;
}

/** All resources of a repository, indexed for the questions that rules ask. Nothing here judges. */
export class World {
  readonly #byKind = new Map<string, ByNamespace<Resource>>();
  /** By workflow. */
  readonly #workflowPods = new Map<Resource, readonly PodTemplate[]>();
  readonly #workloads = new Map<Resource, Workload>();
  readonly #placed = new ByNamespace<Workload>();
  readonly #byLabel = new Map<string, Workload[]>();
  readonly #variants: Variants;
  readonly resources: readonly Resource[];
  /** Whether charts that are not rendered here bring objects of their own, so that one that is missing may be theirs. */
  readonly hasUnrenderedCharts: boolean;

  constructor(resources: readonly Resource[]) {
    this.resources = resources;
    this.#variants = new Variants(resources);
    for (const resource of resources) {
      const { namespace } = resource.id;
      const kind = this.kindOf(resource);
      const ofKind = this.#byKind.get(kind) ?? new ByNamespace();
      this.#byKind.set(kind, ofKind);
      ofKind.add(resource, namespace);
      const pod = podTemplate(resource);
      if (pod === undefined) {
        const ofWorkflow = workflowPods(resource);
        if (ofWorkflow.length > 0) this.#workflowPods.set(resource, ofWorkflow);
        continue;
      }
      const labels = isObject(pod.metadata.labels) ? pod.metadata.labels : {};
      const workload = { resource, pod, labels };
      this.#workloads.set(resource, workload);
      this.#placed.add(workload, namespace);
      for (const [name, value] of Object.entries(labels)) append(this.#byLabel, `${name}=${String(value)}`, workload);
    }
    const fromChart = ({ body }: Resource): boolean => jsonText(body.spec ?? {}).includes('"chart":');
    this.hasUnrenderedCharts =
      this.ofKind('helm.toolkit.fluxcd.io/HelmRelease').length > 0 ||
      this.ofKind('argoproj.io/Application').some(fromChart);
  }

  /** Every pod template of a resource: several in a workflow. */
  pods(resource: Resource): readonly PodTemplate[] {
    const pod = this.pod(resource);
    return pod === undefined ? (this.#workflowPods.get(resource) ?? []) : [pod];
  }

  /** The pod template of a workload: what is selected, scaled and evicted. Those of workflows come and go. */
  pod(resource: Resource): PodTemplate | undefined {
    return this.#workloads.get(resource)?.pod;
  }

  /** `group/Kind`, with an empty group for the core one. */
  kindOf({ id }: Resource): string {
    return `${groupOf(id.apiVersion)}/${id.kind}`;
  }

  /** @param kind `group/Kind`, with an empty group for the core one */
  ofKind(kind: string): readonly Resource[] {
    return this.#byKind.get(kind)?.in(undefined) ?? [];
  }

  /** The resources of a kind that a resource meets in its cluster and namespace, as far as these are known. */
  near(viewer: Resource, kind: string): readonly Resource[] {
    return this.within(viewer, kind, [viewer.id.namespace]);
  }

  /** Of those, the ones with that name. */
  named(viewer: Resource, kind: string, name: unknown): readonly Resource[] {
    return this.near(viewer, kind).filter((resource) => resource.id.name === name);
  }

  /** The resources of a kind that a resource meets in other namespaces; undefined stands for all. */
  within(viewer: Resource, kind: string, namespaces: readonly (string | undefined)[]): readonly Resource[] {
    const inThem = this.#byKind.get(kind)?.inAny(namespaces) ?? [];
    return inThem.filter((resource) => this.#variants.mayMeet(viewer, resource));
  }

  /** The workloads that a resource meets in namespaces, undefined stands for all, whose pods a LabelSelector selects. */
  selectedIn(viewer: Resource, namespaces: readonly (string | undefined)[], selector: unknown): readonly Workload[] {
    const matchLabels = isObject(selector) && isObject(selector.matchLabels) ? selector.matchLabels : {};
    const isIn = ({ id }: Resource): boolean => namespaces.some((namespace) => sameNamespace(namespace, id.namespace));
    const candidates =
      this.#withOneOf(matchLabels)?.filter(({ resource }) => isIn(resource)) ?? this.#placed.inAny(namespaces);
    return candidates.filter(
      ({ resource, labels }) => this.#variants.mayMeet(viewer, resource) && selects(selector, labels),
    );
  }

  /** Whether a workload names this namespace as its own. */
  runsIn(namespace: string): boolean {
    return this.#placed.has(namespace);
  }

  /** Whether there is a resource of such a kind in a namespace; undefined stands for all. */
  hasAny(isWanted: (kind: string) => boolean, namespace: string | undefined): boolean {
    return [...this.#byKind].some(([kind, resources]) => isWanted(kind) && resources.in(namespace).length > 0);
  }

  /** Whether two resources can never be in one cluster together. */
  areAlternatives(one: Resource, other: Resource): boolean {
    return !this.#variants.mayMeet(one, other);
  }

  /** Workloads whose pods a Service's selector selects. */
  selectedBy(service: Resource, selector: Labels): readonly Workload[] {
    const candidates = this.#withOneOf(selector) ?? [];
    return candidates.filter(
      (workload) => this.#mayMeet(service, workload.resource) && selectsExactly(selector, workload.labels),
    );
  }

  /** Resources of a kind whose LabelSelector at `spec.selector` selects the pods of this workload. */
  selectorsOf(workload: Resource, kind: string): readonly Resource[] {
    const labels = this.#workloads.get(workload)?.labels;
    if (labels === undefined) return [];
    return this.near(workload, kind).filter((resource) =>
      selects((resource.body.spec as Json | undefined)?.selector, labels),
    );
  }

  /** Workloads with one of these labels: the one that the fewest have. Undefined where there is none to look for. */
  #withOneOf(labels: Labels): readonly Workload[] | undefined {
    const [fewest] = Object.entries(labels)
      .map(([name, value]) => this.#byLabel.get(`${name}=${String(value)}`) ?? [])
      .sort((one, other) => one.length - other.length);
    return fewest;
  }

  #mayMeet(one: Resource, other: Resource): boolean {
    return sameNamespace(one.id.namespace, other.id.namespace) && this.#variants.mayMeet(one, other);
  }
}

export function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
