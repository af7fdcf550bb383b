import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../../assets.ts';
import { supportedMinors } from '../../config/kubernetes-version.ts';
import { cacheFolder } from '../../engines/cache-folder.ts';
import { Engines } from '../../engines/engines.ts';
import { builtInCatalogue } from '../../policy/catalogue.ts';
import { coverageOf, peerChecks, refusals } from '../generate/coverage.ts';
import { casesOf, exampleCases } from './peers/cases.ts';
import { askCheckov, checkovChecks } from './peers/checkov.ts';
import { compare } from './peers/compare.ts';
import { askKubeScore, kubeScoreChecks, readableCases } from './peers/kube-score.ts';
import { askOurs } from './peers/ours.ts';
import { printComparisons } from './peers/print.ts';
import { readVerdicts } from './peers/verdicts.ts';

/**
 * Shows that what kube-score and checkov find, the rules that cover their checks find too, and the other way round: on the
 * rules' examples, and on what the repositories in a folder deploy. Each kind of difference needs a verdict in
 * peers/verdicts.yaml. Needs Go and Python.
 *
 *   npm run verify:peers -- [--corpora <folder of repositories>]
 */
const { values } = parseArgs({ options: { corpora: { type: 'string', default: process.env.CORPORA ?? '' } } });
const minor = supportedMinors().at(-1)!;
const engines = new Engines({ cacheFolder: cacheFolder(process.env) });
const work = mkdtempSync(join(tmpdir(), 'verify-peers-'));
try {
  const checks = peerChecks(packageRoot);
  const catalogue = builtInCatalogue();
  const { covered } = coverageOf(checks, [...catalogue.values()], refusals(packageRoot));
  const coveredOf = (peer: string) => new Map([...covered].filter(([check]) => check.startsWith(`${peer}/`)));
  const cases = readableCases([...exampleCases(), ...(await corpora())], minor);
  const rules = new Set(['kube-score', 'checkov'].flatMap((peer) => [...coveredOf(peer).values()].flat()));
  const ours = await askOurs(cases, [...rules], minor, engines);
  const comparisons = [
    ...compare(cases, coveredOf('kube-score'), askKubeScore(cases, minor), ours),
    ...compare(cases, coveredOf('checkov'), askCheckov(cases, work), ours),
  ];
  const unexplained = printComparisons(comparisons, readVerdicts());
  const unlisted = [
    ...notAlike('kube-score', kubeScoreChecks(), checks['kube-score']!),
    ...notAlike('checkov', checkovChecks(), checks.checkov!),
  ];
  for (const line of unlisted) process.stdout.write(`${line}\n`);
  const objects = cases.reduce((sum, one) => sum + one.objects.length, 0);
  process.stdout.write(`${objects} objects in ${cases.length} cases, ${unexplained} differences unexplained\n`);
  process.exitCode = unexplained + unlisted.length === 0 ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
  await engines.close();
}

async function corpora() {
  if (!existsSync(values.corpora)) {
    process.stdout.write('No folder of repositories (--corpora, CORPORA): own examples only.\n');
    return [];
  }
  const folders = readdirSync(values.corpora, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() || entry.isSymbolicLink(),
  );
  const cases = [];
  for (const { name } of folders) cases.push(...(await casesOf(join(values.corpora, name), engines)));
  return cases;
}

function notAlike(peer: string, installed: readonly string[], listed: readonly string[]): string[] {
  return [
    ...installed.filter((id) => !listed.includes(id)).map((id) => `policies/peer-checks.yaml lacks ${peer}/${id}`),
    ...listed.filter((id) => !installed.includes(id)).map((id) => `${peer} has no check ${id}`),
  ];
}
