import type { JsonPath } from '../model/json-path.ts';
import { valueAt } from '../model/json-path.ts';
import { groupOf, isObject, type Json, type Resource } from '../model/resource.ts';
import { parseImage } from './images.ts';
import { layer, originalPath, type Layer, type Layered, type Origin } from './layers.ts';
import { containersIn, type Container, type PodTemplate } from './pod-template.ts';

/** Where each kind of Argo Workflows keeps the spec of a workflow, by `group/Kind`. */
const workflowPaths: Readonly<Record<string, JsonPath>> = {
  'argoproj.io/Workflow': ['spec'],
  'argoproj.io/WorkflowTemplate': ['spec'],
  'argoproj.io/ClusterWorkflowTemplate': ['spec'],
  'argoproj.io/CronWorkflow': ['spec', 'workflowSpec'],
};

/** Kinds whose templates other workflows run, with their own volumes. */
const libraries = ['WorkflowTemplate', 'ClusterWorkflowTemplate'];

/** What a template says instead of its workflow, and what the workflow calls it. */
const podFields = {
  activeDeadlineSeconds: 'activeDeadlineSeconds',
  affinity: 'affinity',
  automountServiceAccountToken: 'automountServiceAccountToken',
  dnsConfig: 'dnsConfig',
  dnsPolicy: 'dnsPolicy',
  hostAliases: 'hostAliases',
  hostNetwork: 'hostNetwork',
  imagePullSecrets: 'imagePullSecrets',
  nodeSelector: 'nodeSelector',
  priorityClassName: 'podPriorityClassName',
  schedulerName: 'schedulerName',
  securityContext: 'securityContext',
  serviceAccountName: 'serviceAccountName',
  tolerations: 'tolerations',
} as const;

/**
 * The pods that the controller of Argo Workflows makes, one for each template with containers, in the form that all pods
 * have. `podSpecPatch` is not read. Source: argoproj/argo-workflows, workflow/controller/workflowpod.go.
 */
export function workflowPods(resource: Resource): PodTemplate[] {
  const path = workflowPaths[`${groupOf(resource.id.apiVersion)}/${resource.id.kind}`];
  const spec = path && valueAt(resource.body, path);
  if (path === undefined || !isObject(spec)) return [];
  const isLibrary = libraries.includes(resource.id.kind);
  return templatesIn(spec, path).map((template) => podOf(template, { value: spec, path }, isLibrary));
}

/** Those that make pods, and those that stand within a step or a task. */
function templatesIn(spec: Json, path: JsonPath): Layer[] {
  return objectsIn(spec.templates, [...path, 'templates']).flatMap(withInline);
}

function withInline(template: Layer): Layer[] {
  const { value, path } = template;
  const steps = Array.isArray(value.steps) ? (value.steps as unknown[]) : [];
  const dag = isObject(value.dag) ? value.dag : {};
  const calls = [
    ...steps.flatMap((parallel, index) => objectsIn(parallel, [...path, 'steps', index])),
    ...objectsIn(dag.tasks, [...path, 'dag', 'tasks']),
  ];
  const inline = calls.flatMap((call) =>
    isObject(call.value.inline) ? [{ value: call.value.inline, path: [...call.path, 'inline'] }] : [],
  );
  return [...(typeOf(value) === undefined ? [] : [template]), ...inline.flatMap(withInline)];
}

function objectsIn(list: unknown, path: JsonPath): Layer[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((value: unknown, index) => (isObject(value) ? [{ value, path: [...path, index] }] : []));
}

const types = ['container', 'script', 'containerSet'] as const;

function typeOf(template: Json): (typeof types)[number] | undefined {
  return types.find((type) => isObject(template[type]));
}

function podOf(written: Layer, workflow: Layer, isLibrary: boolean): PodTemplate {
  const { path } = written;
  const template = withDefaults(written, workflow);
  const metadata = layer(
    { value: isObject(template.value.metadata) ? template.value.metadata : {}, path: [...path, 'metadata'] },
    { value: workflow.value.podMetadata, path: [...workflow.path, 'podMetadata'] },
  );
  const containers = containersOf(template.value, path);
  const volumes = volumesOf(template.value, path, workflow, isLibrary ? containers : []);
  const mains = containers.filter(({ role }) => role !== 'init');
  const inits = containers.filter(({ role }) => role === 'init');
  const fields = Object.entries(podFields).map(([field, inWorkflow]) => {
    const own: unknown = template.value[field];
    return own === undefined || own === null
      ? { field, value: workflow.value[inWorkflow], from: [...workflow.path, inWorkflow] }
      : { field, value: own, from: [...path, field] };
  });
  const inPod = (...steps: JsonPath): JsonPath => [...path, 'spec', ...steps];
  const fromPod: Origin[] = [
    ...fields.map(({ field, from }) => ({ at: inPod(field), from })),
    ...mains.map((one, index) => ({ at: inPod('containers', index), from: one.path })),
    ...inits.map((one, index) => ({ at: inPod('initContainers', index), from: one.path })),
    ...volumes.flatMap(({ origins }, index) => origins(inPod('volumes', index))),
  ];
  return {
    path,
    metadata: isObject(metadata.value) ? metadata.value : {},
    spec: {
      automountServiceAccountToken: true, // the executor beside the containers needs it
      ...Object.fromEntries(
        fields.flatMap(({ field, value }) => (value === undefined || value === null ? [] : [[field, value]])),
      ),
      restartPolicy: 'Never',
      containers: mains.map(({ value }) => value),
      ...(inits.length === 0 ? {} : { initContainers: inits.map(({ value }) => value) }),
      ...(volumes.length === 0 ? {} : { volumes: volumes.map(({ value }) => value) }),
    },
    containers,
    written: (field) => originalPath(originalPath(field, fromPod), [...template.origins, ...metadata.origins]),
  };
}

/** What `templateDefaults` say of the other types of template does not count. */
function withDefaults({ value, path }: Layer, workflow: Layer): Layered {
  const { templateDefaults } = workflow.value;
  if (!isObject(templateDefaults)) return { value, origins: [] };
  const others = types.filter((type) => type !== typeOf(value));
  const defaults = Object.fromEntries(
    Object.entries(templateDefaults).filter(([key]) => !others.some((type) => type === key)),
  );
  return layer({ value, path }, { value: defaults, path: [...workflow.path, 'templateDefaults'] });
}

function containersOf(template: Json, path: JsonPath): Container[] {
  const set = isObject(template.containerSet) ? template.containerSet : {};
  const alone = (['container', 'script'] as const).flatMap((type) => {
    const container = template[type];
    return isObject(container)
      ? containersIn([{ name: 'main', ...container }], [], 'main').map((one) => ({ ...one, path: [...path, type] }))
      : [];
  });
  return [
    ...containersIn(template.initContainers, [...path, 'initContainers'], 'init'),
    ...alone,
    ...containersIn(set.containers, [...path, 'containerSet', 'containers'], 'main'),
    ...containersIn(template.sidecars, [...path, 'sidecars'], 'sidecar'),
  ].map(withoutParameters);
}

/** An image that a parameter completes may have any tag and digest; one that it begins with may be any image. */
function withoutParameters(container: Container): Container {
  const { image } = container.value;
  const start = typeof image === 'string' ? image.indexOf('{{') : -1;
  if (typeof image !== 'string' || start < 0) return container;
  const [fixed, rest] = [image.slice(0, start), image.slice(start)];
  if (!/[:@][^/]*$/.test(fixed) || rest.includes('/')) return { ...container, image: null };
  return { ...container, image: { ...parseImage(fixed), tag: rest, digest: rest } };
}

interface Volume {
  readonly value: Json;
  /** Where it is written, when it seems to stand at a path. */
  readonly origins: (at: JsonPath) => Origin[];
}

/** Those of the workflow, those that it claims, the template's own, and what callers bring, which is not known here. */
function volumesOf(template: Json, path: JsonPath, workflow: Layer, callers: readonly Container[]): Volume[] {
  const claims = objectsIn(workflow.value.volumeClaimTemplates, [...workflow.path, 'volumeClaimTemplates']);
  const known = [
    ...objectsIn(workflow.value.volumes, [...workflow.path, 'volumes']).map(asWritten),
    ...claims.map(claimed),
    ...objectsIn(template.volumes, [...path, 'volumes']).map(asWritten),
  ];
  const names = new Set(known.map(({ value }) => value.name));
  const brought = callers
    .flatMap(({ value }) => objectsIn(value.volumeMounts, []))
    .flatMap(({ value: { name } }) => (names.has(name) ? [] : [name]));
  const ofCallers = [...new Set(brought)].map((name): Volume => ({
    value: { name, ephemeral: {} },
    origins: () => [],
  }));
  return [...known, ...ofCallers];
}

function asWritten({ value, path }: Layer): Volume {
  return { value, origins: (at) => [{ at, from: path }] };
}

/** A claim that lives as long as the workflow is an ephemeral volume. */
function claimed({ value, path }: Layer): Volume {
  const { metadata, spec } = value;
  return {
    value: { name: isObject(metadata) ? metadata.name : undefined, ephemeral: { volumeClaimTemplate: { spec } } },
    origins: (at) => [
      { at, from: path },
      { at: [...at, 'name'], from: [...path, 'metadata', 'name'] },
      { at: [...at, 'ephemeral', 'volumeClaimTemplate'], from: path },
    ],
  };
}
