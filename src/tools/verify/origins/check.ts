import { isDeepStrictEqual } from 'node:util';
import { valueAt, type JsonPath } from '../../../model/json-path.ts';
import type { Resource, ResourceId } from '../../../model/resource.ts';
import type { Unit } from '../../../model/unit.ts';
import type { SourcePlace } from '../../../render/place.ts';
import type { RenderedResource } from '../../../render/rendered.ts';
import type { Repository } from './repository.ts';

/** A field that holds no others, of an object that a unit renders. */
export interface Leaf {
  readonly unit: Unit;
  readonly rendered: RenderedResource;
  readonly path: JsonPath;
}

/** `follows`: a change of the reported line changes the field. `unbuildable`: no change of the line can be built. */
export type Outcome = 'follows' | 'stays' | 'unbuildable';

export async function leavesOf(repository: Repository): Promise<Leaf[]> {
  const collection = (await repository.render())!;
  return collection.units.flatMap((unit) =>
    distinct(collection.resourcesOf(unit)).flatMap((rendered) =>
      leafPaths(rendered.resource.body, [])
        .filter((path) => isWritten(rendered, path))
        .map((path) => ({ unit, rendered, path })),
    ),
  );
}

/** No line says of what kind a generator makes its objects, nor that a Secret is of the ordinary type. */
function isWritten({ resource: { origin, id, body } }: RenderedResource, path: JsonPath): boolean {
  const isGenerated = valueAt(origin.document.value, [...origin.path, 'kind']) !== id.kind;
  const field = path.join('.');
  return !(isGenerated && (['apiVersion', 'kind'].includes(field) || (field === 'type' && body.type === 'Opaque')));
}

/** Changes the line that is reported for a field, and looks whether the field changes. */
export async function follows(
  { unit, rendered, path }: Leaf,
  repository: Repository,
): Promise<{ readonly outcome: Outcome; readonly place: SourcePlace }> {
  const place = rendered.locate(path);
  const value = valueAt(rendered.resource.body, path);
  let outcome: Outcome = 'unbuildable';
  for (const text of changes(repository.text(place.file), place.range.line, value)) {
    const collection = await repository.render({ file: place.file, text }, unit);
    const own = collection?.units.find(({ id }) => id === unit.id);
    if (collection === undefined || own === undefined) continue;
    const resources = collection.resourcesOf(own);
    const now = sameObject(rendered, resources);
    if (now === undefined || !isDeepStrictEqual(valueAt(now.body, path), value)) return { outcome: 'follows', place };
    outcome = 'stays';
  }
  return { outcome, place };
}

/** Objects that no other one of the unit can be taken for. */
function distinct(resources: readonly RenderedResource[]): RenderedResource[] {
  return resources.filter((one) => resources.every((other) => other === one || !isSame(one, other)));
}

/** The object in another rendering: the one with its name, which may end in another hash of its content. */
function sameObject(rendered: RenderedResource, resources: readonly RenderedResource[]): Resource | undefined {
  return resources.find((other) => isSame(rendered, other))?.resource;
}

function isSame({ resource: { id: one } }: RenderedResource, { resource: { id: other } }: RenderedResource): boolean {
  return one.kind === other.kind && stem(one) === stem(other) && one.namespace === other.namespace;
}

function stem({ name }: ResourceId): string {
  return name.replace(/-[a-z0-9]{10}$/, '');
}

/** Texts with another value on a line, or without the line. */
function changes(text: string, line: number, value: unknown): string[] {
  const lines = text.split('\n');
  const old = lines[line - 1] ?? '';
  const withLine = (changed: string[]) => [...lines.slice(0, line - 1), ...changed, ...lines.slice(line)].join('\n');
  const texts: string[] = [];
  const at = old.lastIndexOf(String(value));
  if (at >= 0 && String(value) !== '')
    texts.push(withLine([old.slice(0, at) + another(value) + old.slice(at + String(value).length)]));
  const last = /^(.*[\w./-])(["'})\]\s]*(?:#.*)?)$/.exec(old);
  if (last !== null) texts.push(withLine([`${last[1]!}1${last[2]!}`]));
  return [...texts, withLine([])];
}

function another(value: unknown): string {
  if (typeof value === 'number') return String(value + 1);
  return typeof value === 'boolean' ? String(!value) : `${String(value)}x`;
}

function leafPaths(value: unknown, path: JsonPath): JsonPath[] {
  if (typeof value !== 'object' || value === null) return path.length === 0 ? [] : [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    leafPaths(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
