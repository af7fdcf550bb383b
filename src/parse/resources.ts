import type { JsonPath } from '../model/json-path.ts';
import { identify, isObject, type Json, type Resource } from '../model/resource.ts';
import type { SourceDocument } from '../model/source.ts';

/** The Kubernetes objects in a document: itself, or the items of a List; none when it is something else. */
export function resourcesIn(document: SourceDocument): Resource[] {
  return isObject(document.value) ? expand(document, document.value, []) : [];
}

function expand(document: SourceDocument, body: Json, path: JsonPath): Resource[] {
  if (typeof body.apiVersion !== 'string' || typeof body.kind !== 'string') return [];
  if (body.kind.endsWith('List') && Array.isArray(body.items)) {
    return body.items.flatMap((item: unknown, index) =>
      isObject(item) ? expand(document, item, [...path, 'items', index]) : [],
    );
  }
  return [{ id: identify(body), body, origin: { document, path, units: [] } }];
}

/** A kustomization as a resource: kustomize lets apiVersion and kind be left out. */
export function kustomizationIn(document: SourceDocument): Resource | undefined {
  if (!isObject(document.value)) return undefined;
  const body = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', ...document.value };
  return { id: identify(body), body, origin: { document, path: [], units: [] } };
}

/** GitHub's workflows and actions, which have no identity of their own. */
const workflowFiles = /(?:^|\/)(?:\.github\/workflows\/[^/]+|action)\.ya?ml$/;

export function isWorkflowPath(path: string): boolean {
  return workflowFiles.test(path);
}

/** A workflow or action as a resource, so that rules can judge it. */
export function workflowIn(document: SourceDocument): Resource | undefined {
  if (!isObject(document.value) || (!isObject(document.value.jobs) && !isObject(document.value.runs))) return undefined;
  const body = { ...document.value, apiVersion: 'github-actions/v1', kind: 'Workflow' };
  return { id: identify(body), body, origin: { document, path: [], units: [] } };
}

/** The field that keeps a document from being an object, when all else says that it is meant to be one. */
export function missingIdentity(document: SourceDocument): 'apiVersion' | 'kind' | undefined {
  const { value } = document;
  if (!isObject(value) || !isObject(value.metadata) || typeof value.metadata.name !== 'string') return undefined;
  if (typeof value.kind === 'string' && value.apiVersion === undefined) return 'apiVersion';
  if (typeof value.apiVersion === 'string' && value.kind === undefined) return 'kind';
  return undefined;
}
