import type { AnswerStore } from './answer-store.ts';
import type { Engine } from './engine.ts';
import type { EngineFile, EngineRequest } from './frame.ts';
import { KnownAnswers } from './known-answers.ts';

/** An engine that works on the files that it is given, and on nothing else. */
export class FileEngine {
  protected readonly engine: KnownAnswers;

  /** @param store where answers are kept between runs; undefined for nowhere */
  constructor(engine: Engine, store?: AnswerStore) {
    this.engine = new KnownAnswers(engine, store, (request) => this.mayTellTime(request));
  }

  /** Begins to load the engine, unless answers about these files are known. */
  startFor(files: readonly EngineFile[]): void {
    this.engine.startFor(files);
  }

  /** Files that all requests read besides their own; paths relative to the root of the repository. */
  load(files: readonly EngineFile[]): void {
    this.engine.setUp([{ operation: 'load', files }]);
  }

  /** Whether an answer may depend on the date; engines look at their clocks for their own sake, too. */
  protected mayTellTime(_request: EngineRequest): boolean {
    return true;
  }
}
