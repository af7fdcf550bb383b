import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { builtCli } from '../built-cli.ts';

/** Milliseconds of wall time. */
export interface GeneratorTimes {
  /** A Yeoman environment that runs a generator which does nothing. */
  readonly bareYeoman: number;
  readonly create: number;
  /** The same through a Yeoman environment. */
  readonly yeoman: number;
}

const root = join(import.meta.dirname, '..', '..', '..');

/** The default repository, each the best of several runs. */
export function generatorTimes(work: string, runs = 5): GeneratorTimes {
  const script = join(work, 'yeoman.mjs');
  const environment = pathToFileURL(join(root, 'node_modules/yeoman-environment/dist/index.js')).href;
  const generator = pathToFileURL(join(root, 'node_modules/yeoman-generator/dist/index.js')).href;
  writeFileSync(
    script,
    `import { createEnv } from '${environment}';
const [path] = process.argv.slice(2);
const environment = createEnv({ skipInstall: true });
if (path === undefined) {
  const { default: Generator } = await import('${generator}');
  environment.register(class extends Generator { writing() {} }, { namespace: 'bare:app' });
} else environment.register(path, { namespace: 'bare:app' });
await environment.run(['bare:app', 'my-platform'], { yes: true, interactive: false });
`,
  );
  const ours = join(root, 'dist/generators/app/index.js');
  const best = (...argv: readonly string[]) =>
    Math.min(...Array.from({ length: runs }, () => timeOf(argv, mkdtempSync(join(work, 'run-')))));
  return {
    bareYeoman: best(script),
    create: best(builtCli, 'create', 'my-platform', '--yes'),
    yeoman: best(script, ours),
  };
}

/** What each of many applications takes that are added one after another. */
export function additionTimes(work: string, count: number): number[] {
  const folder = join(work, 'additions');
  mkdirSync(folder);
  timeOf([builtCli, 'create', 'my-platform', '--yes'], folder);
  const cwd = join(folder, 'my-platform');
  return Array.from({ length: count }, (_, index) => timeOf([builtCli, 'add', 'application', `app-${index}`], cwd));
}

function timeOf(argv: readonly string[], cwd: string): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, argv, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
  return performance.now() - started;
}
