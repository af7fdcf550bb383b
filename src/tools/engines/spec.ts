import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { encodeRequest, type EngineFile } from '../../engines/frame.ts';

/** engines/<name>/engine.json */
export interface EngineSpec {
  readonly maximumMiB: number;
  /** Requests to run once when building; `folder` below warm-up/ holds files to hand over. */
  readonly warmUp: readonly { readonly operation: string; readonly arguments?: unknown; readonly folder?: string }[];
  /** Modules of which a part is left out or changed; see patch.ts. */
  readonly patches?: readonly ModulePatch[];
  readonly tags?: readonly string[];
}

export interface ModulePatch {
  readonly module: string;
  /** Names of files that are left out of every folder. */
  readonly drop?: readonly string[];
  /** In each folder, the only files that stay. */
  readonly only?: Readonly<Record<string, readonly string[]>>;
  /** Files that are written anew; the text is in patches/<name>. */
  readonly write?: Readonly<Record<string, string>>;
  /** Text that stands exactly once in a file, and what takes its place. */
  readonly edit?: readonly { readonly file: string; readonly old: string; readonly new: string }[];
  /** Text of patches/<name> to append to a file. */
  readonly append?: Readonly<Record<string, string>>;
}

export const enginesFolder = join(import.meta.dirname, '..', '..', '..', 'engines');
export const builtFolder = join(enginesFolder, 'built');

/** Every engine: a folder with an engine.json. */
export function engineNames(): string[] {
  return readdirSync(enginesFolder)
    .filter((name) => readdirSyncIfFolder(join(enginesFolder, name)).includes('engine.json'))
    .sort();
}

export function readSpec(name: string): EngineSpec {
  return JSON.parse(readFileSync(join(enginesFolder, name, 'engine.json'), 'utf8')) as EngineSpec;
}

export function warmUpFrames(name: string, { warmUp }: EngineSpec): Uint8Array[] {
  return warmUp.map(({ operation, arguments: args, folder }) =>
    encodeRequest({
      operation,
      arguments: args,
      files: folder === undefined ? [] : readFolder(join(enginesFolder, name, 'warm-up', folder)),
    }),
  );
}

function readFolder(folder: string): EngineFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort()
    .map((path) => ({ path, content: readFileSync(join(folder, path)) }));
}

function readdirSyncIfFolder(folder: string): string[] {
  return statSync(folder).isDirectory() ? readdirSync(folder) : [];
}
