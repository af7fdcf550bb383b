import type { Engine } from './engine.ts';
import type { EngineFile } from './frame.ts';

/** An engine that works on the files of one repository. */
export class FileEngine {
  protected readonly engine: Engine;

  constructor(engine: Engine) {
    this.engine = engine;
  }

  /** Begins to load the engine. */
  start(): void {
    this.engine.start();
  }

  /** The files that it may read; paths relative to the root of the repository. */
  load(files: readonly EngineFile[]): void {
    this.engine.setUp([{ operation: 'load', files }]);
  }
}
