import type { Config } from '../../config/config.ts';
import { effectiveConfig, type EffectiveConfig, type EffectiveRule, type Sourced } from '../../config/effective.ts';
import type { Scope } from '../../discover/root.ts';
import { cacheFolder } from '../../engines/cache-folder.ts';
import { Engines } from '../../engines/engines.ts';
import type { Host } from '../../host.ts';
import type { Resource } from '../../model/resource.ts';
import { read } from '../../pipeline/read.ts';
import { builtInCatalogue } from '../../policy/catalogue.ts';
import { Selection } from '../../policy/selection.ts';
import type { ClustersOf } from '../../policy/selection-match.ts';
import { printable } from '../../report/printable.ts';
import { targetsIn } from '../../schema/targets.ts';
import { kubernetesVersion } from '../scope/kubernetes-version.ts';
import { configOf, inputOf, scopeOf } from '../scope/open.ts';

export interface PrintOptions {
  readonly format: 'yaml' | 'json';
  readonly config?: string;
}

/** Shows what holds in general, or for a file with the objects in it. */
export async function print(file: string | undefined, options: PrintOptions, host: Host): Promise<void> {
  const scope = scopeOf([file ?? '.'], {}, host);
  const catalogue = builtInCatalogue();
  const config = await configOf(scope, options.config, host, catalogue);
  const known = file === undefined ? undefined : await objectsIn(scope, config, host);
  const selection = new Selection(catalogue, config, [], known?.clustersOf);
  const effective = effectiveConfig(config, catalogue, selection, known ?? { resources: [] });
  const text = options.format === 'json' ? JSON.stringify(effective, null, 2) : toText(effective);
  host.stdout.write(`${printable(text)}\n`);
}

/** The objects of a file as their deployment units have them, without building these. */
async function objectsIn(
  scope: Scope,
  config: Config,
  host: Host,
): Promise<{ file: string; resources: Resource[]; clustersOf: ClustersOf }> {
  const [file = ''] = scope.selected;
  const { tree } = await inputOf(scope, {}, host);
  const engines = new Engines({ cacheFolder: cacheFolder(host.env) });
  const version = kubernetesVersion({ quiet: true }, config, scope, host);
  const { graph, sources, entries, version: chosen } = read({ tree, config, version, selected: () => false, engines });
  await engines.close();
  const units = graph.roots.filter(({ files }) => files.has(file)).map(({ kustomization }) => kustomization.folder);
  const targets = targetsIn(chosen.clusters, chosen.minor, () =>
    entries.filter(({ role }) => role === 'candidate').flatMap(({ path }) => sources.resourcesOf(path)),
  );
  return {
    file,
    resources: sources.resourcesOf(file).map((resource) => ({ ...resource, origin: { ...resource.origin, units } })),
    clustersOf: (resource) => targets(resource).flatMap(({ cluster }) => cluster ?? []),
  };
}

/** YAML, with a comment behind each value that says where it is set. */
function toText({ settings, rules, objects }: EffectiveConfig): string {
  return [
    ...Object.entries(settings).map(([name, setting]) => line(0, name, setting)),
    'rules:',
    ...Object.entries(rules).flatMap(([id, rule]) => ruleLines(2, id, rule)),
    ...(Object.keys(objects).length === 0 ? [] : ['objects:']),
    ...Object.entries(objects).flatMap(([name, { overrides, rules: own }]) => [
      `  ${name}:${overrides.length === 0 ? ' {} # no override' : ` # overrides ${overrides.join(', ')}`}`,
      ...Object.entries(own).flatMap(([id, rule]) => ruleLines(4, id, rule)),
    ]),
  ].join('\n');
}

function ruleLines(indentation: number, id: string, { severity, parameters }: EffectiveRule): string[] {
  if (parameters === undefined) return [line(indentation, id, severity)];
  return [
    `${' '.repeat(indentation)}${id}:`,
    line(indentation + 2, 'severity', severity),
    `${' '.repeat(indentation + 2)}parameters:`,
    ...Object.entries(parameters).map(([name, value]) => line(indentation + 4, name, value)),
  ];
}

function line(indentation: number, name: string, { value, from }: Sourced): string {
  const text =
    value === 'off' ? '"off"' : typeof value === 'string' && /^[a-z-]+$/.test(value) ? value : JSON.stringify(value);
  return `${' '.repeat(indentation)}${name}: ${text} # ${from}`;
}
