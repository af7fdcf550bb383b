import { isObject, type Json } from '../model/resource.ts';

/**
 * Enumerations of definitions that ship, to which other projects add their own kinds when they are installed: a value that
 * is not listed says nothing. By `group/Kind`, the list below `spec` whose items have a `kind`.
 */
const open: Readonly<Record<string, string>> = {
  // Flux Operator patches them when it installs Flux, and tofu-controller says how to
  'notification.toolkit.fluxcd.io/Alert': 'eventSources',
  'notification.toolkit.fluxcd.io/Receiver': 'resources',
};

/** The list below `spec` of a kind (`group/Kind`) whose items are of any kind. */
export function openEnumeration(key: string): string | undefined {
  return open[key];
}

/** A definition without the enumerations that are longer in clusters. */
export function withOpenEnumerations(key: string, definition: Json): Json {
  const list = openEnumeration(key);
  if (list === undefined) return definition;
  for (const version of (definition.spec as { versions: Json[] }).versions) {
    const kind = at(version, [
      ...['schema', 'openAPIV3Schema', 'properties', 'spec'],
      ...['properties', list, 'items', 'properties', 'kind'],
    ]);
    if (isObject(kind)) delete kind.enum;
  }
  return definition;
}

function at(root: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((node, key) => (isObject(node) ? node[key] : undefined), root);
}
