import { createHash } from 'node:crypto';
import type { AnswerStore } from './answer-store.ts';
import type { Engine } from './engine.ts';
import { decodeResponse, type EngineFile, type EngineRequest, type EngineResponse } from './frame.ts';
import { buildOf } from './module-file.ts';

/**
 * An engine that is asked each question once: its answer follows from the request, for there is nothing else that it could
 * read. Within a run answers are kept in memory, between runs in the store; a failure is not kept there, nor what may depend
 * on the date.
 */
export class KnownAnswers {
  readonly #engine: Engine;
  readonly #store: AnswerStore | undefined;
  readonly #mayTellTime: (request: EngineRequest) => boolean;
  readonly #answers = new Map<string, Promise<EngineResponse>>();
  #build: string | undefined;
  /** What the engine was told before all requests. */
  #told = '';

  /**
   * @param store undefined for nowhere
   * @param mayTellTime whether an answer may depend on the date, where the engine has looked at its clock
   */
  constructor(
    engine: Engine,
    store: AnswerStore | undefined,
    mayTellTime: (request: EngineRequest) => boolean = () => true,
  ) {
    this.#engine = engine;
    this.#store = store;
    this.#mayTellTime = mayTellTime;
  }

  /** Begins to load the engine, unless that was done for the same files before: then answers about them are known. */
  startFor(files: readonly EngineFile[]): void {
    const key = this.#keyOf({ operation: '', files });
    if (this.#store?.read(key) !== undefined) return;
    this.#engine.start();
    this.#store?.write(key, new Uint8Array());
  }

  setUp(requests: readonly EngineRequest[]): void {
    this.#engine.setUp(requests);
    this.#told = '';
    this.#told = requests.map((request) => this.#keyOf(request)).join('\n');
  }

  /** @throws EngineFailure when the engine gave no answer */
  async call(request: EngineRequest): Promise<EngineResponse> {
    const key = this.#keyOf(request);
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const answer = this.#find(key, request);
    this.#answers.set(key, answer);
    return answer;
  }

  async #find(key: string, request: EngineRequest): Promise<EngineResponse> {
    const kept = this.#store?.read(key);
    if (kept !== undefined) return decodeResponse(kept);
    const { frame, dated } = await this.#engine.ask(request);
    if (!dated || !this.#mayTellTime(request)) this.#store?.write(key, frame);
    return decodeResponse(frame);
  }

  #keyOf({ operation, arguments: args, files = [] }: EngineRequest): string {
    const hash = createHash('sha256');
    this.#build ??= buildOf(this.#engine.name);
    hash.update(JSON.stringify([this.#engine.name, this.#build, this.#told, operation, args ?? null]));
    for (const [path, content] of [...new Map(files.map(({ path, content }) => [path, content]))].sort(byPath))
      hash.update(`\0${path}\0${hashOf(content)}`);
    return hash.digest('hex');
  }
}

const hashes = new WeakMap<Uint8Array, string>();

/** Of a file, once for all requests that it is part of. */
function hashOf(content: Uint8Array): string {
  let hash = hashes.get(content);
  if (hash === undefined) hashes.set(content, (hash = createHash('sha256').update(content).digest('hex')));
  return hash;
}

function byPath([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
