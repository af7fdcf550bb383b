import { nullWasi, type World } from './wasi.ts';

interface EngineExports {
  readonly memory: WebAssembly.Memory;
  readonly allocate: (size: number) => number;
  readonly release: (address: number) => void;
  readonly handle: (address: number, size: number) => bigint;
  /** Only in a module that is not pre-initialised. */
  readonly _initialize?: () => void;
}

/** One running engine: a module, its memory and everything that it was told so far. */
export class EngineInstance {
  readonly exports: EngineExports;

  constructor(module: WebAssembly.Module, world: World) {
    const functions = nullWasi(() => this.exports.memory.buffer, world);
    const imports: Record<string, unknown> = {};
    for (const { name } of WebAssembly.Module.imports(module)) imports[name] = functions[name];
    this.exports = new WebAssembly.Instance(module, { wasi_snapshot_preview1: imports })
      .exports as unknown as EngineExports;
  }

  /** Hands over a request frame and returns the response frame; see engines/abi. */
  handle(frame: Uint8Array): Uint8Array {
    const { memory, allocate, release, handle } = this.exports;
    const address = allocate(frame.length) >>> 0; // addresses above 2 GiB come back negative
    new Uint8Array(memory.buffer, address, frame.length).set(frame);
    const packed = BigInt.asUintN(64, handle(address, frame.length));
    const start = Number(packed >> 32n);
    const response = new Uint8Array(memory.buffer, start, Number(packed & 0xffffffffn)).slice();
    release(start);
    return response;
  }
}
