import { isObject, type Json, type Resource } from '../model/resource.ts';
import type { Repository } from './facts.ts';
import { isolationIn } from './network-policies.ts';
import { selects, type Labels } from './selectors.ts';
import type { World } from './world.ts';

/** The label that Kubernetes gives to each namespace. */
const nameLabel = 'kubernetes.io/metadata.name';

/** Labels of a namespace; undefined where its Namespace is not in the repository. */
export function namespaceLabels(world: World, viewer: Resource, name: string): Labels | undefined {
  const namespace = world.within(viewer, '/Namespace', [undefined]).find(({ id }) => id.name === name);
  return namespace === undefined ? undefined : labelsOf(namespace);
}

/** Names of the repository's namespaces that a selector selects. */
export function selectedNamespaces(world: World, viewer: Resource, selector: unknown): string[] {
  return world
    .within(viewer, '/Namespace', [undefined])
    .filter((namespace) => selects(selector, labelsOf(namespace)))
    .map(({ id }) => id.name);
}

/** Of a Namespace: the policies that isolate all of its pods, for each direction. */
export function namespaceIsolation(namespace: Resource, { world }: Repository): Json {
  return { defaultDeny: isolationIn(namespace, labelsOf(namespace), world) };
}

function labelsOf({ id, body }: Resource): Labels {
  const { labels } = isObject(body.metadata) ? body.metadata : {};
  return { ...(isObject(labels) ? labels : {}), [nameLabel]: id.name };
}
