import type { JsonPath } from '../model/json-path.ts';
import { isObject, type Json, type Resource } from '../model/resource.ts';

/** A source of an Argo CD Application, and where it stands in the Application. */
export interface ApplicationSource {
  readonly source: Json;
  readonly path: JsonPath;
}

/** The spec of the Applications that an Application or ApplicationSet stands for, and where it is. */
export function applicationSpec(resource: Resource): { readonly spec: Json; readonly path: JsonPath } {
  const spec = specOf(resource);
  if (resource.id.kind !== 'ApplicationSet') return { spec, path: ['spec'] };
  const template = isObject(spec.template) ? spec.template : {};
  return { spec: isObject(template.spec) ? template.spec : {}, path: ['spec', 'template', 'spec'] };
}

export function isApplication({ id }: Resource): boolean {
  return id.kind === 'Application' && id.apiVersion.startsWith('argoproj.io/');
}

export function applicationSources(application: Resource): ApplicationSource[] {
  const { spec, path } = applicationSpec(application);
  const { source, sources } = spec;
  const several = Array.isArray(sources) ? (sources as unknown[]) : [];
  return [
    ...(isObject(source) ? [{ source, path: [...path, 'source'] }] : []),
    ...several.flatMap((one, index) => (isObject(one) ? [{ source: one, path: [...path, 'sources', index] }] : [])),
  ];
}

/** The namespace that an Application deploys to what names none itself. */
export function destinationNamespace(application: Resource): string | undefined {
  const { destination } = specOf(application);
  return isObject(destination) && typeof destination.namespace === 'string' ? destination.namespace : undefined;
}

export function specOf({ body }: Resource): Json {
  return isObject(body.spec) ? body.spec : {};
}

/** One form for `https://host/a/b.git`, `git@host:a/b` and `ssh://git@host/a/b`. */
export function canonicalUrl(url: string): string {
  return url
    .replace(/^[a-z+]+:\/\//, '')
    .replace(/^[^@/]+@/, '')
    .replace(':', '/')
    .replace(/\.git$/, '')
    .replace(/\/+$/, '')
    .toLowerCase();
}
