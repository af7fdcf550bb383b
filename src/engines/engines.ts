import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Admission } from './admission.ts';
import { AnswerStore } from './answer-store.ts';
import { Engine } from './engine.ts';
import { Helm } from './helm.ts';
import { Kustomize } from './kustomize.ts';
import { Rego } from './rego.ts';

export interface EnginesOptions {
  /** Where unpacked modules are kept; undefined for nowhere. */
  readonly cacheFolder?: string | undefined;
  /** Whether what was worked out is kept there, too, and what earlier runs worked out is used. */
  readonly remembers?: boolean;
  /** Milliseconds of computing that one request may take. */
  readonly timeout?: number;
}

/** A kustomization of two hundred applications takes a minute. Nothing else has a reason to take one. */
const timeouts = { kustomize: 120_000, others: 60_000 };

/** All engines of a run. None is loaded before it is used. */
export class Engines {
  /** Where what can be made anew is kept between runs; undefined for nowhere. */
  readonly cacheFolder: string | undefined;
  readonly #engines: readonly Engine[];
  readonly kustomize: Kustomize;
  readonly helm: Helm;
  readonly admission: Admission;
  readonly rego: Rego;

  constructor({ cacheFolder, remembers = true, timeout }: EnginesOptions = {}) {
    this.cacheFolder = remembers ? cacheFolder : undefined;
    const store = this.cacheFolder === undefined ? undefined : new AnswerStore(join(this.cacheFolder, 'renderings'));
    const options = { cacheFolder, timeout: timeout ?? timeouts.others, threads: Math.min(availableParallelism(), 4) };
    const engines = {
      kustomize: new Engine('kustomize', { ...options, timeout: timeout ?? timeouts.kustomize }),
      helm: new Engine('helm', options),
      admission: new Engine('admission', options),
      rego: new Engine('rego', options),
    };
    this.#engines = Object.values(engines);
    this.kustomize = new Kustomize(engines.kustomize, store);
    this.helm = new Helm(engines.helm, store);
    this.admission = new Admission(engines.admission);
    this.rego = new Rego(engines.rego);
  }

  async close(): Promise<void> {
    await Promise.all(this.#engines.map(async (engine) => engine.close()));
  }
}
