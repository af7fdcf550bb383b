import { parseArgs } from 'node:util';
import { readDefinitions } from './admission/definitions.ts';
import { AdmissionEngine } from './admission/engine.ts';
import { builtinKinds, customKinds, keyOf, type Kind } from './admission/kinds.ts';
import { report } from './admission/report.ts';
import { verifyPolicies } from './admission/policies/verify.ts';
import { makeCases, runCases, type Amount } from './admission/run.ts';
import { readSeeds, type Seed } from './admission/seeds.ts';
import { Server } from './admission/server.ts';

/**
 * Shows that the admission engine gives the verdict of a real API server of the same version, on objects of ours and on
 * mutants of them; the same ones in each run.
 *
 *   npm run verify:admission [-- --kubeconfig FILE] [--more WORD]
 *
 * --kubeconfig: leads to the API server, with a token; KUBECONFIG otherwise. Definitions and namespaces are created there.
 * --more: four times as many mutants, others for each word.
 */
const minor = 36;
const { kubeconfig = process.env.KUBECONFIG, more } = parseArgs({
  options: { kubeconfig: { type: 'string' }, more: { type: 'string' } },
}).values;

if (kubeconfig === undefined || kubeconfig === '') {
  process.stderr.write(
    `No API server to compare with: start a kube-apiserver of Kubernetes 1.${minor}, then name its kubeconfig with --kubeconfig or KUBECONFIG.\n`,
  );
  process.exitCode = 2;
} else {
  process.exitCode = (await verifyAll(new Server(kubeconfig))) ? 0 : 1;
}

async function verifyAll(server: Server): Promise<boolean> {
  try {
    const found = await server.minor();
    if (found !== minor) throw new Error(`the API server is of Kubernetes 1.${found}, the engine of 1.${minor}`);
    const engine = await AdmissionEngine.start();
    const policies = await verifyPolicies(server, engine); // first: its namespaces have labels
    const builtin = await verifyBuiltin(server, engine);
    return (await verifyCustom(server, engine)) && builtin && policies;
  } finally {
    server.close();
  }
}

async function verifyBuiltin(server: Server, engine: AdmissionEngine): Promise<boolean> {
  const seeds = readSeeds('builtin');
  const kinds = builtinKinds(minor);
  const present = new Set(seeds.map(({ object }) => keyOf(object)));
  const missing = [...kinds.keys()].filter((key) => !present.has(key));
  for (const key of missing) process.stdout.write(`no seed: ${key}\n`);
  await createNamespaces(server, seeds);
  const cases = makeCases(seeds, kinds, amountOf({ perField: 1.5, fewest: 40 }));
  return report('built-in kinds', await runCases(cases, server, engine), 3000) && missing.length === 0;
}

async function verifyCustom(server: Server, engine: AdmissionEngine): Promise<boolean> {
  const seeds = readSeeds('custom');
  const used = new Set(seeds.map(({ object }) => keyOf(object)));
  const definitions = readDefinitions().filter((definition) =>
    [...customKinds([definition]).keys()].some((key) => used.has(key)),
  );
  const kinds = customKinds(definitions);
  await createNamespaces(server, seeds);
  for (const definition of definitions)
    await server.create('/apis/apiextensions.k8s.io/v1/customresourcedefinitions', definition);
  for (const key of used) await server.waitFor(kindOf(kinds, key));
  engine.load(definitions);
  const cases = makeCases(seeds, kinds, amountOf({ perField: 3, fewest: 20 }));
  return report('custom resources', await runCases(cases, server, engine), 500);
}

function kindOf(kinds: ReadonlyMap<string, Kind>, key: string): Kind {
  const kind = kinds.get(key);
  if (kind === undefined) throw new Error(`no definition has ${key}`);
  return kind;
}

async function createNamespaces(server: Server, seeds: readonly Seed[]): Promise<void> {
  for (const name of new Set(seeds.map(({ object }) => object.metadata.namespace)))
    if (typeof name === 'string')
      await server.create('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
}

function amountOf({ perField, fewest }: Omit<Amount, 'salt'>): Amount {
  const factor = more === undefined ? 1 : 4;
  return { perField: perField * factor, fewest: fewest * factor, salt: more ?? '' };
}
