import { EventEmitter } from 'node:events';
import { realFileSystem, type FileSystem } from '../../src/scaffold/write/file-system.ts';
import type { Surroundings } from '../../src/scaffold/write/write.ts';
import { signalsOf } from '../../src/signals.ts';

/** Without any signal, on the real file system. */
export function quiet(): Surroundings {
  return { signals: signalsOf(new EventEmitter()) };
}

/** The real file system, of which the calls that `fails` names throw that error. */
export function failing(code: string, fails: (call: keyof FileSystem, path: string) => boolean): FileSystem {
  const guard = (call: keyof FileSystem, path: unknown) => {
    if (fails(call, String(path))) throw Object.assign(new Error(`${code}: ${call}`), { code, path });
  };
  const calls = Object.keys(realFileSystem) as (keyof FileSystem)[];
  const wrapped = calls.map((call) => [
    call,
    (...args: unknown[]) => {
      guard(call, args[call === 'renameSync' || call === 'copyFileSync' || call === 'linkSync' ? 1 : 0]);
      return (realFileSystem[call] as (...given: unknown[]) => unknown)(...args);
    },
  ]);
  return Object.fromEntries(wrapped) as FileSystem;
}
