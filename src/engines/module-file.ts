import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, crc32 } from 'node:zlib';
import { assetPath, readJsonAsset } from '../assets.ts';

interface Built {
  readonly shipped: string;
  readonly bytes: number;
  readonly crc32: number;
}

/** Tells one build of an engine from all others. */
export function buildOf(engine: string): string {
  return (readJsonAsset('engines', 'built', `${engine}.json`) as Built).shipped;
}

/**
 * The module of an engine. Unpacking takes longer than everything else until the first answer, so an unpacked copy is kept
 * in the cache folder; a copy that is damaged, or of another version, is made anew. Without a folder that can be written
 * to, it is unpacked each time.
 */
export function readModule(engine: string, cacheFolder: string | undefined): Uint8Array {
  const built = readJsonAsset('engines', 'built', `${engine}.json`) as Built;
  const copy =
    cacheFolder === undefined ? undefined : join(cacheFolder, `${engine}-${built.shipped.slice(0, 16)}.wasm`);
  const cached = copy === undefined ? undefined : readCopy(copy, built);
  if (cached !== undefined) return cached;
  const module = brotliDecompressSync(readFileSync(assetPath('engines', 'built', `${engine}.wasm.br`)));
  if (cacheFolder !== undefined) keepCopy(cacheFolder, engine, copy!, module);
  return module;
}

function readCopy(file: string, { bytes, crc32: expected }: Built): Uint8Array | undefined {
  try {
    const module = readFileSync(file);
    return module.length === bytes && crc32(module) === expected ? module : undefined;
  } catch {
    return undefined;
  }
}

/** Copies of other versions go. Several processes may do this at once: a file appears whole or not at all. */
function keepCopy(folder: string, engine: string, copy: string, module: Uint8Array): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(folder))
      if (name.startsWith(`${engine}-`)) rmSync(join(folder, name), { force: true });
    const draft = `${copy}.${randomUUID()}`;
    writeFileSync(draft, module, { mode: 0o600 });
    renameSync(draft, copy);
  } catch {
    // a cache is a convenience: a read-only home or a full disk must not stop the run
  }
}
