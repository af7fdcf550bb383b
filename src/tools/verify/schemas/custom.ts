import type { Engines } from '../../../engines/engines.ts';
import { groupOf } from '../../../model/resource.ts';
import { ShippedDefinitions } from '../../../schema/shipped.ts';
import type { CustomResourceDefinition } from '../admission/definitions.ts';
import { customKinds, keyOf } from '../admission/kinds.ts';
import { makeCases } from '../admission/run.ts';
import type { Seed } from '../admission/seeds.ts';
import type { Server } from '../admission/server.ts';
import { printVerdicts, printWrong, withoutValues } from './built-in.ts';
import { judge } from './judge.ts';
import { countByName, printTable } from './table.ts';

/** Mutants that are made of each object, of which some come out alike, and how many different ones there must be. */
const mutants = { made: 45, different: 20 };
/** Of what the server refuses, the share that must be found. */
const least = 0.99;

/** Custom resources and mutants of them, by schemas and admission engine together. */
export async function verifyCustom(
  server: Server,
  objects: readonly Seed[],
  { minor, engines }: { readonly minor: number; readonly engines: Engines },
): Promise<boolean> {
  const shipped = new ShippedDefinitions();
  const definitions = shipped.all().map(({ definition }) => definition() as unknown as CustomResourceDefinition);
  for (const definition of definitions)
    await server.create('/apis/apiextensions.k8s.io/v1/customresourcedefinitions', definition);
  const kinds = customKinds(definitions);
  for (const kind of kinds.values()) await server.waitFor(kind);
  const seeds = objects.filter(({ object }) => kinds.has(keyOf(object)));
  const groups = new Set(definitions.map(({ spec }) => spec.group));
  const unserved = objects.filter(({ object }) => !kinds.has(keyOf(object)) && groups.has(groupOf(object.apiVersion)));
  const cases = makeCases(seeds, kinds, { perField: 0, fewest: mutants.made, salt: '' });
  const perObject = countByName(cases.filter(({ isSeed }) => !isSeed).map(({ name }) => name.split(', mutant ')[0]!));
  const fewest = Math.min(...perObject.map(([, count]) => count));
  const judged = await judge(cases, server, { minor, engines });
  const refused = judged.filter((one) => one.server === 'refused');
  const missed = refused.filter(({ found }) => found.length === 0);
  const share = 1 - missed.length / refused.length;
  printVerdicts(`custom resources, and mutants of them, with ${definitions.length} definitions in the server`, judged);
  printTable('not served by any definition that ships', [
    ['kind', 'objects'],
    ...countByName(unserved.map(({ object }) => keyOf(object))),
  ]);
  printTable('what the server refuses and we do not find', [
    ['first reason', 'objects'],
    ...countByName(missed.map(({ case: { name }, reasons }) => `${withoutValues(reasons[0]!)} (${name})`)),
  ]);
  process.stdout.write(
    `found ${(share * 100).toFixed(2)} % of what the server refuses; at least ${least * 100} % is asked for\n` +
      `${fewest} different mutants of each object or more; at least ${mutants.different} are asked for\n\n`,
  );
  return printWrong(judged) && share >= least && fewest >= mutants.different;
}
