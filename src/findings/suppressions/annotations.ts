import type { JsonPath } from '../../model/json-path.ts';
import { isObject, type Resource } from '../../model/resource.ts';

const prefix = 'k8s-platform.io/ignore.';

/** What carries labels and annotations of a workload's pods; see src/relations/pod-template.ts. */
export interface Template {
  readonly path: JsonPath;
  readonly metadata: unknown;
  readonly written?: (field: JsonPath) => JsonPath;
}

/** `k8s-platform.io/ignore.<category>.<name>: reason` */
export interface AnnotatedSuppression {
  readonly rule: string;
  /** Empty when there is none. */
  readonly reason: string;
  readonly path: JsonPath;
  /** What it counts for: the field and all that is in it. */
  readonly scope: JsonPath;
}

/** The suppressions that an object or one of its pod templates is annotated with. */
export function annotatedSuppressions(resource: Resource, templates: readonly Template[]): AnnotatedSuppression[] {
  return annotationsOf(resource, templates)
    .filter(({ key }) => key.startsWith(prefix))
    .map(({ key, value, path, scope }) => ({
      rule: key.slice(prefix.length).replace('.', '/'),
      reason: typeof value === 'string' ? value.trim() : '',
      path,
      scope,
    }));
}

interface Annotation {
  readonly key: string;
  readonly value: unknown;
  readonly path: JsonPath;
  readonly scope: JsonPath;
}

/** All annotations of an object and of its pod templates. One of several templates speaks for itself only. */
export function annotationsOf({ body }: Resource, templates: readonly Template[]): Annotation[] {
  const holders: readonly Template[] = [
    { metadata: body.metadata, path: [] },
    ...templates.filter(({ path }) => path.length > 0),
  ];
  return holders.flatMap(({ metadata, path, written = (field) => field }) => {
    const annotations = isObject(metadata) && isObject(metadata.annotations) ? metadata.annotations : {};
    return Object.entries(annotations).map(([key, value]) => ({
      key,
      value,
      path: written([...path, 'metadata', 'annotations', key]),
      scope: templates.length > 1 ? path : [],
    }));
  });
}
