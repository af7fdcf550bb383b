import { isObject, type Json } from '../../../model/resource.ts';
import type { RenderedObject } from './field.ts';

/** Whether a patch's or replacement's target means an object. Source: sigs.k8s.io/kustomize/api/types, Selector. */
export function targets(selector: Json, { body, kind, group, names }: RenderedObject): boolean {
  const metadata = isObject(body.metadata) ? body.metadata : {};
  const matches = (pattern: unknown, values: readonly string[]) =>
    typeof pattern !== 'string' || pattern === '' || values.some((value) => matchesWhole(pattern, value));
  return (
    matches(selector.kind, [kind]) &&
    (selector.group === undefined || matches(selector.group, [group])) &&
    matches(selector.name, names) &&
    (selector.namespace === undefined ||
      matches(selector.namespace, [typeof metadata.namespace === 'string' ? metadata.namespace : 'default'])) &&
    selectsLabels(selector.labelSelector, metadata.labels) &&
    selectsLabels(selector.annotationSelector, metadata.annotations)
  );
}

/** A repeated group could take JavaScript's backtracking for ever, which kustomize's RE2 never does: it fits nothing here. */
function matchesWhole(pattern: string, value: string): boolean {
  if (/\)[*+{]/.test(pattern)) return false;
  try {
    return new RegExp(`^(?:${pattern})$`).test(value);
  } catch {
    return pattern === value;
  }
}

/** `a=b,c!=d,e`: the equality-based part of label selectors; set-based requirements count as fulfilled. */
function selectsLabels(selector: unknown, labels: unknown): boolean {
  if (typeof selector !== 'string' || selector === '') return true;
  const own = isObject(labels) ? labels : {};
  return selector.split(/,(?![^(]*\))/).every((requirement) => {
    const [, key = '', operator, value = ''] = /^\s*([^=!\s]+)\s*(?:(==?|!=)\s*(\S*))?\s*$/.exec(requirement) ?? [];
    if (key === '') return true;
    if (operator === undefined) return Object.hasOwn(own, key);
    return (operator === '!=') !== (own[key] === value);
  });
}
