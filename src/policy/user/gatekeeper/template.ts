import type { EngineFile } from '../../../engines/frame.ts';
import type { JsonPath } from '../../../model/json-path.ts';
import { groupOf, isObject, type Json, type Resource } from '../../../model/resource.ts';

/** The Rego of a ConstraintTemplate. */
export interface TemplateSource {
  readonly files: readonly EngineFile[];
  /** 0 unless the template says v1. */
  readonly version: 0 | 1;
  /** The field that holds the Rego, and that of each file. */
  readonly path: JsonPath;
  readonly paths: ReadonlyMap<string, JsonPath>;
}

export function isTemplate({ id }: Resource): boolean {
  return id.kind === 'ConstraintTemplate' && groupOf(id.apiVersion) === 'templates.gatekeeper.sh';
}

export function isConstraint({ id }: Resource): boolean {
  return groupOf(id.apiVersion) === 'constraints.gatekeeper.sh';
}

/** The kind of the constraints that a template makes. */
export function constraintKind({ body }: Resource): string | undefined {
  const kind = ['crd', 'spec', 'names', 'kind'].reduce<unknown>(
    (value, key) => (isObject(value) ? value[key] : undefined),
    body.spec,
  );
  return typeof kind === 'string' ? kind : undefined;
}

/** Undefined when a template has no Rego, as one with CEL only. `code` wins over `rego`, as in Gatekeeper. */
export function sourceOf({ body }: Resource): TemplateSource | undefined {
  const targets = isObject(body.spec) ? body.spec.targets : undefined;
  const target = Array.isArray(targets) ? (targets as readonly unknown[])[0] : undefined;
  if (!isObject(target)) return undefined;
  const at = ['spec', 'targets', 0];
  const code = Array.isArray(target.code) ? (target.code as readonly unknown[]) : [];
  const index = code.findIndex((entry) => isObject(entry) && entry.engine === 'Rego');
  const entry = code[index];
  if (isObject(entry) && isObject(entry.source)) return source(entry.source, [...at, 'code', index, 'source']);
  return code.length > 0 ? undefined : source(target, at);
}

function source({ rego, libs, version }: Json, at: JsonPath): TemplateSource | undefined {
  if (typeof rego !== 'string') return undefined;
  const texts: [string, string, JsonPath][] = [['template.rego', rego, [...at, 'rego']]];
  for (const [index, lib] of (Array.isArray(libs) ? (libs as readonly unknown[]) : []).entries())
    if (typeof lib === 'string') texts.push([`libs/${index}.rego`, lib, [...at, 'libs', index]]);
  return {
    files: texts.map(([path, text]) => ({ path, content: Buffer.from(text) })),
    version: version === 'v1' ? 1 : 0,
    path: [...at, 'rego'],
    paths: new Map(texts.map(([path, , field]) => [path, field])),
  };
}
