import { availableParallelism } from 'node:os';
import { Engine } from './engine.ts';
import { Helm } from './helm.ts';
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
  readonly #engines: readonly Engine[];
  readonly kustomize: Kustomize;
  readonly helm: Helm;

  constructor({ cacheFolder, timeout = defaultTimeout }: EnginesOptions = {}) {
    const options = { cacheFolder, timeout, threads: Math.min(availableParallelism(), 4) };
    const [kustomize, helm] = [new Engine('kustomize', options), new Engine('helm', options)];
    this.#engines = [kustomize, helm];
    this.kustomize = new Kustomize(kustomize);
    this.helm = new Helm(helm);
  }

  async close(): Promise<void> {
    await Promise.all(this.#engines.map(async (engine) => engine.close()));
  }
}
