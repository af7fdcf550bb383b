import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { packageRoot, readJsonAsset } from '../../../assets.ts';
import { printTable } from './table.ts';

/** Bytes, and CPU milliseconds on top of Node. */
const most = { packed: 1024 * 1024, firstVerdict: 60 };
const runs = 9;

/** What the schemas add to the package and to a run. @returns whether both stay in their bounds */
export function verifyCosts(): boolean {
  const packed = packedSize();
  const firstVerdict = firstVerdictTime();
  printTable('costs', [
    ['', 'measured', 'bound'],
    ['schemas/ as they ship, tar and gzip', `${Math.round(packed / 1024)} KiB`, `${most.packed / 1024} KiB`],
    ['CPU of one version and the first Deployment', `${firstVerdict.toFixed(0)} ms`, `${most.firstVerdict} ms`],
  ]);
  return packed < most.packed && firstVerdict < most.firstVerdict;
}

function packedSize(): number {
  const { files } = readJsonAsset('package.json') as { readonly files: readonly string[] };
  const folders = files.filter((file) => file.startsWith('schemas/'));
  return gzipSync(execFileSync('tar', ['-c', '-C', packageRoot, ...folders], { maxBuffer: 1 << 26 })).length;
}

/** Of the fastest of several runs, without those of Node itself; bundled, as the package is. */
function firstVerdictTime(): number {
  const folder = mkdtempSync(join(packageRoot, '.first-verdict-')); // the package's files are found from within it
  try {
    const outfile = join(folder, 'first-deployment.mjs');
    const entryPoints = [join(import.meta.dirname, 'first-deployment.ts')];
    buildSync({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm' });
    const alone = 'const { user, system } = process.cpuUsage(); process.stdout.write(String((user + system) / 1000))';
    return fastest([outfile]) - fastest(['--input-type=module', '-e', alone]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fastest(args: readonly string[]): number {
  return Math.min(...Array.from({ length: runs }, () => Number(execFileSync(process.execPath, args))));
}
