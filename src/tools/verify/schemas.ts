import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { assetPath } from '../../assets.ts';
import { Engines } from '../../engines/engines.ts';
import type { Seed } from './admission/seeds.ts';
import { Server } from './admission/server.ts';
import { verifyBuiltIn } from './schemas/built-in.ts';
import { verifyCosts } from './schemas/costs.ts';
import { verifyCustom } from './schemas/custom.ts';
import { objectsIn } from './schemas/objects.ts';
import { verifyOpenApi } from './schemas/openapi.ts';

/**
 * Holds the schemas against a real API server: its own description of the built-in kinds, and its verdict on every object
 * of a folder. Says what the schemas cost.
 *
 *   npm run verify:schemas [-- --kubeconfig FILE] [--corpora FOLDER]
 *
 * --kubeconfig: leads to the API server, with a token; KUBECONFIG otherwise. Definitions and namespaces are created there.
 * --corpora: folder of manifests; CORPORA otherwise.
 */
const minor = 36;
const { kubeconfig = process.env.KUBECONFIG, corpora = process.env.CORPORA } = parseArgs({
  options: { kubeconfig: { type: 'string' }, corpora: { type: 'string' } },
}).values;

if (kubeconfig === undefined || kubeconfig === '' || corpora === undefined || corpora === '') {
  process.stderr.write(
    `Start a kube-apiserver of Kubernetes 1.${minor}, then name its kubeconfig with --kubeconfig or KUBECONFIG, and a folder of manifests with --corpora or CORPORA.\n`,
  );
  process.exitCode = 2;
} else if (!existsSync(assetPath('dist', 'src', 'engines', 'worker.js'))) {
  process.stderr.write('The engines run from dist/: run `npm run build` first.\n');
  process.exitCode = 2;
} else {
  process.exitCode = (await verifyAll(new Server(kubeconfig), objectsIn(corpora))) ? 0 : 1;
}

async function verifyAll(server: Server, objects: readonly Seed[]): Promise<boolean> {
  // a request holds many objects, and the server takes its share of the machine
  const engines = new Engines({ timeout: 600_000 });
  try {
    const found = await server.minor();
    if (found !== minor) throw new Error(`the API server is of Kubernetes 1.${found}, not 1.${minor}`);
    await createNamespaces(server, objects);
    const holds = [
      await verifyOpenApi(server, minor),
      await verifyBuiltIn(server, objects, minor),
      await verifyCustom(server, objects, { minor, engines }),
      verifyCosts(),
    ];
    process.stdout.write(holds.every(Boolean) ? 'everything holds\n' : 'NOT everything holds\n');
    return holds.every(Boolean);
  } finally {
    await engines.close();
    server.close();
  }
}

async function createNamespaces(server: Server, objects: readonly Seed[]): Promise<void> {
  for (const name of new Set(objects.map(({ object }) => object.metadata.namespace)))
    if (typeof name === 'string' && /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name))
      await server.create('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
}
