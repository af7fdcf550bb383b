import type { JsonPath } from '../model/json-path.ts';
import type { ObjectChange } from '../model/difference.ts';
import { groupOf, isObject, type Resource } from '../model/resource.ts';
import { isImmutable, isKept, restartsPods } from './effects.ts';
import { changedFields, pathText, type RawChange } from './fields.ts';

/** A value of an object as it may be shown; undefined for none. */
export type Show = (resource: Resource, path: JsonPath, value: unknown) => string | undefined;

/** What kustomize appends to the names of generated objects. */
const contentHash = /-[a-z0-9]{10}$/;

interface Pair {
  readonly before: Resource | undefined;
  readonly after: Resource | undefined;
}

/**
 * What is added, changed and removed among the objects of one unit.
 * @param prunes whether what deploys it deletes what is gone
 */
export function changedObjects(
  before: readonly Resource[],
  after: readonly Resource[],
  { prunes, show }: { prunes: boolean; show: Show },
): ObjectChange[] {
  const pairs = pairUp(before, after);
  const renamed = new Map(
    pairs.flatMap(({ before: was, after: is }) =>
      was !== undefined && is !== undefined && was.id.name !== is.id.name ? [[was.id.name, is.id] as const] : [],
    ),
  );
  return pairs.flatMap(({ before: was, after: is }): ObjectChange[] => {
    if (was === undefined || is === undefined) {
      const resource = (was ?? is)!;
      const pruned = is === undefined && prunes && !isKept(resource);
      const change = is === undefined ? 'removed' : 'added';
      return [{ change, resource: resource.id, fields: [], configs: [], restarts: false, immutable: [], pruned }];
    }
    const all = changedFields(was.body, is.body).filter(({ path }) => path.join('.') !== 'metadata.name');
    const isFolded = (change: RawChange) => follows(change, renamed);
    const changes = all.filter((change) => !isFolded(change));
    const folded = all.filter(isFolded);
    const isRenamed = was.id.name !== is.id.name;
    if (changes.length === 0 && folded.length === 0) return [];
    return [
      {
        change: 'changed',
        resource: is.id,
        ...(isRenamed ? { formerName: was.id.name } : {}),
        fields: changes.map(({ path, before: old, after: fresh }) => ({
          path: pathText(path),
          before: show(was, path, old),
          after: show(is, path, fresh),
        })),
        configs: [...new Set(folded.map(({ before: name }) => configName(renamed.get(String(name))!)))].sort(),
        restarts: all.some(({ path }) => restartsPods(is, path)),
        // what has a new name is a new object
        immutable: isRenamed
          ? []
          : changes.filter(({ path }) => isImmutable(was, path)).map(({ path }) => pathText(path)),
        pruned: false,
      },
    ];
  });
}

/** Whether a change only follows the new name of a generated object. */
function follows({ before, after }: RawChange, renamed: ReadonlyMap<string, Resource['id']>): boolean {
  return typeof before === 'string' && renamed.get(before)?.name === after;
}

function configName({ kind, name }: Resource['id']): string {
  return `${kind} ${name.replace(contentHash, '')}`;
}

/** The same object on both sides: by group, kind, namespace and name, or else by the name without its content's hash. */
function pairUp(before: readonly Resource[], after: readonly Resource[]): Pair[] {
  const was = new Map(before.map((resource) => [keyOf(resource, resource.id.name), resource]));
  const is = new Map(after.map((resource) => [keyOf(resource, resource.id.name), resource]));
  const pairs = new Map<string, Pair>();
  const gone = new Map<string, Resource[]>();
  for (const [key, resource] of was) {
    if (is.has(key)) pairs.set(key, { before: resource, after: is.get(key) });
    else {
      const base = baseOf(resource);
      gone.set(base, [...(gone.get(base) ?? []), resource]);
    }
  }
  for (const [key, resource] of is) {
    if (was.has(key)) continue;
    const former = isGenerated(resource) ? gone.get(baseOf(resource))?.shift() : undefined;
    pairs.set(key, { before: former, after: resource });
  }
  for (const left of gone.values())
    for (const resource of left) pairs.set(keyOf(resource, resource.id.name), { before: resource, after: undefined });
  return [...pairs].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, pair]) => pair);
}

function keyOf({ id }: Resource, name: string): string {
  return [groupOf(id.apiVersion), id.kind, id.namespace ?? '', name].join('\0');
}

function baseOf(resource: Resource): string {
  const { name } = resource.id;
  return keyOf(resource, isGenerated(resource) ? name.replace(contentHash, '-#') : name);
}

function isGenerated({ id, body }: Resource): boolean {
  return (id.kind === 'ConfigMap' || id.kind === 'Secret') && contentHash.test(id.name) && isObject(body);
}
