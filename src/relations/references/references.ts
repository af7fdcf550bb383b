import { formatPath, type JsonPath } from '../../model/json-path.ts';
import { groupOf, type Json, type Resource } from '../../model/resource.ts';
import type { Repository } from '../facts.ts';
import type { PodTemplate } from '../pod-template.ts';
import { isClusterScoped, type ObjectName } from './built-in.ts';
import { fieldPattern, fieldsAt, type Field } from './field.ts';
import type { Presence } from './inventory.ts';
import { hasVariable } from './placeholder.ts';
import { podReferences, references, referencesOfAll, type ReferenceKind } from './table.ts';

/** A reference of a resource to another object. */
export interface Reference {
  /** To the field that has the name. */
  readonly path: JsonPath;
  /** `group/Kind` of what it names, with an empty group for the core one. */
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | null;
  /** Whether the repository, a cluster of any kind, or something that is not known here has the object. */
  readonly exists: boolean;
  /** Whether the object may be missing. */
  readonly optional: boolean;
  /** Keys, ports or listeners of the object that are asked for. */
  readonly parts: readonly { readonly path: JsonPath; readonly name: string; readonly exists: boolean }[];
}

/** All references of a resource, in the order of the table. */
export function referencesOf(viewer: Resource, { world, inventory }: Repository): Reference[] {
  const found = [
    ...[...referencesOfAll, ...(references[world.kindOf(viewer)] ?? [])].flatMap((kind) =>
      namesIn(viewer.body, kind, []),
    ),
    ...inPods(world.pods(viewer)),
  ];
  const replaced = replacedVolumes(viewer);
  const meant =
    replaced.size === 0 ? found : found.filter(({ field }) => !replaced.has(formatPath(field.path.slice(0, -2))));
  return meant.map(({ field, kind }) => {
    const target = targetOf(field, kind, viewer);
    return toReference(field, kind, target, inventory.find(viewer, target));
  });
}

/** What several pods of a workflow have in common is one reference. */
function inPods(pods: readonly PodTemplate[]): Named[] {
  const found = new Map<string, Named>();
  for (const { spec, path, written } of pods) {
    for (const { field, kind } of podReferences.flatMap((one) => namesIn(spec, one, [...path, 'spec']))) {
      const place = written?.(field.path) ?? field.path;
      found.set(`${kind.kind} ${formatPath(place)}`, { field: { ...field, path: place }, kind });
    }
  }
  return [...found.values()];
}

/** A StatefulSet's claim template stands in for the volume of its name. */
function replacedVolumes({ body }: Resource): ReadonlySet<string> {
  const templates = fieldsAt(body, claimTemplateNames).map(({ value }) => value);
  if (templates.length === 0) return new Set();
  const volumes = fieldsAt(body, volumeNames).filter(({ value }) => templates.includes(value));
  return new Set(volumes.map(({ path }) => formatPath(path.slice(0, -1))));
}

const claimTemplateNames = fieldPattern('spec.volumeClaimTemplates[].metadata.name');
const volumeNames = fieldPattern('spec.template.spec.volumes[].name');

interface Named {
  readonly field: Field;
  readonly kind: ReferenceKind;
}

function namesIn(root: unknown, kind: ReferenceKind, prefix: JsonPath): Named[] {
  return fieldsAt(root, kind.name, prefix)
    .filter(({ value }) => typeof value === 'string' && value !== '' && !hasVariable(value))
    .filter(({ holder }) => Object.entries(kind.when).every(([key, value]) => (holder[key] ?? false) === value))
    .map((field) => ({ field, kind }));
}

function targetOf({ value, holder }: Field, { kind, typed, namespace }: ReferenceKind, viewer: Resource): ObjectName {
  const target = typed ? typeBeside(holder, kind) : kind;
  const beside = holder[namespace];
  const own = typeof beside === 'string' && beside !== '' ? beside : viewer.id.namespace;
  const isKnown = !isClusterScoped(target) && own !== undefined && !hasVariable(own);
  return { kind: target, name: value as string, namespace: isKnown ? own : undefined };
}

function typeBeside({ kind, group, apiGroup, apiVersion }: Json, fallback: string): string {
  const [ownGroup, ownKind] = fallback.split('/') as [string, string];
  const given = group ?? apiGroup ?? (typeof apiVersion === 'string' ? groupOf(apiVersion) : undefined);
  return `${typeof given === 'string' ? given : ownGroup}/${typeof kind === 'string' ? kind : ownKind}`;
}

function toReference(
  { path, holder }: Field,
  { parts }: ReferenceKind,
  { kind, name, namespace }: ObjectName,
  presence: Presence,
): Reference {
  const base = path.slice(0, -1);
  return {
    path,
    kind,
    name,
    namespace: namespace ?? null,
    exists: presence.exists,
    optional: holder.optional === true,
    parts: parts
      .flatMap((pattern) => fieldsAt(holder, pattern, base))
      .filter(({ value }) => typeof value === 'number' || (typeof value === 'string' && !hasVariable(value)))
      .map((part) => ({ path: part.path, name: String(part.value), exists: presence.hasPart(String(part.value)) })),
  };
}
