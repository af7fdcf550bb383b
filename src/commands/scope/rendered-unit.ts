import type { Tree } from '../../discover/tree.ts';
import type { Scope } from '../../discover/root.ts';
import type { Engines } from '../../engines/engines.ts';
import { CliError } from '../../errors.ts';
import type { Host } from '../../host.ts';
import type { Resource } from '../../model/resource.ts';
import { read } from '../../pipeline/read.ts';
import { renderUnits } from '../../pipeline/render.ts';
import { kubernetesVersion } from './kubernetes-version.ts';
import { configOf } from './open.ts';
import { policyGlobsOf, rulesOf } from './policies.ts';

/**
 * What one kustomization builds to.
 * @param folder relative to the root
 * @throws CliError `unreadable` when it does not build
 */
export async function renderedUnit(
  { tree, folder, scope, engines }: { tree: Tree; folder: string; scope: Scope; engines: Engines },
  host: Host,
): Promise<Resource[]> {
  const { catalogue } = await rulesOf(tree, await policyGlobsOf(scope, undefined, host), engines);
  const config = await configOf(scope, undefined, host, catalogue);
  const selected = (path: string) => path.startsWith(`${folder}/`);
  const version = kubernetesVersion({ quiet: true }, config, scope, host);
  const request = { tree, config, version, selected, engines };
  const reading = read(request);
  const root = reading.kustomizations.at(folder);
  const roots = root === undefined ? [] : [root];
  const { value: rendered, violations } = await renderUnits(reading, { roots, isWanted: () => false }, request);
  const unit = rendered.units.find(({ id }) => id === folder);
  if (unit === undefined)
    throw new CliError(
      'unreadable',
      `${folder} does not build: ${violations[0]?.message ?? 'there is no kustomization'}`,
      `see k8s-platform render ${folder}`,
    );
  return rendered.resourcesOf(unit).map(({ resource }) => resource);
}
