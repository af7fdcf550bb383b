/** Things by the namespace that they name, in the order in which they were added. */
export class ByNamespace<T> {
  readonly #all: { readonly value: T; readonly namespace: string | undefined }[] = [];
  readonly #named = new Set<string>();
  /** What may be in a namespace, made when it is first asked for. */
  readonly #known = new Map<string | undefined, readonly T[]>();

  add(value: T, namespace: string | undefined): void {
    this.#all.push({ value, namespace });
    if (namespace !== undefined) this.#named.add(namespace);
    this.#known.clear();
  }

  /** Whether something names this namespace. */
  has(namespace: string): boolean {
    return this.#named.has(namespace);
  }

  /** What may be in a namespace; undefined stands for all. */
  in(namespace: string | undefined): readonly T[] {
    // of all namespaces that hold nothing, the same is true
    const key = namespace === undefined || this.#named.has(namespace) ? namespace : '';
    let found = this.#known.get(key);
    if (found === undefined) {
      found = this.#filter((own) => sameNamespace(own, namespace));
      this.#known.set(key, found);
    }
    return found;
  }

  /** What may be in one of these namespaces; undefined stands for all. */
  inAny(namespaces: readonly (string | undefined)[]): readonly T[] {
    if (namespaces.length === 1) return this.in(namespaces[0]);
    return this.#filter((own) => namespaces.some((namespace) => sameNamespace(own, namespace)));
  }

  #filter(isWanted: (namespace: string | undefined) => boolean): readonly T[] {
    return this.#all.filter(({ namespace }) => isWanted(namespace)).map(({ value }) => value);
  }
}

/** A resource that names no namespace goes wherever it is deployed to: it may meet any other. */
export function sameNamespace(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}
