import { CliError } from '../errors.ts';
import { isSelected, type Scope } from '../discover/root.ts';
import { cacheFolder } from '../engines/cache-folder.ts';
import { Engines } from '../engines/engines.ts';
import type { Host } from '../host.ts';
import type { Violation } from '../model/violation.ts';
import type { Reading } from '../pipeline/read.ts';
import { printable } from '../report/printable.ts';
import { redactLines } from '../report/redact.ts';
import { kustomizationGraph } from '../units/graph.ts';
import { KustomizationIndex, type Kustomization } from '../units/kustomization.ts';
import type { CommandModule } from './command.ts';
import { noCache } from './scope/no-cache.ts';
import { kubernetesVersion } from './scope/kubernetes-version.ts';
import { configOf, inputOf, scopeOf } from './scope/open.ts';
import { policyGlobsOf, rulesOf } from './scope/policies.ts';

interface Options {
  readonly kubernetesVersion?: string;
  readonly config?: string;
  readonly origins: boolean;
  readonly showSecrets?: boolean;
  readonly cache: boolean;
}

export const command: CommandModule = {
  summary: 'print what kustomizations and charts build to, and where each part comes from',
  register(command, host, exit) {
    command
      .argument('[paths...]', 'kustomizations, charts, Applications, or folders that hold some', ['.'])
      .option('--no-origins', 'print plain YAML, without comments that name files and lines')
      .option('--show-secrets', 'print the values of Secrets, which are masked otherwise')
      .option('--kubernetes-version <version>', 'version that charts are rendered for, such as 1.36')
      .option('--config <file>', "configuration to use instead of the repository's")
      .option('--no-cache', noCache)
      .action(async (paths: string[], options: Options) => exit(await run(paths, options, host)));
  },
};

async function run(paths: readonly string[], options: Options, host: Host): Promise<0 | 1> {
  const [{ read }, { renderUnits, locateInSource }, { printUnit }] = await Promise.all([
    import('../pipeline/read.ts'),
    import('../pipeline/render.ts'),
    import('../render/print.ts'),
  ]);
  const scope = scopeOf(paths, {}, host);
  const { tree, selected } = await inputOf(scope, {}, host);
  const engines = new Engines({ cacheFolder: cacheFolder(host.env), remembers: options.cache });
  const { catalogue } = await rulesOf(tree, await policyGlobsOf(scope, options.config, host), engines);
  const config = await configOf(scope, options.config, host, catalogue);
  const version = kubernetesVersion({ ...options, quiet: true }, config, scope, host);
  const request = { tree, config, version, selected, engines };
  const reading = read(request);
  const { value: rendered, violations } = await renderUnits(
    reading,
    { roots: rootsOf(reading, scope), isWanted: selected },
    request,
  );
  await engines.close();
  if (rendered.units.length === 0 && violations.length === 0)
    throw new CliError(
      'no-such-path',
      'there is nothing to render here',
      'name a kustomization, a chart or what installs one',
    );
  for (const unit of rendered.units) {
    if (rendered.units.length > 1 && options.origins) host.stdout.write(`# ${printable(unit.id || '.')}\n`);
    const text = printUnit(rendered.resourcesOf(unit), reading.open, {
      origins: options.origins,
      redact: (lines, kind) => (options.showSecrets ? lines : redactLines(lines, { secret: kind === 'Secret' })),
    });
    host.stdout.write(printable(text));
  }
  for (const violation of violations) host.stderr.write(`${printable(describeFailure(violation))}\n`);
  return violations.some(({ rule }) => rule === 'render/failed') ? 1 : 0;

  function describeFailure({ subject, path, message }: Violation): string {
    const { file, range } =
      'id' in subject ? (rendered.locate(subject, path) ?? locateInSource(subject, path, reading.open)) : subject;
    return `${file}:${range.line}:${range.column} ${message}`;
  }
}

/** The kustomizations that were named, be they included elsewhere or not; below other folders, those that none there includes. */
function rootsOf({ kustomizations }: Reading, { selected }: Scope): Kustomization[] {
  const found = selected.flatMap((path) => {
    const folder = path === '.' ? '' : path;
    const named = kustomizations.at(folder) ?? kustomizations.all.find((one) => one.path === path);
    if (named !== undefined) return [named];
    const below = kustomizations.all.filter((one) => isSelected({ selected: [path] }, one.path));
    return kustomizationGraph(new KustomizationIndex(below), () => true).roots.map(
      ({ kustomization }) => kustomization,
    );
  });
  return [...new Set(found)];
}
