import { readJsonAsset } from '../assets.ts';
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

/** The schemas of one Kubernetes version. Source: schemas/kubernetes, which `npm run schemas` writes. */
export class SchemaStore {
  readonly minor: number;
  readonly #definitions: Table<Variants<JsonSchema>>;
  readonly #kinds: Table<Variants<KindInfo>>;
  #lifecycle: Table<Lifecycle> | undefined;

  constructor(minor: number) {
    this.minor = minor;
    this.#definitions = readJsonAsset('schemas', 'kubernetes', 'definitions.json') as Table<Variants<JsonSchema>>;
    this.#kinds = readJsonAsset('schemas', 'kubernetes', 'kinds.json') as Table<Variants<KindInfo>>;
  }

  /** @param key `apps/v1/Deployment`, `v1/Pod` */
  kind(key: string): KindInfo | undefined {
    return this.#at(this.#kinds, key);
  }

  /** The definition by its name, or by a `#/definitions/…` reference. */
  definition(name: string): JsonSchema | undefined {
    return this.#at(this.#definitions, name.startsWith('#/definitions/') ? name.slice(14) : name);
  }

  lifecycle(key: string): Lifecycle | undefined {
    this.#lifecycle ??= readJsonAsset('schemas', 'kubernetes', 'lifecycle.json') as Table<Lifecycle>;
    return Object.hasOwn(this.#lifecycle, key) ? this.#lifecycle[key] : undefined;
  }

  /** Every kind that this version serves. */
  kinds(): string[] {
    return Object.keys(this.#kinds).filter((key) => this.kind(key) !== undefined);
  }

  /** Whether any kind of the group is built in, at whatever version. */
  hasGroup(group: string): boolean {
    const prefix = group === '' ? 'v1/' : `${group}/`;
    return Object.keys(this.#kinds).some((key) => key.startsWith(prefix));
  }

  #at<T>(table: Table<Variants<T>>, key: string): T | undefined {
    if (!Object.hasOwn(table, key)) return undefined;
    return table[key]!.findLast(([since]) => since <= this.minor)?.[1] ?? undefined;
  }
}
