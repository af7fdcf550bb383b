import { Worker } from 'node:worker_threads';
import { assetPath } from '../assets.ts';
import { deadline } from './deadline.ts';
import { decodeResponse, encodeRequest, type EngineRequest, type EngineResponse } from './frame.ts';
import type { FromWorker, WorkerData } from './worker.ts';

export interface EngineOptions {
  /** Where unpacked modules are kept; undefined for nowhere. */
  readonly cacheFolder: string | undefined;
  /** Milliseconds of computing that one request may take. */
  readonly timeout: number;
  /** Most threads that may answer at the same time. */
  readonly threads: number;
}

/** Why an engine gave no answer. */
export class EngineFailure extends Error {
  readonly reason: 'timeout' | 'memory' | 'crash';

  constructor(reason: EngineFailure['reason'], message: string) {
    super(message);
    this.name = 'EngineFailure';
    this.reason = reason;
  }
}

/** A response as the engine sent it. */
export interface Answer {
  readonly frame: Uint8Array;
  /** Whether it may depend on the date. */
  readonly dated: boolean;
}

interface Job {
  readonly request: EngineRequest;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** Requests that wait before one more thread is worth its start-up. */
const backlog = 4;

/**
 * A Go tool as WebAssembly, in worker threads so that the main thread goes on. Nothing is loaded before `start` or the first
 * call. A request that takes too long, or an engine that dies of what it was given, fails that request alone.
 */
export class Engine {
  readonly name: string;
  readonly #options: EngineOptions;
  /** The clocks of all threads stand still here. */
  readonly #now = BigInt(Date.now()) * 1_000_000n;
  readonly #threads: EngineThread[] = [];
  readonly #queue: Job[] = [];
  #setUp: readonly EngineRequest[] = [];
  #module: WebAssembly.Module | undefined;

  constructor(name: string, options: EngineOptions) {
    this.name = name;
    this.#options = options;
  }

  /** Begins to load, so that the engine is ready when it is asked. */
  start(): void {
    if (this.#threads.length === 0) this.#addThread();
  }

  /** Requests that every thread answers before any other, and again after it died: what the engine has to know. */
  setUp(requests: readonly EngineRequest[]): void {
    this.#setUp = requests;
    for (const thread of this.#threads) thread.forget();
  }

  /** @throws EngineFailure when the engine gave no answer; what the engine itself refuses is in the response's `error` */
  async call(request: EngineRequest): Promise<EngineResponse> {
    return decodeResponse((await this.ask(request)).frame);
  }

  /** The same, not decoded. */
  async ask(request: EngineRequest): Promise<Answer> {
    this.start();
    return new Promise<Answer>((resolve, reject) => {
      this.#queue.push({ request, resolve, reject });
      if (
        this.#queue.length > backlog * this.#threads.length &&
        this.#threads.length < this.#options.threads &&
        this.#module !== undefined
      )
        this.#addThread();
      this.#dispatch();
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map(async (thread) => thread.close()));
    this.#threads.length = 0;
  }

  #addThread(): void {
    const { cacheFolder, timeout } = this.#options;
    const data = { engine: this.name, cacheFolder, module: this.#module, now: this.#now };
    this.#threads.push(new EngineThread(data, timeout, (module) => (this.#module = module)));
  }

  #dispatch(): void {
    for (const thread of this.#threads) {
      if (thread.busy) continue;
      const job = this.#queue.shift();
      if (job === undefined) return;
      void thread
        .answer(job.request, this.#setUp)
        .then(job.resolve, job.reject)
        .finally(() => this.#dispatch());
    }
  }
}

/** One worker with one instance of the engine. */
class EngineThread {
  busy = false;
  readonly #timeout: number;
  readonly #onModule: (module: WebAssembly.Module) => void;
  #data: WorkerData;
  #worker: Worker | undefined;
  #ready = false;

  /** @param timeout milliseconds of computing that one request may take */
  constructor(data: WorkerData, timeout: number, onModule: (module: WebAssembly.Module) => void) {
    this.#data = data;
    this.#timeout = timeout;
    this.#onModule = onModule;
    this.#worker = this.#startWorker();
  }

  forget(): void {
    this.#ready = false;
  }

  async answer(request: EngineRequest, setUp: readonly EngineRequest[]): Promise<Answer> {
    this.busy = true;
    try {
      if (!this.#ready) for (const preparation of setUp) await this.#send(preparation);
      this.#ready = true;
      return await this.#send(request);
    } catch (error) {
      this.#ready = false;
      throw error;
    } finally {
      this.busy = false;
    }
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  #startWorker(): Worker {
    const worker = new Worker(assetPath('dist', 'src', 'engines', 'worker.js'), { workerData: this.#data });
    worker.unref(); // a run that ends does not wait for an idle engine; while it is busy, its timer holds the run
    return worker;
  }

  async #send(request: EngineRequest): Promise<Answer> {
    this.#worker ??= this.#startWorker();
    const worker = this.#worker;
    const frame = encodeRequest(request);
    const message = await new Promise<FromWorker>((resolve, reject) => {
      const finish = (settle: () => void) => {
        callOff();
        worker.off('message', onMessage).off('error', onError);
        settle();
      };
      const onMessage = (received: FromWorker) => {
        if (received.type === 'module') this.#learn(received.module);
        else finish(() => resolve(received));
      };
      const onError = (error: Error) => {
        this.#worker = undefined;
        finish(() => reject(new EngineFailure('crash', error.message)));
      };
      const callOff = deadline(this.#timeout, () => {
        this.#worker = undefined;
        void worker.terminate();
        finish(() => reject(new EngineFailure('timeout', `no answer within ${this.#timeout / 1000} seconds`)));
      });
      worker.on('message', onMessage).on('error', onError);
      worker.postMessage(frame, [frame.buffer as ArrayBuffer]);
    });
    if (message.type === 'response') return message;
    const reason = message.type === 'crash' ? message.reason : '';
    const outOfMemory = /out of memory|cannot allocate|Maximum call stack|memory access out of bounds/i.test(reason);
    throw new EngineFailure(
      outOfMemory ? 'memory' : 'crash',
      outOfMemory ? 'it needs more memory than an engine may have' : firstLine(reason),
    );
  }

  #learn(module: WebAssembly.Module): void {
    this.#data = { ...this.#data, module };
    this.#onModule(module);
  }
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0]!;
}
