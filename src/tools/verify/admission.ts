import { AdmissionEngine } from './admission/engine.ts';
import { readDefinitions } from './admission/crds.ts';
import { builtinKinds, customKinds, keyOf, type Kind } from './admission/kinds.ts';
import { report } from './admission/report.ts';
import { makeCases, runCases, type Amount } from './admission/run.ts';
import { readSeeds, type Seed } from './admission/seeds.ts';
import { Server } from './admission/server.ts';

/**
 * Shows that the admission engine gives the verdict of a real API server of the same version, on objects of ours and on
 * mutants of them.
 *
 *   KUBECONFIG=… npm run verify:admission [-- CRDS [MORE]]
 *
 * CRDS: a folder with CustomResourceDefinitions, for custom resources too; `fetch-crds.ts` fills one. MORE: any word, for
 * twenty times as many mutants, others for each word.
 */
const minor = 36;
const [definitionsFolder, more] = process.argv.slice(2);
const kubeconfig = process.env.KUBECONFIG;
if (kubeconfig === undefined) throw new Error("KUBECONFIG must lead to an API server of the engine's version");

const server = new Server(kubeconfig);
const engine = await AdmissionEngine.start();
try {
  const results = [
    await verify('built-in kinds', readSeeds('builtin'), builtinKinds(minor), { perField: 1.5, fewest: 40 }),
  ];
  if (definitionsFolder !== undefined) results.push(await verifyCustom(definitionsFolder));
  process.exitCode = results.every(Boolean) ? 0 : 1;
} finally {
  server.close();
}

async function verifyCustom(folder: string): Promise<boolean> {
  const definitions = readDefinitions(folder);
  const kinds = customKinds(definitions);
  const seeds = readSeeds('custom');
  for (const definition of definitions)
    await server.create('/apis/apiextensions.k8s.io/v1/customresourcedefinitions', definition);
  for (const key of new Set(seeds.map(({ object }) => keyOf(object)))) {
    const kind = kinds.get(key);
    if (kind !== undefined) await server.waitFor(kind);
  }
  engine.load(definitions);
  return verify('custom resources', seeds, kinds, { perField: 3, fewest: 20 });
}

async function verify(
  title: string,
  seeds: readonly Seed[],
  kinds: ReadonlyMap<string, Kind>,
  { perField, fewest }: Omit<Amount, 'salt'>,
): Promise<boolean> {
  for (const name of new Set(seeds.map(({ object }) => object.metadata.namespace)))
    if (typeof name === 'string')
      await server.create('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  const factor = more === undefined ? 1 : 20;
  const amount = { perField: perField * factor, fewest: fewest * factor, salt: more ?? '' };
  const withoutSeed = title === 'built-in kinds' ? missingSeeds(seeds, kinds) : [];
  for (const key of withoutSeed) process.stdout.write(`no seed: ${key}\n`);
  return report(title, await runCases(makeCases(seeds, kinds, amount), server, engine)) && withoutSeed.length === 0;
}

function missingSeeds(seeds: readonly Seed[], kinds: ReadonlyMap<string, Kind>): string[] {
  const present = new Set(seeds.map(({ object }) => keyOf(object)));
  return [...kinds.keys()].filter((key) => !present.has(key));
}
