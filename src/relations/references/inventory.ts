import { isObject, type Json, type Resource } from '../../model/resource.ts';
import { sameNamespace } from '../by-namespace.ts';
import { append, type World } from '../world.ts';
import { isBuiltIn, type ObjectName } from './built-in.ts';
import type { Elsewhere } from './elsewhere.ts';
import { hasVariable, namePattern } from './placeholder.ts';
import { producedBy } from './produced.ts';

interface Entry {
  readonly name: ObjectName;
  /** The object itself, or what makes it. */
  readonly owner: Resource;
  /** Its keys, ports or listeners; undefined where these are not known. */
  readonly parts: () => ReadonlySet<string> | undefined;
}

/** Whether an object is there, and which parts it has. */
export interface Presence {
  readonly exists: boolean;
  readonly hasPart: (part: string) => boolean;
}

const unknown: Presence = { exists: true, hasPart: () => true };
const absent: Presence = { exists: false, hasPart: () => false };

/** All objects that a reference may mean: those of the repository, what is made of these, what every cluster has. */
export class Inventory {
  readonly #world: World;
  readonly #elsewhere: Elsewhere;
  readonly #byName = new Map<string, Entry[]>();
  /** Those whose name is only known in part, by kind. */
  readonly #byPattern = new Map<string, (Entry & { readonly pattern: RegExp })[]>();

  constructor(world: World, elsewhere: Elsewhere) {
    this.#world = world;
    this.#elsewhere = elsewhere;
    for (const owner of world.resources) {
      const { name, namespace } = owner.id;
      this.#add({ name: { kind: world.kindOf(owner), name, namespace }, owner, parts: () => partsOf(owner) });
      for (const produced of producedBy(owner)) this.#add({ name: produced, owner, parts: () => produced.parts });
    }
  }

  /** An object as `viewer` meets it. What may come from elsewhere counts as there. */
  find(viewer: Resource, wanted: ObjectName): Presence {
    const found = this.#entries(wanted).filter(
      ({ name, owner }) =>
        (isOpen(name.namespace) || sameNamespace(name.namespace, wanted.namespace)) &&
        !this.#world.areAlternatives(viewer, owner),
    );
    if (found.length > 0) {
      return { exists: true, hasPart: (part) => found.some(({ parts }) => parts()?.has(part) ?? true) };
    }
    const isKnown = !isBuiltIn(wanted) && !this.#elsewhere.mayBring(wanted.kind, wanted.namespace, viewer);
    return isKnown ? absent : unknown;
  }

  #entries({ kind, name }: ObjectName): readonly Entry[] {
    const exact = this.#byName.get(`${kind} ${name}`) ?? [];
    const like = this.#byPattern.get(kind)?.filter(({ pattern }) => pattern.test(name)) ?? [];
    return [...exact, ...like];
  }

  #add(entry: Entry): void {
    const { kind, name } = entry.name;
    const pattern = namePattern(name);
    if (pattern === undefined) append(this.#byName, `${kind} ${name}`, entry);
    else append(this.#byPattern, kind, { ...entry, pattern });
  }
}

/** Whether a variable stands for the namespace. */
function isOpen(namespace: string | undefined): boolean {
  return namespace !== undefined && hasVariable(namespace);
}

/** The parts of an object that references name; undefined where something else may add to them. */
function partsOf({ id: { kind }, body }: Resource): ReadonlySet<string> | undefined {
  switch (kind) {
    case 'ConfigMap':
      return keysOf(body, ['data', 'binaryData']);
    case 'Secret':
      return body.type === 'kubernetes.io/service-account-token' ? undefined : keysOf(body, ['data', 'stringData']);
    case 'Service':
      return listed(body, 'ports', ['name', 'port']);
    case 'Gateway':
      return listed(body, 'listeners', ['name']);
    default:
      return undefined;
  }
}

/** An object without any data is there to be filled by something else. */
function keysOf(body: Json, fields: readonly string[]): ReadonlySet<string> | undefined {
  const keys = fields.flatMap((field) => (isObject(body[field]) ? Object.keys(body[field]) : []));
  return keys.length === 0 ? undefined : new Set(keys);
}

function listed({ spec }: Json, list: string, fields: readonly string[]): ReadonlySet<string> | undefined {
  const items: unknown = isObject(spec) ? spec[list] : undefined;
  if (!Array.isArray(items)) return undefined;
  const values = items.flatMap((item: unknown) => (isObject(item) ? fields.map((field) => item[field]) : []));
  return new Set(values.filter((value) => value !== undefined).map(String));
}
