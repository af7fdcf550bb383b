import { parentPort, workerData } from 'node:worker_threads';
import { EngineInstance } from './instance.ts';
import { readModule } from './module-file.ts';

/** What the main thread hands over when it starts a worker. */
export interface WorkerData {
  readonly engine: string;
  readonly cacheFolder: string | undefined;
  /** The module, where another worker has compiled it already: its compiled code comes along. */
  readonly module: WebAssembly.Module | undefined;
  /** Nanoseconds since 1970: the engine's clock stands still at the start of the run. */
  readonly now: bigint;
}

export type FromWorker =
  | { readonly type: 'module'; readonly module: WebAssembly.Module }
  /** `dated` when the engine looked at its calendar for it, be it for its own bookkeeping. */
  | { readonly type: 'response'; readonly frame: Uint8Array; readonly dated: boolean }
  /** The instance is broken; the next request gets a new one, which knows nothing of what the old one was told. */
  | { readonly type: 'crash'; readonly reason: string };

const port = parentPort!;
const { engine, cacheFolder, module: given, now } = workerData as WorkerData;
const compiled = given === undefined ? compile() : Promise.resolve(given);
const world = { now: date, elapsed, onOutput: (text: string) => (output += text) };
let instance: EngineInstance | undefined;
/** What the engine printed during one request: why it died. */
let output = '';
let dated = false;

port.on('message', (frame: Uint8Array) => void answer(frame));

async function compile(): Promise<WebAssembly.Module> {
  const module = await WebAssembly.compile(readModule(engine, cacheFolder));
  post({ type: 'module', module });
  return module;
}

async function answer(frame: Uint8Array): Promise<void> {
  output = '';
  dated = false;
  try {
    instance ??= new EngineInstance(await compiled, world);
    const response = instance.handle(frame);
    post({ type: 'response', frame: response, dated }, [response.buffer as ArrayBuffer]);
  } catch (error) {
    instance = undefined;
    post({ type: 'crash', reason: output === '' ? String(error) : output });
  }
}

function date(): bigint {
  dated = true;
  return now;
}

function elapsed(): bigint {
  return BigInt(Math.round(performance.now() * 1e6));
}

function post(message: FromWorker, transfer: ArrayBuffer[] = []): void {
  port.postMessage(message, transfer);
}
