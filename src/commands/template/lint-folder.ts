import { cacheFolder } from '../../engines/cache-folder.ts';
import { Engines } from '../../engines/engines.ts';
import type { Host } from '../../host.ts';
import { lint } from '../../pipeline/lint.ts';
import { kubernetesVersion } from '../scope/kubernetes-version.ts';
import { configOf, inputOf, scopeOf } from '../scope/open.ts';
import { policyGlobsOf, rulesOf } from '../scope/policies.ts';

/** The findings about some paths of a repository that lies in another folder, a line each. */
export async function lintFolder(folder: string, paths: readonly string[], host: Host): Promise<string[]> {
  const there = { ...host, cwd: folder };
  const scope = scopeOf(['.'], {}, there);
  const { tree, complete } = await inputOf(scope, {}, there);
  const engines = new Engines({ cacheFolder: cacheFolder(host.env) });
  try {
    const { catalogue, policies } = await rulesOf(tree, await policyGlobsOf(scope, undefined, there), engines);
    const config = await configOf(scope, undefined, there, catalogue);
    const { findings } = await lint({
      engines,
      tree,
      selected: (path) => paths.some((wanted) => path.startsWith(`${wanted}/`)),
      complete,
      remotes: [],
      config,
      catalogue,
      policies,
      only: [],
      version: kubernetesVersion({ quiet: true }, config, scope, there),
      now: () => host.now(),
      today: host.today(),
    });
    return findings.map(
      ({ file, range, severity, rule, message }) => `${file}:${range.line} ${severity} ${rule} ${message}`,
    );
  } finally {
    await engines.close();
  }
}
