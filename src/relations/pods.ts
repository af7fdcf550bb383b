import type { JsonPath } from '../model/json-path.ts';
import { valueAt } from '../model/json-path.ts';
import { groupOf, isObject, type Resource } from '../model/resource.ts';
import { containersIn, type PodTemplate } from './pod-template.ts';

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
