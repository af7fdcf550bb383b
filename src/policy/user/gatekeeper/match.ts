import { groupOf, isObject, type Json, type Resource } from '../../../model/resource.ts';

/** The Namespace object of that name, if it is known. */
export type FindNamespace = (name: string) => Resource | undefined;

/**
 * Whether a constraint's `spec.match` matches an object, as Gatekeeper and gator say. Source: pkg/mutation/match of Gatekeeper.
 * An object that names no namespace counts as one of the cluster, for where it goes is not known; a namespaceSelector about a
 * Namespace that is not in the repository matches nothing.
 */
export function matches(match: unknown, { id, body }: Resource, namespaceNamed: FindNamespace): boolean {
  if (!isObject(match)) return true;
  const isNamespace = id.kind === 'Namespace' && groupOf(id.apiVersion) === '';
  const namespace = isNamespace ? id.name : id.namespace;
  const labels = labelsOf(body);
  return (
    kindsMatch(match.kinds, id.apiVersion, id.kind) &&
    scopeMatches(match.scope, isNamespace, id.namespace !== undefined) &&
    namespacesMatch(match, namespace) &&
    selectorMatches(match.labelSelector, labels) &&
    namespaceMatches(
      match.namespaceSelector,
      isNamespace ? labels : namespaceLabels(namespace, namespaceNamed),
      namespace,
    ) &&
    (typeof match.name !== 'string' || match.name === '' || wildcard(match.name, id.name)) &&
    match.source !== 'Generated'
  );
}

function kindsMatch(kinds: unknown, apiVersion: string, kind: string): boolean {
  if (!Array.isArray(kinds) || kinds.length === 0) return true;
  const holds = (list: unknown, value: string) =>
    !Array.isArray(list) || list.length === 0 || list.includes('*') || list.includes(value);
  return kinds.some(
    (entry) => isObject(entry) && holds(entry.kinds, kind) && holds(entry.apiGroups, groupOf(apiVersion)),
  );
}

function scopeMatches(scope: unknown, isNamespace: boolean, hasNamespace: boolean): boolean {
  if (scope === 'Cluster') return isNamespace || !hasNamespace;
  return scope !== 'Namespaced' || (!isNamespace && hasNamespace);
}

function namespacesMatch({ namespaces, excludedNamespaces }: Json, namespace: string | undefined): boolean {
  if (namespace === undefined) return true;
  const holds = (list: unknown) => Array.isArray(list) && list.some((pattern) => wildcard(String(pattern), namespace));
  if (holds(excludedNamespaces)) return false;
  return !Array.isArray(namespaces) || namespaces.length === 0 || holds(namespaces);
}

function namespaceMatches(selector: unknown, labels: Json | undefined, namespace: string | undefined): boolean {
  if (!isObject(selector) || namespace === undefined) return true;
  return labels !== undefined && selectorMatches(selector, labels);
}

function namespaceLabels(name: string | undefined, namespaceNamed: FindNamespace): Json | undefined {
  const found = name === undefined ? undefined : namespaceNamed(name);
  return found && labelsOf(found.body);
}

/** `*` stands for the beginning, for the end, or for both. */
function wildcard(pattern: string, text: string): boolean {
  const start = pattern.startsWith('*');
  const end = pattern.endsWith('*');
  const word = pattern.slice(start ? 1 : 0, end && pattern.length > 1 ? -1 : undefined);
  if (start && end) return text.includes(word);
  if (start) return text.endsWith(word);
  return end ? text.startsWith(word) : text === word;
}

function labelsOf({ metadata }: Readonly<Json>): Json {
  const labels = isObject(metadata) ? metadata.labels : undefined;
  return isObject(labels) ? labels : {};
}

/** A LabelSelector; one that is absent selects all. */
function selectorMatches(selector: unknown, labels: Json): boolean {
  if (!isObject(selector)) return true;
  const { matchLabels, matchExpressions } = selector;
  const wanted = isObject(matchLabels) ? Object.entries(matchLabels) : [];
  const expressions = Array.isArray(matchExpressions) ? matchExpressions.filter(isObject) : [];
  return wanted.every(([name, value]) => labels[name] === value) && expressions.every((one) => holdsFor(one, labels));
}

function holdsFor({ key, operator, values }: Json, labels: Json): boolean {
  const has = Object.hasOwn(labels, String(key));
  const isOne = has && Array.isArray(values) && values.includes(labels[String(key)]);
  switch (operator) {
    case 'In':
      return isOne;
    case 'NotIn':
      return !isOne;
    case 'Exists':
      return has;
    case 'DoesNotExist':
      return !has;
    default:
      return false;
  }
}
