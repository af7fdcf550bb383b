import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Writes dist/: our own modules bundled into few files, because a pre-commit hook pays for each file that it loads;
 * dependencies stay dependencies. Generators end up where Yeoman looks for them.
 */
const root = join(import.meta.dirname, '..', '..');
process.chdir(root);
rmSync('dist', { recursive: true, force: true });
const generators = readdirSync('generators', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `./generators/${name}/index.ts`);
await build({
  entryPoints: ['./src/cli.ts', './src/api.ts', ...generators],
  outdir: 'dist',
  outbase: '.',
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: false,
  logLevel: 'warning',
});
chmodSync('dist/src/cli.js', 0o755);
execFileSync('node_modules/.bin/tsc', ['--emitDeclarationOnly', '--declaration', '--project', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
