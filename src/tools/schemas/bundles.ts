import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/** What the generator of CRDs writes beside its bundles. */
const plainFiles = new Set(['index.json', 'provenance.json']);

const compressed = '.json.br';

/** Compresses the bundles of definitions in a folder: they are large, alike and read one at a time. */
export function compressBundles(folder: string): void {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json') && !plainFiles.has(file))) {
    const text = readFileSync(join(folder, name));
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    };
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text, { params }));
    rmSync(join(folder, name));
  }
}

/** The bytes that were generated: those of a bundle before compression, which another Node may do otherwise. */
export function readGenerated(file: string): Buffer {
  const content = readFileSync(file);
  return file.endsWith(compressed) ? brotliDecompressSync(content) : content;
}
