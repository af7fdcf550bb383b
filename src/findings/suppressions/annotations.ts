import type { JsonPath } from '../../model/json-path.ts';
import { isObject, type Resource } from '../../model/resource.ts';

const prefix = 'k8s-platform.io/ignore.';

/** What carries labels and annotations of a workload's pods; see src/relations/pods.ts. */
export interface Template {
  readonly path: JsonPath;
  readonly metadata: unknown;
}

/** `k8s-platform.io/ignore.<category>.<name>: reason` */
export interface AnnotatedSuppression {
  readonly rule: string;
  /** Empty when there is none. */
  readonly reason: string;
  readonly path: JsonPath;
}

/** The suppressions that an object or its pod template is annotated with. */
export function annotatedSuppressions(resource: Resource, template: Template | undefined): AnnotatedSuppression[] {
  return annotationsOf(resource, template)
    .filter(({ key }) => key.startsWith(prefix))
    .map(({ key, value, path }) => ({
      rule: key.slice(prefix.length).replace('.', '/'),
      reason: typeof value === 'string' ? value.trim() : '',
      path,
    }));
}

/** All annotations of an object and of its pod template. */
export function annotationsOf(
  { body }: Resource,
  template: Template | undefined,
): { readonly key: string; readonly value: unknown; readonly path: JsonPath }[] {
  const holders = [
    { metadata: body.metadata, path: [] as JsonPath },
    ...(template === undefined || template.path.length === 0 ? [] : [template]),
  ];
  return holders.flatMap(({ metadata, path }) => {
    const annotations = isObject(metadata) && isObject(metadata.annotations) ? metadata.annotations : {};
    return Object.entries(annotations).map(([key, value]) => ({
      key,
      value,
      path: [...path, 'metadata', 'annotations', key],
    }));
  });
}
