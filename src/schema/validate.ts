import { groupOf, isObject, type Json, type Resource } from '../model/resource.ts';
import type { Violation } from '../model/violation.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import { compatibleApi } from './compatible-apis.ts';
import { check, type Problem, type Resolve } from './check.ts';
import { nameOfSource, type CustomKind } from './custom-kind.ts';
import type { CustomKinds } from './custom-kinds.ts';
import { withDefaults } from './defaults.ts';
import { explain } from './explain.ts';
import type { JsonSchema } from './json-schema.ts';
import { builtInLifecycle, customLifecycle } from './lifecycle.ts';
import type { SchemaStore } from './store.ts';
import { unknownKind, unknownVersion } from './unknown-kind.ts';

/** All that the schemas of one Kubernetes version say against a resource. */
export function validate(resource: Resource, store: SchemaStore, custom: CustomKinds): Violation[] {
  const { apiVersion, kind } = resource.id;
  const key = `${apiVersion}/${kind}`;
  const builtIn = store.kind(key);
  if (builtIn !== undefined) {
    const lifecycle = store.lifecycle(key);
    const ending = lifecycle && builtInLifecycle(resource, key, lifecycle, store.minor);
    return [
      ...(ending === undefined ? [] : [withRename(ending, resource, store)]),
      ...fields(resource, store.definition(builtIn.definition)!, store),
    ];
  }
  const defined = custom.find(groupOf(apiVersion), kind);
  if (defined !== undefined) return validateCustom(resource, defined, store, custom);
  const lifecycle = store.lifecycle(key);
  const found = lifecycle && builtInLifecycle(resource, key, lifecycle, store.minor);
  const violation = found === undefined ? unknownKind(resource, store, custom) : withRename(found, resource, store);
  return violation === undefined ? [] : [violation];
}

/** With the fix for an API that was renamed, where the object is as legal under the new name as under the old. */
function withRename(violation: Violation, resource: Resource, store: SchemaStore): Violation {
  const apiVersion = violation.rule === 'schema/unserved-api' ? undefined : compatibleApi(resource);
  const kind = apiVersion === undefined ? undefined : store.kind(`${apiVersion}/${resource.id.kind}`);
  if (apiVersion === undefined || kind === undefined) return violation;
  const renamed = { ...resource, body: { ...resource.body, apiVersion } };
  if (fields(renamed, store.definition(kind.definition)!, store).length > 0) return violation;
  return { ...violation, fix: [{ op: 'set', path: ['apiVersion'], value: apiVersion }] };
}

function validateCustom(resource: Resource, kind: CustomKind, store: SchemaStore, custom: CustomKinds): Violation[] {
  const name = resource.id.apiVersion.slice(kind.group.length + 1);
  const version = kind.versions.find((one) => one.name === name);
  if (version === undefined) return [unknownVersion(resource, kind)];
  const ending = customLifecycle(resource, kind, version);
  const schema = custom.schema(kind, name);
  return [
    ...(ending === undefined ? [] : [ending]),
    ...(schema === undefined ? [] : fields(resource, schema, store, kind)),
  ];
}

function fields(resource: Resource, schema: JsonSchema, store: SchemaStore, kind?: CustomKind): Violation[] {
  const resolve: Resolve = (reference) => store.definition(reference);
  const given = withoutEncryption(resource.body);
  return check(kind === undefined ? given : withDefaults(given, schema), schema, resolve)
    .filter((problem) => !isUnfilled(problem))
    .map((problem) => ({
      rule: problem.keyword === 'unknown' ? 'schema/unknown-field' : 'schema/invalid',
      message: `${explain(problem, resolve)}${kind === undefined ? '' : ` (${nameOfSource(kind)})`}`,
      subject: resource,
      path: problem.path,
    }));
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
