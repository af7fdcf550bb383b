import { builtinKinds, keyOf } from '../admission/kinds.ts';
import { makeCases } from '../admission/run.ts';
import type { Seed } from '../admission/seeds.ts';
import type { Server } from '../admission/server.ts';
import { judge, type Judged } from './judge.ts';
import { countByName, printList, printTable } from './table.ts';

/** Objects of built-in kinds as they are, by the schemas alone. @returns whether no object that the server accepts is called invalid */
export async function verifyBuiltIn(server: Server, objects: readonly Seed[], minor: number): Promise<boolean> {
  const kinds = builtinKinds(minor);
  const cases = makeCases(
    objects.filter(({ object }) => kinds.has(keyOf(object))),
    kinds,
    { perField: 0, fewest: 0, salt: '' },
  );
  const judged = await judge(cases, server, { minor });
  const unseen = judged.filter((one) => one.server === 'refused' && one.found.length === 0);
  printVerdicts('objects of built-in kinds: the server and the schemas', judged);
  printTable('what the server refuses and schemas cannot see', [
    ['first reason', 'objects'],
    ...countByName(unseen.map(({ reasons }) => withoutValues(reasons[0]!))),
  ]);
  return printWrong(judged) && judged.length > 0;
}

/** A line for each kind, and one for all. */
export function printVerdicts(title: string, judged: readonly Judged[]): void {
  const keys = [...new Set(judged.map((one) => one.case.kind.key))].sort();
  printTable(title, [
    ['kind', 'objects', 'accepted', 'refused', 'found', 'by state', 'wrongly refused'],
    ...keys.map((key) =>
      row(
        key,
        judged.filter((one) => one.case.kind.key === key),
      ),
    ),
    row(`${keys.length} kinds`, judged),
  ]);
}

function row(name: string, judged: readonly Judged[]): (string | number)[] {
  const [accepted, refused] = (['accepted', 'refused'] as const).map((verdict) =>
    judged.filter(({ server }) => server === verdict),
  );
  const found = (part: readonly Judged[]) => part.filter((one) => one.found.length > 0).length;
  const byState = judged.length - accepted!.length - refused!.length;
  return [name, judged.length, accepted!.length, refused!.length, found(refused!), byState, found(accepted!)];
}

/** @returns whether there is none */
export function printWrong(judged: readonly Judged[]): boolean {
  const wrong = judged.filter(({ server, found }) => server === 'accepted' && found.length > 0);
  printList(
    'ACCEPTED BY THE SERVER, AND NOT BY US',
    wrong.map(
      ({ case: { name }, found }) => `${name}: ${found.map(({ rule, message }) => `${rule}: ${message}`).join('; ')}`,
    ),
  );
  return wrong.length === 0;
}

/** One text for the same mistake in different objects. */
export function withoutValues(reason: string): string {
  return reason
    .replaceAll(/"(?:[^"\\]|\\.)*"/g, '"…"')
    .replaceAll(/\[\d+\]/g, '[]')
    .slice(0, 160);
}
