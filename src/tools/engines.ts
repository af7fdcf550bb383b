import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants, crc32 } from 'node:zlib';
import { go } from './engines/go.ts';
import { licenceTexts } from './engines/licences.ts';
import { patchModules } from './engines/patch.ts';
import { preinitialise } from './engines/preinitialise.ts';
import {
  hashSources,
  linkedModules,
  sha256,
  withLicences,
  type ModuleFolder,
  type Provenance,
} from './engines/provenance.ts';
import { builtFolder, engineNames, enginesFolder, readSpec, warmUpFrames } from './engines/spec.ts';

/**
 * Builds the engines: Go programs to pre-initialised WebAssembly in engines/built, with their provenance.
 *
 *   npm run engines [-- name…]             build
 *   npm run engines -- --check [name…]     build again and compare with what is committed
 *   npm run engines -- --fresh             compare the sources with those that were built (needs no Go)
 */
const [first, ...others] = process.argv.slice(2);
const mode = first === '--check' || first === '--fresh' ? first : undefined;
const wanted = [...(mode === undefined && first !== undefined ? [first] : []), ...others];
const names = wanted.length === 0 ? engineNames() : wanted;
const failures: string[] = [];

for (const name of names) {
  if (mode === '--fresh') checkFresh(name);
  else if (mode === '--check') await checkReproducible(name);
  else await build(name);
}
for (const failure of failures) process.stderr.write(`${failure}\n`);
process.exitCode = failures.length === 0 ? 0 : 1;

async function build(name: string): Promise<void> {
  const { linked, shipped, modules } = await compile(name);
  mkdirSync(builtFolder, { recursive: true });
  const parameters = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: shipped.length,
  };
  const compressed = brotliCompressSync(shipped, { params: parameters });
  const provenance: Provenance = {
    go: go(enginesFolder, ['env', 'GOVERSION']).trim(),
    sources: hashSources(name),
    linked: sha256(linked),
    shipped: sha256(shipped),
    bytes: shipped.length,
    crc32: crc32(shipped),
    modules: withLicences(modules),
  };
  writeFileSync(join(builtFolder, `${name}.wasm.br`), compressed);
  writeFileSync(join(builtFolder, `${name}.json`), `${JSON.stringify(provenance, null, 2)}\n`);
  writeFileSync(join(builtFolder, `${name}.licences.txt`), licenceTexts(modules));
  process.stdout.write(
    `${name}: ${mebibytes(linked)} linked, ${mebibytes(shipped)} pre-initialised, ${mebibytes(compressed)} compressed\n`,
  );
}

async function compile(name: string): Promise<{ linked: Buffer; shipped: Uint8Array; modules: ModuleFolder[] }> {
  const folder = join(enginesFolder, name);
  const spec = readSpec(name);
  const output = join(folder, `${name}.wasm`);
  const flags = patchModules(name, spec);
  try {
    const tags = (spec.tags ?? []).join(',');
    go(
      folder,
      [
        'build',
        ...flags,
        '-trimpath',
        '-buildvcs=false',
        '-buildmode=c-shared',
        '-ldflags',
        '-s -w',
        '-tags',
        tags,
        '-o',
        output,
        '.',
      ],
      {
        GOOS: 'wasip1',
        GOARCH: 'wasm',
      },
    );
    const linked = readFileSync(output);
    const modules = linkedModules(name, flags);
    return {
      linked,
      shipped: await preinitialise(linked, { warmUp: warmUpFrames(name, spec), maximumMiB: spec.maximumMiB }),
      modules,
    };
  } finally {
    rmSync(output, { force: true });
  }
}

function checkFresh(name: string): void {
  const { sources, shipped } = committed(name);
  if (hashSources(name) !== sources)
    failures.push(`engines/built/${name}.wasm.br is stale: run \`npm run engines -- ${name}\``);
  else if (sha256(shippedModule(name)) !== shipped)
    failures.push(`engines/built/${name}.wasm.br is not what ${name}.json describes`);
  else process.stdout.write(`${name} is fresh\n`);
}

async function checkReproducible(name: string): Promise<void> {
  const { linked, shipped } = await compile(name);
  const expected = committed(name);
  if (sha256(linked) !== expected.linked)
    failures.push(`${name}: Go links other bytes (${sha256(linked)}) than are on record`);
  else if (sha256(shipped) !== expected.shipped)
    failures.push(`${name}: pre-initialising gives other bytes (${sha256(shipped)}) than are on record`);
  else if (sha256(shippedModule(name)) !== expected.shipped)
    failures.push(`${name}: the committed module is not the one on record`);
  else process.stdout.write(`${name} is reproducible\n`);
}

function committed(name: string): Provenance {
  return JSON.parse(readFileSync(join(builtFolder, `${name}.json`), 'utf8')) as Provenance;
}

function shippedModule(name: string): Buffer {
  return brotliDecompressSync(readFileSync(join(builtFolder, `${name}.wasm.br`)));
}

function mebibytes({ length }: Uint8Array): string {
  return `${(length / 1024 / 1024).toFixed(1)} MiB`;
}
