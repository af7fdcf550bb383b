import { diffLines } from 'diff';
import type { Difference, FieldChange, ObjectChange, UnitChange } from '../../model/difference.ts';
import { counted } from '../../words.ts';

/** `cluster prod, environment production, by Application web, which prunes`; empty where nothing is known. */
export function whereTo({ clusters, environment, deployers }: UnitChange): string {
  return [
    ...(clusters.length === 0 ? [] : [`${clusters.length === 1 ? 'cluster' : 'clusters'} ${clusters.join(', ')}`]),
    ...(environment === undefined ? [] : [`environment ${environment}`]),
    ...deployers.map(({ kind, name, prunes }) => `by ${kind} ${name}${prunes ? ', which prunes' : ''}`),
  ].join(', ');
}

/** What a change of an object brings about. */
export function effectsOf({ restarts, configs, immutable, pruned }: ObjectChange): string[] {
  return [
    ...(immutable.length > 0 ? [`cannot be changed in place (${immutable.join(', ')}): make it anew`] : []),
    ...(configs.length > 0 ? [`rolls: ${configs.join(', ')} changed`] : restarts ? ['restarts its pods'] : []),
    ...(pruned ? ['is pruned'] : []),
  ];
}

export function failureText({ failure }: UnitChange): string | undefined {
  if (failure === undefined) return undefined;
  const side = { before: 'did not build before', after: 'does not build any more', both: 'builds on neither side' };
  return `${side[failure.side]}: ${failure.message}`;
}

/** Lines that say how a field changed: `path: old → new`, or what differs of several lines. */
export function fieldLines({ path, before, after }: FieldChange): string[] {
  if (before === undefined) return block('+', path, after ?? '');
  if (after === undefined) return block('-', path, before);
  if (!before.includes('\n') && !after.includes('\n')) {
    return [before === after ? `  ${path}: changed` : `  ${path}: ${before} → ${after}`];
  }
  const changed = diffLines(`${before}\n`, `${after}\n`)
    .filter(({ added, removed }) => added || removed)
    .flatMap(({ added, value }) =>
      value
        .trimEnd()
        .split('\n')
        .map((line) => `${added ? '+' : '-'}   ${line}`),
    );
  return [`  ${path}:${changed.length === 0 ? ' changed' : ''}`, ...changed];
}

function block(sign: string, path: string, value: string): string[] {
  const lines = value.split('\n');
  return lines.length === 1
    ? [`${sign} ${path}: ${value}`]
    : [`${sign} ${path}:`, ...lines.map((line) => `${sign}   ${line}`)];
}

/** `2 objects changed, 1 added; 1 restarts its pods`. */
export function summaryOf({ units }: Difference): string {
  const objects = units.flatMap((unit) => unit.objects);
  if (units.length === 0) return 'nothing that reaches a cluster differs';
  const count = (isCounted: (object: ObjectChange) => boolean) => objects.filter(isCounted).length;
  const changes = (['changed', 'added', 'removed'] as const).map(
    (change) => `${count((one) => one.change === change)} ${change}`,
  );
  const effects = [
    [count(({ restarts }) => restarts), 'with new pods'],
    [count(({ pruned }) => pruned), 'pruned'],
    [count(({ immutable }) => immutable.length > 0), 'to be made anew'],
    [units.filter(({ failure }) => failure !== undefined).length, 'that do not build on both sides'],
  ] as const;
  const told = effects.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  return `${changes.join(', ')} in ${counted(units.length, 'unit')}${told.length > 0 ? `; ${told.join(', ')}` : ''}`;
}

/** `1 finding appears, 2 go`. */
export function findingsSummary({ findings: { appear, go } }: Difference): string {
  return `${counted(appear.length, 'finding appears', 'findings appear')}, ${go.length} ${go.length === 1 ? 'goes' : 'go'}`;
}
