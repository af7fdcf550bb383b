const badFile = 8;
const notSupported = 52;
const success = 0;

/** What an engine may learn of the world; its random numbers are the same in each run. */
export interface World {
  /** Nanoseconds since 1970, as the engine's clock shows them. */
  readonly now: () => bigint;
  /** Nanoseconds since some moment, for the engine's scheduler. */
  readonly elapsed: () => bigint;
  readonly onOutput: (text: string) => void;
}

/**
 * WASI preview 1 with nothing behind it: no files, no environment, no arguments, no network. Go's run time asks for no more
 * than this. (node:wasi would do, but warns on import, and opens files.)
 */
export function nullWasi(memory: () => ArrayBuffer, world: World): Record<string, unknown> {
  const view = () => new DataView(memory());
  const functions: Record<string, (...values: never[]) => number> = {
    // klog wants a program name
    args_sizes_get: (count: number, size: number) => {
      view().setUint32(count, 1, true);
      view().setUint32(size, 2, true);
      return success;
    },
    args_get: (list: number, text: number) => {
      view().setUint32(list, text, true);
      view().setUint16(text, 0x0061, true);
      return success;
    },
    environ_sizes_get: (count: number, size: number) => {
      view().setUint32(count, 0, true);
      view().setUint32(size, 0, true);
      return success;
    },
    environ_get: () => success,
    clock_time_get: (clock: number, _precision: bigint, out: number) => {
      view().setBigUint64(out, clock === 0 ? world.now() : world.elapsed(), true);
      return success;
    },
    random_get: (start: number, size: number) => {
      const bytes = new Uint8Array(memory(), start >>> 0, size >>> 0);
      for (let index = 0; index < bytes.length; index += 1) bytes[index] = (index * 167 + 13) & 0xff; // the same in each run
      return success;
    },
    fd_write: (file: number, vectors: number, count: number, written: number) => {
      if (file !== 1 && file !== 2) return badFile;
      let total = 0;
      for (let index = 0; index < count; index += 1) {
        const start = view().getUint32(vectors + 8 * index, true);
        const size = view().getUint32(vectors + 8 * index + 4, true);
        world.onOutput(new TextDecoder().decode(new Uint8Array(memory(), start, size)));
        total += size;
      }
      view().setUint32(written, total, true);
      return success;
    },
    fd_fdstat_get: (file: number, out: number) => {
      if (file > 2) return badFile;
      new Uint8Array(memory(), out, 24).fill(0);
      view().setUint8(out, 2); // a character device
      return success;
    },
    fd_fdstat_set_flags: () => success,
    fd_prestat_get: () => badFile,
    fd_prestat_dir_name: () => badFile,
    sched_yield: () => success,
    poll_oneoff: (input: number, output: number, count: number, events: number) => {
      const clock = firstClock(view(), input, count);
      if (clock.wait > 0n) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(clock.wait) / 1e6);
      new Uint8Array(memory(), output, 32).fill(0);
      view().setBigUint64(output, clock.userData, true);
      view().setUint32(events, 1, true);
      return success;
    },
    proc_exit: (code: number) => {
      throw new Error(`the engine ended with code ${code}`);
    },
  };
  return new Proxy(functions, {
    get: (target, name) => target[name as string] ?? (() => notSupported),
    has: () => true,
  });
}

/** Of the subscriptions that Go's scheduler waits for, only clocks can ever fire. */
function firstClock(view: DataView, input: number, count: number): { userData: bigint; wait: bigint } {
  for (let index = 0; index < count; index += 1) {
    const subscription = input + 48 * index;
    if (view.getUint8(subscription + 8) !== 0) continue;
    return { userData: view.getBigUint64(subscription, true), wait: view.getBigUint64(subscription + 24, true) };
  }
  return { userData: 0n, wait: 0n };
}
