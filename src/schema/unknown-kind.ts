import { groupOf, type Resource } from '../model/resource.ts';
import type { Violation } from '../model/violation.ts';
import { closest, listed } from '../words.ts';
import { nameOfSource, type CustomKind } from './custom-kind.ts';
import type { CustomKinds } from './custom-kinds.ts';
import { isLocal } from './local-kinds.ts';
import type { SchemaStore } from './store.ts';

/** A version of a custom kind that its definition does not have: certain where the definition is the user's own. */
export function unknownVersion(resource: Resource, kind: CustomKind): Violation {
  const versions = kind.versions
    .filter(({ unserved, removed }) => unserved !== true && removed === undefined)
    .map(({ name }) => `${kind.group}/${name}`);
  return {
    rule: 'file' in kind.source ? 'schema/unserved-api' : 'schema/unknown-kind',
    message: `${nameOfSource(kind)} has no ${kind.kind} in ${resource.id.apiVersion}; it is in ${listed(versions)}`,
    subject: resource,
    path: ['apiVersion'],
  };
}

/** A kind without a schema: of a built-in group it does not exist, of another nobody has told of it. */
export function unknownKind(resource: Resource, store: SchemaStore, custom: CustomKinds): Violation | undefined {
  const { apiVersion, kind } = resource.id;
  const served = store.kinds().map(splitKey);
  if (isLocal(resource, (name) => served.some((known) => known.kind === name))) return undefined;
  const group = groupOf(apiVersion);
  const isGroupless = !group.includes('.');
  if (isGroupless || store.groups().has(group)) return notBuiltIn(resource, served, store.minor);
  const meant = nearestCustom(group, kind, custom.all());
  const advice =
    meant === undefined
      ? 'check the name, or add its CustomResourceDefinition with `k8s-platform schema add <file>`'
      : `did you mean ${meant}?`;
  const message = `no schema is known for ${apiVersion} ${kind}: its fields are not checked; ${advice}`;
  const isTypo = meant !== undefined;
  return {
    rule: 'schema/unknown-kind',
    message,
    subject: resource,
    path: ['kind'],
    ...(isTypo ? {} : { severity: 'info' }), // what is not known here is no mistake
  };
}

interface Served {
  readonly apiVersion: string;
  readonly kind: string;
}

function splitKey(key: string): Served {
  const at = key.lastIndexOf('/');
  return { apiVersion: key.slice(0, at), kind: key.slice(at + 1) };
}

function notBuiltIn(resource: Resource, served: readonly Served[], minor: number): Violation {
  const { apiVersion, kind } = resource.id;
  const found = (message: string, field: string): Violation => ({
    rule: 'schema/unserved-api',
    message: `Kubernetes 1.${minor} ${message}`,
    subject: resource,
    path: [field],
  });
  const elsewhere = served.find((known) => known.kind === kind);
  if (elsewhere !== undefined)
    return found(`has no ${kind} in ${apiVersion}; it is in ${elsewhere.apiVersion}`, 'apiVersion');
  const inVersion = served.filter((known) => known.apiVersion === apiVersion).map((known) => known.kind);
  const meant = closest(kind, inVersion);
  return found(`has no kind ${kind} in ${apiVersion}${meant === undefined ? '' : `; did you mean ${meant}?`}`, 'kind');
}

/** The like kind of the same group, or the same kind of a like group. */
function nearestCustom(group: string, kind: string, known: readonly CustomKind[]): string | undefined {
  const inGroup = known.filter((one) => one.group === group);
  const name = closest(
    kind,
    inGroup.map((one) => one.kind),
  );
  const likeGroup = closest(
    group,
    known.filter((one) => one.kind === kind).map((one) => one.group),
  );
  const found =
    inGroup.find((one) => one.kind === name) ?? known.find((one) => one.kind === kind && one.group === likeGroup);
  return found === undefined ? undefined : `${found.group}/${found.versions[0]!.name} ${found.kind}`;
}
