import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../../../engines/cache-folder.ts';
import { runPeer } from '../program.ts';
import { nameOf, textOf, type Case } from './cases.ts';
import { Findings } from './findings.ts';

const version = '3.3.30';
const environment = join(cacheFolder(process.env) ?? tmpdir(), 'native', `checkov-${version}`);
const python = join(environment, 'bin', 'python');

/** Every check for Kubernetes; each object has a file of its own, whose name is its place in the case. Needs Python to install it. */
export function askCheckov(cases: readonly Case[], work: string): Findings {
  install();
  const findings = new Findings();
  const folders = cases.map(({ objects }, index) =>
    writeCase(
      join(work, String(index)),
      objects.map((one) => textOf([one])),
    ),
  );
  const results = JSON.parse(run('run_checkov.py', folders.join('\n'))) as Record<
    string,
    [check: string, file: string, failed: boolean][]
  >;
  for (const [index, { name, objects }] of cases.entries()) {
    for (const [check, file, failed] of results[folders[index]!]!)
      findings.add(`checkov/${check}`, name, nameOf(objects[Number.parseInt(file.slice(1), 10)]!), failed);
  }
  return findings;
}

/** Ids of all checks for Kubernetes that the installed release has. */
export function checkovChecks(): string[] {
  install();
  return JSON.parse(run('list_checkov.py', '')) as string[];
}

function run(script: string, input: string): string {
  const ran = runPeer(python, [join(import.meta.dirname, script)], { input, cwd: tmpdir() })!;
  if (!ran.ok) throw new Error(ran.stderr);
  return ran.stdout;
}

function install(): void {
  if (existsSync(join(environment, 'bin', 'checkov'))) return;
  rmSync(environment, { recursive: true, force: true });
  mkdirSync(dirname(environment), { recursive: true });
  execFileSync('python3', ['-m', 'venv', environment]);
  execFileSync(python, ['-m', 'pip', 'install', '--quiet', `checkov==${version}`], { stdio: 'inherit' });
}

function writeCase(folder: string, texts: readonly string[]): string {
  mkdirSync(folder);
  for (const [index, text] of texts.entries()) writeFileSync(join(folder, `${index}.yaml`), text);
  return folder;
}
