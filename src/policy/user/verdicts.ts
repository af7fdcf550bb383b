import { createHash } from 'node:crypto';
import type { PolicyCache } from './cache.ts';
import type { UserFinding } from './result.ts';

/** Verdicts that are kept for one set of policies; the oldest go. */
const most = 20_000;

/** By query, what was found; nothing for a query that found nothing. */
export type Verdict = Readonly<Record<string, readonly UserFinding[]>>;

/** What policies said about inputs before, so that a commit waits for what it changes only. */
export class Verdicts {
  readonly #name: string;
  readonly #cache: PolicyCache;
  readonly #known: Map<string, Verdict>;
  #changed = false;

  /** @param hash of the policies */
  constructor(hash: string, cache: PolicyCache) {
    this.#name = `verdicts-${hash}`;
    this.#cache = cache;
    this.#known = new Map((cache.read(this.#name) as [string, Verdict][] | undefined) ?? []);
  }

  key(queries: readonly string[], input: string): string {
    return createHash('sha256').update(`${queries.join()}\0${input}`).digest('base64').slice(0, 20);
  }

  get(key: string): Verdict | undefined {
    return this.#known.get(key);
  }

  add(key: string, verdict: Verdict): void {
    this.#known.set(key, verdict);
    this.#changed = true;
  }

  save(): void {
    if (this.#changed) this.#cache.write(this.#name, [...this.#known].slice(-most));
  }
}
