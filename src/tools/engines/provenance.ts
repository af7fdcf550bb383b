import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { go } from './go.ts';
import { licenceOf } from './licences.ts';
import { enginesFolder } from './spec.ts';

/** engines/built/<name>.json: what an engine was made from. */
export interface Provenance {
  readonly go: string;
  /** sha256 over the engine's own sources, pins, patches and warm-up, and those of engines/abi. */
  readonly sources: string;
  /** sha256 of the module as Go links it, and as it is shipped: pre-initialised. */
  readonly linked: string;
  readonly shipped: string;
  readonly bytes: number;
  /** CRC-32 of the shipped module: tells a damaged copy in a user's cache. */
  readonly crc32: number;
  /** Modules that are linked in, with the sum of go.sum. */
  readonly modules: readonly LinkedModule[];
}

export interface LinkedModule {
  readonly module: string;
  readonly version: string;
  readonly sum: string;
  readonly licence: string;
}

export function sha256(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

export function hashSources(engine: string): string {
  const hash = createHash('sha256');
  for (const folder of ['abi', engine]) {
    const files = readdirSync(join(enginesFolder, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('.patched'))
      .map((entry) => join(entry.parentPath, entry.name).slice(enginesFolder.length + 1))
      .sort();
    for (const file of files)
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(enginesFolder, file)))
        .update('\0');
  }
  return hash.digest('hex');
}

export interface ModuleFolder extends Omit<LinkedModule, 'licence'> {
  readonly folder: string;
}

/** The modules whose packages are linked, found by asking which packages the engine depends on. */
export function linkedModules(engine: string, flags: readonly string[]): ModuleFolder[] {
  const folder = join(enginesFolder, engine);
  const format = '{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}{{end}}';
  const lines = go(folder, ['list', ...flags, '-deps', '-f', format, '.'], { GOOS: 'wasip1', GOARCH: 'wasm' }).split(
    '\n',
  );
  const sums = readFileSync(join(folder, 'go.sum'), 'utf8');
  return [...new Set(lines)]
    .filter((line) => line !== '' && !line.startsWith('github.com/k8s-platform/'))
    .sort()
    .map((line) => {
      const [module = '', version = '', directory = ''] = line.split('\t');
      const sum =
        sums
          .split('\n')
          .find((entry) => entry.startsWith(`${module} ${version} `))
          ?.split(' ')[2] ?? '';
      if (sum === '') throw new Error(`engines/${engine}/go.sum lacks ${module} ${version}`);
      return { module, version, sum, folder: directory };
    });
}

export function withLicences(modules: readonly ModuleFolder[]): LinkedModule[] {
  return modules.map(({ module, version, sum, folder }) => ({ module, version, sum, licence: licenceOf(folder).name }));
}
