import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { assetPath } from '../../assets.ts';
import { mutate } from './mutations.ts';
import { Random } from './random.ts';
import { runPeer } from './program.ts';

/**
 * Shows that `lint --changed` misses nothing that an edit brings about, and says nothing that a full run does not: each
 * repository below a folder is copied, made a git repository, and edited at random, one file at a time.
 *
 *   npm run verify:changes -- --corpora <folder> [--edits 10]
 */
const { values } = parseArgs({
  options: { corpora: { type: 'string' }, edits: { type: 'string', default: '10' } },
});
if (values.corpora === undefined) throw new Error('name a folder of repositories: --corpora <folder>');

interface Finding {
  readonly rule: string;
  readonly file: string;
  readonly message: string;
  readonly path: readonly (string | number)[];
  readonly resource: unknown;
  readonly fingerprint: string;
}

const work = mkdtempSync(join(tmpdir(), 'verify-changes-'));
let failures = 0;
try {
  const repositories = readdirSync(values.corpora, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of repositories) verify(name, join(values.corpora, name), Number(values.edits));
} finally {
  rmSync(work, { recursive: true, force: true });
}
process.exitCode = failures === 0 ? 0 : 1;

function verify(name: string, source: string, edits: number): void {
  const folder = join(work, name);
  cpSync(source, folder, { recursive: true, filter: (path) => !path.endsWith('/.git') });
  git(folder, 'init', '--quiet');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'all');
  const before = new Set(lint(folder).map(identity));
  const random = new Random('changes');
  const total = { reported: 0, due: 0, missed: 0, wrong: 0 };
  for (let edit = 0; edit < edits; edit += 1) {
    let what = mutate(folder, random);
    while (isUnchanged(folder)) what = mutate(folder, random);
    const full = lint(folder);
    const reported = lint(folder, '--changed');
    const file = what.slice(0, what.indexOf(':'));
    const due = full.filter((finding) => finding.file === file || !before.has(identity(finding)));
    const missed = without(due, reported);
    const wrong = without(reported, full);
    for (const finding of missed) process.stdout.write(`${name}, ${what}: missed ${identity(finding)}\n`);
    for (const finding of wrong) process.stdout.write(`${name}, ${what}: not in a full run ${identity(finding)}\n`);
    total.reported += reported.length;
    total.due += due.length;
    total.missed += missed.length;
    total.wrong += wrong.length;
    git(folder, 'checkout', '--quiet', '.');
  }
  failures += total.missed + total.wrong;
  const { reported, due, missed, wrong } = total;
  process.stdout.write(
    `${name}: ${edits} edits, ${before.size} findings before; ${due} due, ${missed} missed; ${reported} reported, ${wrong} wrong\n`,
  );
}

function lint(cwd: string, ...args: readonly string[]): Finding[] {
  const cli = assetPath('dist', 'src', 'cli.js');
  const ran = runPeer(process.execPath, [cli, 'lint', '--profile', 'strict', '--format', 'json', ...args], { cwd })!;
  if (ran.stdout === '') throw new Error(ran.stderr);
  return (JSON.parse(ran.stdout) as { readonly findings: readonly Finding[] }).findings.slice();
}

function isUnchanged(cwd: string): boolean {
  return runPeer('git', ['diff', '--quiet'], { cwd })?.ok === true;
}

function git(cwd: string, ...args: readonly string[]): void {
  const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
  const ran = runPeer('git', [...author, ...args], { cwd });
  if (ran?.ok !== true) throw new Error(`git ${args.join(' ')}: ${ran?.stderr ?? 'there is no git'}`);
}

/** The same where an edit has moved lines. */
function identity({ rule, file, message, path, resource }: Finding): string {
  return JSON.stringify([rule, file, message, path, resource]);
}

function without(findings: readonly Finding[], others: readonly Finding[]): Finding[] {
  const known = new Set(others.map((finding) => JSON.stringify(finding)));
  return findings.filter((finding) => !known.has(JSON.stringify(finding)));
}
