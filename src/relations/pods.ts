import type { JsonPath } from '../model/json-path.ts';
import { valueAt } from '../model/json-path.ts';
import { groupOf, isObject, type Json, type Resource } from '../model/resource.ts';
import { parseImage, type Image } from './images.ts';

/** A pod template, wherever it lives; for a Pod, the Pod itself. */
export interface PodTemplate {
  /** Path of the template: what holds `metadata` and `spec`. */
  readonly path: JsonPath;
  readonly metadata: Json;
  readonly spec: Json;
  readonly containers: readonly Container[];
}

export interface Container {
  readonly path: JsonPath;
  /** A sidecar is an init container that keeps running (`restartPolicy: Always`). */
  readonly role: 'main' | 'init' | 'sidecar' | 'ephemeral';
  readonly name: string;
  readonly image: Image | null;
  readonly value: Json;
}

/** Where each kind keeps its pod template, by `group/Kind`. */
const templatePaths: Readonly<Record<string, JsonPath>> = {
  '/Pod': [],
  '/PodTemplate': ['template'],
  '/ReplicationController': ['spec', 'template'],
  'apps/Deployment': ['spec', 'template'],
  'apps/StatefulSet': ['spec', 'template'],
  'apps/DaemonSet': ['spec', 'template'],
  'apps/ReplicaSet': ['spec', 'template'],
  'extensions/Deployment': ['spec', 'template'],
  'extensions/DaemonSet': ['spec', 'template'],
  'extensions/ReplicaSet': ['spec', 'template'],
  'batch/Job': ['spec', 'template'],
  'batch/CronJob': ['spec', 'jobTemplate', 'spec', 'template'],
  'apps.openshift.io/DeploymentConfig': ['spec', 'template'],
  'argoproj.io/Rollout': ['spec', 'template'],
  'serving.knative.dev/Service': ['spec', 'template'],
  'serving.knative.dev/Configuration': ['spec', 'template'],
  'keda.sh/ScaledJob': ['spec', 'jobTargetRef', 'template'],
};

const containerFields = [
  ['initContainers', 'init'],
  ['containers', 'main'],
  ['ephemeralContainers', 'ephemeral'],
] as const;

/** The pod template of a resource, with its containers; undefined when it has none. */
export function podTemplate(resource: Resource): PodTemplate | undefined {
  const path = templatePaths[`${groupOf(resource.id.apiVersion)}/${resource.id.kind}`];
  if (path === undefined) return undefined;
  const template = valueAt(resource.body, path);
  if (!isObject(template)) return undefined;
  const spec = isObject(template.spec) ? template.spec : {};
  return {
    path,
    metadata: isObject(template.metadata) ? template.metadata : {},
    spec,
    containers: containerFields.flatMap(([field, role]) => containersIn(spec[field], [...path, 'spec', field], role)),
  };
}

function containersIn(list: unknown, path: JsonPath, role: Container['role']): Container[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((value: unknown, index): Container[] => {
    if (!isObject(value)) return [];
    const sidecar = role === 'init' && value.restartPolicy === 'Always';
    return [
      {
        path: [...path, index],
        role: sidecar ? 'sidecar' : role,
        name: typeof value.name === 'string' ? value.name : '',
        image: typeof value.image === 'string' ? parseImage(value.image) : null,
        value,
      },
    ];
  });
}
