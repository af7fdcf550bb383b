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

/** The cases without the objects that kube-score cannot read, for it reads all of a text or nothing. */
export function readableCases(cases: readonly Case[], minor: number): Case[] {
  return cases.map(({ name, objects }) => {
    const isRead = score(objects, minor) !== undefined;
    return { name, objects: isRead ? objects : objects.filter((one) => score([one], minor) !== undefined) };
  });
}

/** Every check, the optional ones too. */
export function askKubeScore(cases: readonly Case[], minor: number): Findings {
  const findings = new Findings();
  for (const { name, objects } of cases) {
    for (const { object_meta: metadata, type_meta: type, checks } of score(objects, minor) ?? []) {
      const object = nameOf({ ...type, metadata });
      for (const { check, grade, skipped } of checks)
        findings.add(`kube-score/${check.id}`, name, object, !skipped && grade < ok);
    }
  }
  return findings;
}

/** Undefined where it fails. */
function score(objects: readonly Json[], minor: number): readonly Score[] | undefined {
  const version = `v1.${minor}`;
  const args = ['score', '--all-default-optional', '--output-format', 'json', '--kubernetes-version', version, '-'];
  const { stdout } = runPeer(nativeTool('kube-score'), args, { input: textOf(objects) })!;
  if (!stdout.startsWith('[') && !stdout.startsWith('null')) return undefined;
  return (JSON.parse(stdout) as Score[] | null) ?? [];
}

export function kubeScoreChecks(): string[] {
  const { stdout } = runPeer(nativeTool('kube-score'), ['list'])!;
  return stdout.split('\n').flatMap((line) => (line === '' ? [] : [line.split(',')[0]!]));
}
