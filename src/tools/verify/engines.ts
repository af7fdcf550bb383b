import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { printTallies } from './engines/tally.ts';
import { verifyHelm } from './helm.ts';
import { verifyKustomize } from './kustomize.ts';

/**
 * Shows that the engines print what the native tools print, byte for byte, and fail where these fail: on our own cases in
 * test/fixtures, and on every kustomization and chart of the repositories in a folder.
 *
 *   npm run verify:engines -- [--corpora <folder of repositories>]
 */
const { values } = parseArgs({ options: { corpora: { type: 'string', default: process.env.CORPORA ?? '' } } });
const corpora = existsSync(values.corpora) ? values.corpora : undefined;
if (corpora === undefined) process.stdout.write('No folder of repositories (--corpora, CORPORA): own cases only.\n');

const work = mkdtempSync(join(tmpdir(), 'verify-engines-'));
try {
  const tallies = [...(await verifyKustomize(work, corpora)), ...(await verifyHelm(work, corpora))];
  process.exitCode = printTallies(tallies) ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
