import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPolicy } from '@open-policy-agent/opa-wasm';

/**
 * Compiles policies/ to policies/policy.wasm with the OPA that policies/opa/go.mod pins.
 *
 *   npm run policies               build
 *   npm run policies -- --check    build elsewhere and compare, byte by byte
 *   npm run policies -- --fresh    compare the sources with those that policy.wasm was built from (needs no Go)
 */
const folder = join(import.meta.dirname, '..', '..', 'policies');
const provenanceFile = join(folder, 'provenance.json');

interface Provenance {
  readonly opa: { readonly module: string; readonly sum: string; readonly licence: string };
  /** sha256 over all Rego files that are compiled in. */
  readonly sources: string;
  readonly wasm: string;
}

const [mode] = process.argv.slice(2);
if (mode === '--fresh') checkFresh();
else if (mode === '--check') checkReproducible();
else await build();

async function build(): Promise<void> {
  const wasm = compile();
  await refuseHostBuiltins(wasm);
  writeFileSync(join(folder, 'policy.wasm'), wasm);
  const provenance: Provenance = { opa: pinnedOpa(), sources: hashSources(), wasm: sha256(wasm) };
  writeFileSync(provenanceFile, `${JSON.stringify(provenance, null, 2)}\n`);
  process.stdout.write(`policies/policy.wasm: ${wasm.length} bytes, sha256 ${provenance.wasm}\n`);
}

function checkFresh(): void {
  if (hashSources() !== provenance().sources) fail('policies/policy.wasm is stale: run `npm run policies`');
  if (sha256(readFileSync(join(folder, 'policy.wasm'))) !== provenance().wasm)
    fail('policies/policy.wasm is not the file that provenance.json describes');
  process.stdout.write('policies/policy.wasm is fresh\n');
}

function checkReproducible(): void {
  const wasm = sha256(compile());
  if (wasm !== provenance().wasm) fail(`a build from these sources gives ${wasm}, not ${provenance().wasm}`);
  process.stdout.write('policies/policy.wasm is reproducible\n');
}

function provenance(): Provenance {
  return JSON.parse(readFileSync(provenanceFile, 'utf8')) as Provenance;
}

function compile(): Buffer {
  const output = mkdtempSync(join(tmpdir(), 'policies-'));
  try {
    const bundle = join(output, 'bundle.tar.gz');
    const options = ['-t', 'wasm', '--ignore', '*_test.rego', '--ignore', 'testing.rego', '-o', bundle, '-b', '..'];
    execFileSync('go', ['tool', 'opa', 'build', ...options], {
      cwd: join(folder, 'opa'),
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    execFileSync('tar', ['-xzf', bundle, '-C', output, '/policy.wasm'], { stdio: 'ignore' });
    return readFileSync(join(output, 'policy.wasm'));
  } finally {
    rmSync(output, { recursive: true });
  }
}

/** opa-wasm answers some built-ins in JavaScript, not always as OPA does; the rules do without. */
async function refuseHostBuiltins(wasm: Buffer): Promise<void> {
  const policy = (await loadPolicy(wasm)) as unknown as {
    wasmInstance: { exports: Record<string, (address?: number) => number> };
    mem: { buffer: ArrayBuffer };
  };
  const { opa_json_dump: dump, builtins } = policy.wasmInstance.exports;
  const bytes = Buffer.from(policy.mem.buffer, dump!(builtins!()));
  const needed = Object.keys(JSON.parse(bytes.toString('utf8', 0, bytes.indexOf(0))) as object);
  if (needed.length > 0) fail(`the rules use built-ins that WebAssembly does not have: ${needed.join(', ')}`);
}

function pinnedOpa(): Provenance['opa'] {
  const name = 'github.com/open-policy-agent/opa';
  const version = new RegExp(`${name} (v\\S+)`).exec(readFileSync(join(folder, 'opa', 'go.mod'), 'utf8'))![1]!;
  const sum = new RegExp(`^${name} ${version} (h1:\\S+)$`, 'm').exec(
    readFileSync(join(folder, 'opa', 'go.sum'), 'utf8'),
  )![1]!;
  return { module: `${name}@${version}`, sum, licence: 'Apache-2.0' };
}

function hashSources(): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.rego') && !file.endsWith('_test.rego') && !file.endsWith('testing.rego'))
    .sort();
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(folder, file)))
      .update('\0');
  return hash.digest('hex');
}

function sha256(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
