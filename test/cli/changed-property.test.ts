import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../support/folder.ts';
import { git } from '../support/git.ts';
import { mutate } from '../../src/tools/verify/mutations.ts';
import { Random } from '../../src/tools/verify/random.ts';
import { lintJson, runCli, type JsonFinding } from '../support/run-cli.ts';

/** The same before and after a change that moves lines. */
const identity = ({ rule, file, message, path, resource }: JsonFinding) =>
  JSON.stringify([rule, file, message, path, resource]);

test('what a change reaches is found as by a full run, and nothing that it brings is missed', async () => {
  const cwd = folderWith({});
  await runCli(['create', 'shop', '--yes'], { cwd });
  const repository = join(cwd, 'shop');
  const random = new Random('edits');
  for (let fault = 0; fault < 12; fault += 1) {
    git(repository, 'init', '--quiet');
    git(repository, 'add', '--all');
    mutate(repository, random);
  }
  git(repository, 'add', '--all');
  git(repository, 'commit', '--quiet', '-m', 'faulty');
  const before = await lintJson(repository, '--profile', 'strict');
  expect(before.findings.length).toBeGreaterThan(3);
  for (let run = 0; run < 5; run += 1) {
    const change = mutate(repository, random);
    const full = await lintJson(repository, '--profile', 'strict');
    const changed = await lintJson(repository, '--profile', 'strict', '--changed');
    const all = new Set(full.findings.map((finding) => JSON.stringify(finding)));
    const reported = new Set(changed.findings.map((finding) => JSON.stringify(finding)));
    expect(
      [...reported].filter((finding) => !all.has(finding)),
      change,
    ).toEqual([]);
    const file = change.slice(0, change.indexOf(':'));
    const units = new Set(full.findings.filter((finding) => finding.file === file).flatMap((finding) => finding.units));
    const old = new Set(before.findings.map(identity));
    const due = full.findings.filter(
      (finding) =>
        finding.file === file || finding.units.some((unit) => units.has(unit)) || !old.has(identity(finding)),
    );
    expect(
      due.filter((finding) => !reported.has(JSON.stringify(finding))),
      change,
    ).toEqual([]);
    git(repository, 'checkout', '--quiet', '.');
  }
}, 300_000);
