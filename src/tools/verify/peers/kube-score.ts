import type { Json } from '../../../model/resource.ts';
import { nativeTool } from '../native-tools.ts';
import { runPeer } from '../program.ts';
import { nameOf, textOf, type Case } from './cases.ts';
import { Findings } from './findings.ts';

interface Score {
  readonly object_meta: Json;
  readonly type_meta: Json;
  readonly checks: readonly {
    readonly check: { readonly id: string };
    readonly grade: number;
    readonly skipped: boolean;
  }[];
}

/** Grades below this are warnings and critical ones. */
const ok = 10;

/** Every check, the optional ones too. Objects that kube-score cannot read are left out, for it reads all or nothing. */
export function askKubeScore(cases: readonly Case[], minor: number): Findings {
  const tool = nativeTool('kube-score');
  const findings = new Findings();
  for (const { name, objects } of cases) {
    const scores = score(objects) ?? score(objects.filter((object) => score([object]) !== undefined)) ?? [];
    for (const { object_meta: metadata, type_meta: type, checks } of scores) {
      const object = nameOf({ ...type, metadata });
      for (const { check, grade, skipped } of checks)
        findings.add(`kube-score/${check.id}`, name, object, !skipped && grade < ok);
    }
  }
  return findings;

  function score(objects: readonly Json[]): readonly Score[] | undefined {
    const args = [
      'score',
      '--all-default-optional',
      '--output-format',
      'json',
      '--kubernetes-version',
      `v1.${minor}`,
      '-',
    ];
    const { stdout } = runPeer(tool, args, { input: textOf(objects) })!;
    return stdout.startsWith('[') || stdout.startsWith('null')
      ? ((JSON.parse(stdout) as Score[] | null) ?? [])
      : undefined;
  }
}

export function kubeScoreChecks(): string[] {
  const { stdout } = runPeer(nativeTool('kube-score'), ['list'])!;
  return stdout.split('\n').flatMap((line) => (line === '' ? [] : [line.split(',')[0]!]));
}
