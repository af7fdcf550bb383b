import { readJsonAsset } from '../assets.ts';
import { groupOf } from '../model/resource.ts';
import type { JsonSchema } from './json-schema.ts';

/** What a Kubernetes version serves of one kind. */
export interface KindInfo {
  readonly definition: string;
  /** Plural name in URLs and RBAC rules; absent for List kinds. */
  readonly resource?: string;
  readonly namespaced?: boolean;
  readonly shortNames?: readonly string[];
  readonly verbs?: readonly string[];
  readonly stage: 'ga' | 'beta' | 'alpha';
}

/** When an API kind came and went, as minor versions of Kubernetes 1. */
export interface Lifecycle {
  readonly introduced?: number;
  readonly deprecated?: number;
  readonly removed?: number;
  /** `group/version/Kind` to use instead. */
  readonly replacement?: string;
}

/** `[first minor version, value]`, oldest first; null from where it is gone. */
type Variants<T> = readonly (readonly [number, T | null])[];
type Table<T> = Readonly<Record<string, T>>;

/** What all versions share. Source: schemas/kubernetes, which `npm run schemas` writes. */
class Tables {
  readonly definitions = readJsonAsset('schemas', 'kubernetes', 'definitions.json') as Table<Variants<JsonSchema>>;
  readonly kinds = readJsonAsset('schemas', 'kubernetes', 'kinds.json') as Table<Variants<KindInfo>>;
  #lifecycle: Table<Lifecycle> | undefined;

  get lifecycle(): Table<Lifecycle> {
    return (this.#lifecycle ??= readJsonAsset('schemas', 'kubernetes', 'lifecycle.json') as Table<Lifecycle>);
  }
}

/** The schemas of one Kubernetes version. */
export class SchemaStore {
  readonly minor: number;
  readonly #tables: Tables;

  constructor(minor: number, tables = new Tables()) {
    this.minor = minor;
    this.#tables = tables;
  }

  /** The same for another version, without reading anything again. */
  at(minor: number): SchemaStore {
    return minor === this.minor ? this : new SchemaStore(minor, this.#tables);
  }

  /** @param key `apps/v1/Deployment`, `v1/Pod` */
  kind(key: string): KindInfo | undefined {
    return this.#at(this.#tables.kinds, key);
  }

  /** The definition by its name, or by a `#/definitions/…` reference. */
  definition(name: string): JsonSchema | undefined {
    return this.#at(this.#tables.definitions, name.startsWith('#/definitions/') ? name.slice(14) : name);
  }

  lifecycle(key: string): Lifecycle | undefined {
    const { lifecycle } = this.#tables;
    return Object.hasOwn(lifecycle, key) ? lifecycle[key] : undefined;
  }

  /** Every kind that this version serves. */
  kinds(): string[] {
    return Object.keys(this.#tables.kinds).filter((key) => this.kind(key) !== undefined);
  }

  /** Groups that are built in, at whatever version; the core group is the empty one. */
  groups(): Set<string> {
    return new Set(Object.keys(this.#tables.kinds).map((key) => groupOf(key.slice(0, key.lastIndexOf('/')))));
  }

  #at<T>(table: Table<Variants<T>>, key: string): T | undefined {
    if (!Object.hasOwn(table, key)) return undefined;
    return table[key]!.findLast(([since]) => since <= this.minor)?.[1] ?? undefined;
  }
}
