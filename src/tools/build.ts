import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { thirdPartyLicences } from './build/licences.ts';

/**
 * Writes dist/: modules bundled into few files, because a pre-commit hook pays for each file that it loads. Small
 * dependencies of the linter go into the bundle, with their licences beside it; what only generators need, or what few
 * runs load, stays a dependency. Generators end up where Yeoman looks for them.
 */
const root = join(import.meta.dirname, '..', '..');
const dependencies = ['@inquirer/prompts', 'ajv', 'diff', 'handlebars', 'yeoman-generator'];

process.chdir(root);
rmSync('dist', { recursive: true, force: true });
const generators = readdirSync('generators', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `./generators/${name}/index.ts`);
const { metafile } = await build({
  entryPoints: ['./src/cli.ts', './src/api.ts', './src/engines/worker.ts', ...generators],
  outdir: 'dist',
  outbase: '.',
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  external: dependencies,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  // CommonJS packages in the bundle ask for Node's own modules with require
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
  },
  metafile: true,
  logLevel: 'warning',
});
chmodSync('dist/src/cli.js', 0o755);
writeFileSync('dist/THIRD-PARTY-LICENCES.txt', thirdPartyLicences(Object.keys(metafile.inputs)));
if (!process.argv.includes('--no-types')) {
  execFileSync(
    'node_modules/.bin/tsc',
    ['--emitDeclarationOnly', '--declaration', '--project', 'tsconfig.build.json'],
    {
      stdio: 'inherit',
    },
  );
}
