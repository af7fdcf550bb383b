import { jsonText } from '../model/json-text.ts';
import { isObject, type Json, type Resource } from '../model/resource.ts';
import { compareVersions } from './api-version.ts';

/** A kind that a CustomResourceDefinition defines. */
export interface CustomKind {
  readonly group: string;
  readonly kind: string;
  /** Plural name. */
  readonly resource: string;
  readonly namespaced: boolean;
  readonly shortNames: readonly string[];
  /** Preferred first. */
  readonly versions: readonly CustomVersion[];
  /** The project and its newest release that was read, or the file of the user's repository. */
  readonly source: { readonly project: string; readonly release: string } | { readonly file: string };
  readonly definition: () => Readonly<Json>;
  /** Tells the definition from every other one, for less than it costs to read it. */
  readonly edition: () => string;
}

export interface CustomVersion {
  readonly name: string;
  /** No release that was read serves it. */
  readonly unserved?: boolean;
  readonly deprecated?: boolean;
  /** What its authors say to users of a deprecated version. */
  readonly warning?: string;
  /** First release that was read and serves it, where older ones do not. */
  readonly introduced?: string;
  /** Last release that was read and serves it, and the one after that. */
  readonly lastServed?: string;
  readonly removed?: string;
  /** Only the project's experimental channel has it. */
  readonly experimental?: boolean;
}

/** What a definition in the user's repository defines; undefined for one that is too broken to say. */
export function definedBy({ body, origin }: Resource): CustomKind | undefined {
  const spec = isObject(body.spec) ? body.spec : {};
  const names = isObject(spec.names) ? spec.names : {};
  if (typeof spec.group !== 'string' || typeof names.kind !== 'string') return undefined;
  return {
    group: spec.group,
    kind: names.kind,
    resource: typeof names.plural === 'string' ? names.plural : names.kind.toLowerCase(),
    namespaced: spec.scope !== 'Cluster',
    shortNames: Array.isArray(names.shortNames) ? names.shortNames.filter((name) => typeof name === 'string') : [],
    versions: versionsIn(spec),
    source: { file: origin.document.file.path },
    definition: () => body,
    edition: () => jsonText(body),
  };
}

function versionsIn({ versions, version }: Json): CustomVersion[] {
  const listed = Array.isArray(versions) ? versions.filter(isObject) : [];
  // Before apiextensions.k8s.io/v1, a definition could name its one version.
  const all = listed.length === 0 && typeof version === 'string' ? [{ name: version, served: true }] : listed;
  return all
    .map((one): CustomVersion => {
      const { name, served, deprecated, deprecationWarning } = one;
      return {
        name: String(name),
        ...(served === true ? {} : { unserved: true }),
        ...(deprecated === true ? { deprecated } : {}),
        ...(typeof deprecationWarning === 'string' ? { warning: deprecationWarning } : {}),
      };
    })
    .sort((a, b) => compareVersions(a.name, b.name));
}

/** The version to use: the preferred one of those that are there to stay. */
export function bestVersion({ versions }: CustomKind): string | undefined {
  const lasting = versions.filter(({ unserved, removed }) => unserved !== true && removed === undefined);
  const sound = lasting.filter(({ deprecated, experimental }) => deprecated !== true && experimental !== true);
  return (sound[0] ?? lasting[0])?.name;
}

/** Where a definition comes from: `cert-manager v1.21.2`, `crds/widgets.yaml`. */
export function nameOfSource({ source }: CustomKind): string {
  return 'file' in source ? source.file : `${source.project} ${source.release}`;
}
