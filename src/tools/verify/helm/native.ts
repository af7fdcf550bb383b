import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { runPeer, type Ran } from '../peers.ts';
import { writeFiles, type Case, type Run } from './cases.ts';
import type { TemplateArguments } from './engine.ts';

const installedByGo = join(homedir(), 'go', 'bin', 'helm');

/** Runs Helm itself. @throws Error where it is not installed */
export function helm(args: readonly string[], cwd?: string): Ran {
  const command = existsSync(installedByGo) ? installedByGo : 'helm';
  const ran = runPeer(command, args, cwd === undefined ? {} : { cwd });
  if (ran === undefined) throw new Error('helm is not installed: go install helm.sh/helm/v4/cmd/helm@v4.3.1');
  return ran;
}

export interface NativeResult {
  readonly output?: string;
  /** What follows "Error: ", with paths as the repository has them. */
  readonly error?: string;
}

/** Renders with `helm template`, in a copy of the case where files lie over it. */
export function renderNatively({ folder }: Case, { arguments: args, files }: Run): NativeResult {
  const work = mkdtempSync(join(tmpdir(), 'verify-helm-'));
  try {
    const repository = files === undefined ? folder : join(work, 'repository');
    if (files !== undefined) {
      cpSync(folder, repository, { recursive: true });
      writeFiles(repository, files);
    }
    const valuesFile = join(work, 'values.json');
    if (args.values !== undefined) writeFileSync(valuesFile, JSON.stringify(args.values));
    const ran = helm(commandLine(args, valuesFile), repository);
    return ran.ok ? { output: ran.stdout } : { error: errorIn(ran.stderr).replaceAll(`${repository}/`, '') };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function commandLine(args: TemplateArguments, valuesFile: string): string[] {
  const flags = [
    ...(args.valueFiles ?? []).map((file) => `--values=${file}`),
    ...(args.values === undefined ? [] : [`--values=${valuesFile}`]),
    ...(args.parameters ?? []).map(
      ({ name, value, forceString }) => `${forceString === true ? '--set-string' : '--set'}=${name}=${value}`,
    ),
    ...(args.apiVersions ?? []).map((version) => `--api-versions=${version}`),
  ];
  if (args.namespace !== undefined) flags.push(`--namespace=${args.namespace}`);
  if (args.kubernetesVersion !== undefined) flags.push(`--kube-version=${args.kubernetesVersion}`);
  if (args.includeCRDs === true) flags.push('--include-crds');
  if (args.isUpgrade === true) flags.push('--is-upgrade');
  if (args.skipTests === true) flags.push('--skip-tests');
  return ['template', args.releaseName ?? 'release-name', `./${args.chart}`, ...flags];
}

function errorIn(stderr: string): string {
  const start = /^Error: /m.exec(stderr);
  const text = start === null ? stderr : stderr.slice(start.index + start[0].length);
  return text.replace('\n\nUse --debug flag to render out invalid YAML', '').trimEnd();
}
