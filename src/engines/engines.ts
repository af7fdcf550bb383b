import { availableParallelism } from 'node:os';
import { Engine } from './engine.ts';
import { Kustomize } from './kustomize.ts';

export interface EnginesOptions {
  /** Where unpacked modules are kept; undefined for nowhere. */
  readonly cacheFolder?: string | undefined;
  /** Milliseconds that one request may take. */
  readonly timeout?: number;
}

const defaultTimeout = 30_000;

/** All engines of a run. None is loaded before it is used. */
export class Engines {
  readonly #kustomize: Engine;
  readonly kustomize: Kustomize;

  constructor({ cacheFolder, timeout = defaultTimeout }: EnginesOptions = {}) {
    const options = { cacheFolder, timeout, threads: Math.min(availableParallelism(), 4) };
    this.#kustomize = new Engine('kustomize', options);
    this.kustomize = new Kustomize(this.#kustomize);
  }

  async close(): Promise<void> {
    await this.#kustomize.close();
  }
}
