import type { JsonPath } from './json-path.ts';
import type { SourceDocument } from './source.ts';

export type Json = Record<string, unknown>;

export interface ResourceId {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/**
 * Where a resource comes from. `path` leads to it within the document: empty, or `["items", 0]` in a List. For a rendered
 * resource that is the document that creates it, and `units` names the deployment units that render it so.
 */
export interface Origin {
  readonly document: SourceDocument;
  readonly path: JsonPath;
  readonly units: readonly string[];
}

/** One Kubernetes object. */
export interface Resource {
  readonly id: ResourceId;
  readonly body: Readonly<Json>;
  readonly origin: Origin;
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The API group of an apiVersion; empty for the core group. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** The id that an object gives itself; a name made by the server counts with its prefix, `name-*`. */
export function identify(body: Readonly<Json>): ResourceId {
  const metadata = isObject(body.metadata) ? body.metadata : {};
  const { name, generateName, namespace } = metadata;
  return {
    apiVersion: String(body.apiVersion),
    kind: String(body.kind),
    ...(typeof namespace === 'string' && namespace !== '' ? { namespace } : {}),
    name: typeof name === 'string' ? name : typeof generateName === 'string' ? `${generateName}*` : '',
  };
}

/** `Deployment shop/web`: how a person names a resource. */
export function describe(id: ResourceId): string {
  return `${id.kind} ${id.namespace === undefined ? '' : `${id.namespace}/`}${id.name || '(no name)'}`;
}
