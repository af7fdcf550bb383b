import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { conftestPolicy } from './bench/conftest-policy.ts';
import { writeCorpus } from './bench/corpus.ts';
import { engineTimes } from './bench/engines.ts';
import { additionTimes, generatorTimes } from './bench/generators.ts';
import { best, peakMemory, time } from './bench/measure.ts';
import { ruleCosts } from './bench/rules.ts';
import { writeKubeconformSchemas } from './verify/kubeconform-schemas.ts';
import { builtCli } from './built-cli.ts';

/**
 * Costs as ratios to peers measured in the same run, for the machine and its load cancel out:
 *
 *   npm run bench [-- <folder of manifests instead of the generated ones>]
 *   npm run bench -- generators
 */
const work = mkdtempSync(join(tmpdir(), 'bench-'));

try {
  if (process.argv[2] === 'generators') generators();
  else {
    oneManifest();
    manyManifests(process.argv[2]);
    await rules();
    await engines();
    generators();
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

function oneManifest(): void {
  writeCorpus(join(work, 'one'), 1);
  const [file] = readdirSync(join(work, 'one'));
  const node = best(time(process.execPath, ['-e', '0'], { runs: 11 })!);
  const lint = best(time(process.execPath, [builtCli, 'lint', join(work, 'one', file!)], { runs: 11 })!);
  row('lint of one manifest', lint, [['node -e 0', node]]);
  const unseen = Array.from({ length: 7 }, (_, run) => {
    const folder = join(work, `unseen-${run}`);
    writeCorpus(folder, 1, `${Date.now()}-${run}`);
    return best(time(process.execPath, [builtCli, 'lint', folder], { runs: 1 })!);
  });
  row('lint of one manifest that was never accepted before', Math.min(...unseen), [['node -e 0', node]]);
}

function manyManifests(given: string | undefined): void {
  const corpus = given ?? join(work, 'many');
  if (given === undefined) writeCorpus(corpus, 2000);
  const schemas = writeKubeconformSchemas(join(work, 'schemas'), 36);
  writeFileSync(join(work, 'policy.rego'), conftestPolicy());
  const lint = [builtCli, 'lint', corpus, '--format', 'json'];
  const ours = best(time(process.execPath, lint, { runs: 3 })!);
  const kubeconform = time('kubeconform', ['-strict', '-ignore-missing-schemas', '-schema-location', schemas, corpus], {
    runs: 3,
  });
  const conftest = time('conftest', ['test', '--policy', join(work, 'policy.rego'), corpus], { runs: 2 });
  row('lint of a corpus', ours, [
    ['kubeconform -strict', kubeconform && best(kubeconform)],
    ['conftest, 28 rules', conftest && best(conftest)],
    ['both', kubeconform && conftest && best(kubeconform) + best(conftest)],
  ]);
  process.stdout.write(`  peak memory ${peakMemory(process.execPath, lint) ?? '?'} MiB\n`);
}

async function rules(): Promise<void> {
  for (const { what, parse, facts, policy, both, findings } of await ruleCosts()) {
    const cost = (name: string, took: number): string =>
      `  ${name}: ${took.toFixed(3)} ms of CPU, ${(took / parse).toFixed(1)} × parsing\n`;
    process.stdout.write(
      `rules of the recommended profile for ${what}, ${findings.toFixed(1)} findings: ${both.toFixed(3)} ms of CPU\n` +
        cost('facts', facts) +
        cost('policies', policy) +
        cost('both', both),
    );
  }
}

async function engines(): Promise<void> {
  const corpus = join(work, 'some');
  writeCorpus(corpus, 100);
  const schemas = writeKubeconformSchemas(join(work, 'schemas'), 36);
  for (const { what, cold, warm, native } of await engineTimes(corpus, schemas)) {
    row(`${what}, first answer`, cold, [native]);
    row(`${what}, one more`, warm, [native]);
  }
}

function generators(): void {
  const { bareYeoman, create, yeoman } = generatorTimes(work);
  for (const [what, took] of [
    ['create of the default repository', create],
    ['the same through Yeoman', yeoman],
  ] as const) {
    row(what, took, [['a Yeoman generator that does nothing', bareYeoman]]);
    process.stdout.write(`  ${(took - bareYeoman).toFixed(0)} ms beyond it\n`);
  }
  const times = additionTimes(work, 200);
  const sum = (some: readonly number[]) => some.reduce((all, one) => all + one, 0);
  row('the last 20 of 200 applications, added one after another', sum(times.slice(-20)), [
    ['the first 20', sum(times.slice(0, 20))],
  ]);
}

function row(what: string, ours: number, others: readonly (readonly [string, number | undefined])[]): void {
  process.stdout.write(`${what}: ${ours.toFixed(0)} ms\n`);
  for (const [name, theirs] of others) {
    process.stdout.write(
      theirs === undefined
        ? `  ${name}: not installed\n`
        : `  ${(ours / theirs).toFixed(2)} × ${name} (${theirs.toFixed(0)} ms)\n`,
    );
  }
}
