import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HelmArguments } from '../../../engines/helm.ts';
import { writeFiles } from '../engines/files.ts';
import { nativeTool } from '../native-tools.ts';
import { runPeer, type Ran } from '../program.ts';
import type { Case, Run } from './cases.ts';

const tool = nativeTool('helm');

/** Runs Helm itself. */
export function helm(args: readonly string[], cwd?: string): Ran {
  return runPeer(tool, args, cwd === undefined ? {} : { cwd })!;
}

/** What Helm prints, or what follows "Error: ", with paths as the repository has them. */
export type NativeResult = { readonly output: string } | { readonly error: string };

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

function commandLine(args: HelmArguments, valuesFile: string): string[] {
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
  if (args.skipHooks === true) flags.push('--no-hooks');
  if (args.nameTemplate !== undefined) flags.push(`--name-template=${args.nameTemplate}`);
  const name = args.releaseName ?? (args.nameTemplate === undefined ? 'release-name' : undefined);
  return ['template', ...(name === undefined ? [] : [name]), `./${args.chart}`, ...flags];
}

function errorIn(stderr: string): string {
  const start = /^Error: /m.exec(stderr);
  const text = start === null ? stderr : stderr.slice(start.index + start[0].length);
  return text.replace('\n\nUse --debug flag to render out invalid YAML', '').trimEnd();
}
