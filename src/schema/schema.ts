import { groupOf, isObject, type Json, type Resource } from '../model/resource.ts';
import type { Violation } from '../model/violation.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import { check, type Problem } from './check.ts';
import { closest } from '../words.ts';
import { explain } from './explain.ts';
import type { JsonSchema } from './json-schema.ts';
import type { SchemaStore } from './store.ts';

/** Files of kubectl and of the scheduler with a core apiVersion, which never go to a cluster. */
const localKinds = new Set(['v1/Config', 'v1/Policy']);

/** Checks resources against the schemas of one Kubernetes version. Kinds of other API groups pass. */
export function checkSchemas(resources: readonly Resource[], store: SchemaStore): Violation[] {
  const resolve = (reference: string): JsonSchema | undefined => store.definition(reference);
  return resources.flatMap((resource) => {
    const key = `${resource.id.apiVersion}/${resource.id.kind}`;
    const kind = store.kind(key);
    if (kind === undefined) return unknownKind(resource, key, store);
    const definition = store.definition(kind.definition)!;
    return check(withoutEncryption(resource.body), definition, resolve)
      .filter((problem) => !isUnfilled(problem))
      .map((problem) => violation(resource, problem, resolve));
  });
}

function violation(
  resource: Resource,
  problem: Problem,
  resolve: (reference: string) => JsonSchema | undefined,
): Violation {
  const rule = problem.keyword === 'unknown' ? 'schema/unknown-field' : 'schema/invalid';
  return { rule, message: explain(problem, resolve), subject: resource, path: problem.path };
}

/** A kind of a built-in group that this version does not serve: removed, not there yet, or misspelt. */
function unknownKind(resource: Resource, key: string, store: SchemaStore): Violation[] {
  const { apiVersion, kind } = resource.id;
  const lifecycle = store.lifecycle(key);
  if (lifecycle?.removed !== undefined && lifecycle.removed <= store.minor) {
    const instead = lifecycle.replacement === undefined ? '' : `; use ${lifecycle.replacement}`;
    const message = `${apiVersion} ${kind} was removed in Kubernetes 1.${lifecycle.removed}${instead}`;
    return [{ rule: 'schema/removed-api', message, subject: resource, path: ['apiVersion'] }];
  }
  if (localKinds.has(key) || !store.hasGroup(groupOf(apiVersion))) return [];
  const served = store.kinds().map((known) => ({
    version: known.slice(0, known.lastIndexOf('/')),
    kind: known.slice(known.lastIndexOf('/') + 1),
  }));
  const elsewhere = served.find((known) => known.kind === kind);
  if (elsewhere !== undefined) {
    const message = `Kubernetes 1.${store.minor} has no ${kind} in ${apiVersion}; it is in ${elsewhere.version}`;
    return [{ rule: 'schema/unknown-kind', message, subject: resource, path: ['apiVersion'] }];
  }
  const meant = closest(
    kind,
    served.filter((known) => known.version === apiVersion).map((known) => known.kind),
  );
  const message = `Kubernetes 1.${store.minor} has no kind ${kind} in ${apiVersion}${meant === undefined ? '' : `; did you mean ${meant}?`}`;
  return [{ rule: 'schema/unknown-kind', message, subject: resource, path: ['kind'] }];
}

/** SOPS adds a field of its own to a file that it encrypts. */
function withoutEncryption(body: Readonly<Json>): Readonly<Json> {
  if (!isObject(body.sops)) return body;
  const { sops: _, ...rest } = body;
  return rest;
}

function isUnfilled(problem: Problem): boolean {
  return 'value' in problem && isPlaceholder(problem.value);
}
