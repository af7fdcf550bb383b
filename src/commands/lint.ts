import { Option } from 'commander';
import { kubernetesMinor } from '../config/kubernetes-version.ts';
import { configName } from '../discover/root.ts';
import type { Host } from '../host.ts';
import { profiles, type Catalogue, type Profile, type RuleId } from '../model/rule.ts';
import type { Progress } from '../model/progress.ts';
import { severities, type Severity } from '../model/severity.ts';
import { formats } from '../report/formats.generated.ts';
import { parseFormat, type FormatRequest } from '../report/formats.ts';
import { printable } from '../report/printable.ts';
import { listed } from '../words.ts';
import { unknownRule } from '../policy/unknown-rule.ts';
import type { CommandModule } from './command.ts';
import { progressLine } from './lint/progress.ts';
import { shardOf } from './lint/shard.ts';
import { parseMaxWarnings, verdictOn } from './lint/verdict.ts';
import { writeReport } from './lint/write.ts';
import { noCache } from './scope/no-cache.ts';
import { baselineOf, type BaselineOption } from './scope/baseline.ts';
import { lintRequest } from './scope/lint-request.ts';
import { scopeOf } from './scope/open.ts';

interface Options {
  readonly format?: readonly FormatRequest[];
  readonly failOn: Severity | 'never';
  readonly maxWarnings?: number;
  readonly baseline?: BaselineOption;
  readonly strictBaseline?: boolean;
  readonly kubernetesVersion?: string;
  readonly upgradeTo?: string;
  readonly profile?: Profile;
  readonly rule?: readonly string[];
  readonly config?: string;
  readonly staged?: boolean;
  readonly changed?: boolean;
  readonly changedSince?: string;
  readonly preCommit?: boolean;
  readonly shard?: string;
  readonly timings?: string;
  readonly stdin?: boolean;
  readonly stdinFilename: string;
  readonly quiet?: boolean;
  readonly cache: boolean;
}

export const command: CommandModule = {
  summary: 'check manifests: schemas and policies, each finding on its line',
  register(command, host, exit) {
    command
      .argument('[paths...]', 'files and folders to check', ['.'])
      .option(
        '-f, --format <name[=file]>',
        `how to report, and where to; may be repeated: ${listed(Object.keys(formats))}`,
        collect(parseFormat),
      )
      .addOption(
        new Option('--fail-on <severity>', 'least severity that fails the run')
          .choices([...severities, 'never'])
          .default('error'),
      )
      .option('--max-warnings <number>', 'fail when there are more warnings than this', parseMaxWarnings)
      .option(
        '--baseline <file>',
        'old findings that do not count (default: .k8s-platform/baseline.txt, where it is there)',
      )
      .option('--no-baseline', 'count all findings')
      .option('--strict-baseline', 'fail when the baseline holds what is fixed')
      .option('--kubernetes-version <version>', 'version to check against, such as 1.36, newest or oldest')
      .option('--upgrade-to <version>', 'report only what breaks with this Kubernetes version')
      .addOption(
        new Option('--profile <name>', 'rules to switch on, instead of what the configuration extends').choices(
          profiles,
        ),
      )
      .option('--rule <id>', 'run this rule and no other; may be repeated', collect(String))
      .option('--config <file>', `configuration to use instead of the repository's ${configName}`)
      .addOption(
        new Option('--staged', 'check what the next commit changes, as it stands in the index').conflicts([
          'changed',
          'changedSince',
          'stdin',
        ]),
      )
      .addOption(
        new Option('--changed', 'check what differs from the last commit, new files included').conflicts([
          'changedSince',
          'stdin',
        ]),
      )
      .addOption(
        new Option('--changed-since <ref>', 'check what differs from where HEAD and this branch parted').conflicts(
          'stdin',
        ),
      )
      .addOption(
        new Option(
          '--pre-commit',
          'check what the pre-commit framework asks for: what is staged, what differs between two refs, or everything',
        ).conflicts(['staged', 'changed', 'changedSince', 'stdin']),
      )
      .option('--shard <i/n>', 'judge one part of several, such as 2/8; auto asks the CI system. See report merge')
      .option('--timings <file>', 'what the parts cost last time, to divide by; report merge writes it')
      .option('--no-cache', noCache)
      .option('--stdin', 'read one file from standard input')
      .option('--stdin-filename <path>', 'path to report for standard input', 'stdin.yaml')
      .option('-q, --quiet', 'report errors only, without advice')
      .addHelpText('after', exitCodes)
      .action(async (paths: string[], options: Options) => exit(await run(paths, options, host)));
  },
};

const exitCodes = `
Exit codes:
  0  no finding at or above --fail-on; those in the baseline do not count
  1  findings, more warnings than --max-warnings, or --strict-baseline and a baseline that holds what is fixed
  2  could not run: a wrong flag, a broken configuration or baseline, no such path`;

async function run(paths: readonly string[], options: Options, process: Host): Promise<0 | 1> {
  const { progress, host, end } = progressLine(process, options);
  try {
    return await check(paths, options, host, progress);
  } finally {
    end();
  }
}

async function check(
  paths: readonly string[],
  given: Options,
  host: Host,
  progress: Progress | undefined,
): Promise<0 | 1> {
  const { lint } = await import('../pipeline/lint.ts');
  const scope = scopeOf(paths, given, host);
  const options =
    given.preCommit === true
      ? { ...given, ...(await import('./lint/pre-commit.ts')).preCommitInput(scope.root, host) }
      : given;
  const request = await lintRequest(scope, options, host);
  const { engines, tree, config, catalogue } = request;
  checkRules(options.rule ?? [], catalogue);
  const baseline = baselineOf(options, config, scope, { host, tree });
  const report = await lint({
    ...request,
    only: rulesToRun(options),
    ...(progress === undefined ? {} : { progress }),
    ...(baseline === undefined ? {} : { baseline }),
    ...(options.shard === undefined ? {} : { shard: shardOf(options.shard, options.timings, host) }),
    ...(options.upgradeTo === undefined ? {} : { upgradeTo: kubernetesMinor(options.upgradeTo) }),
  });
  await engines.close();
  const { failOn, quiet = false } = options;
  await writeReport(report, options.format ?? [{ name: 'text' }], { failOn, quiet }, host);
  const { fails, reasons } = verdictOn(report, options);
  for (const reason of reasons) host.stderr.write(printable(`k8s-platform: ${reason}\n`));
  return fails ? 1 : 0;
}

function rulesToRun({ rule, upgradeTo }: Options): readonly string[] {
  return rule ?? (upgradeTo === undefined ? [] : lifecycleRules);
}

/** What an upgrade can change. */
const lifecycleRules = [
  'schema/removed-api',
  'schema/deprecated-api',
  'schema/unserved-api',
  'schema/unknown-field',
  'schema/invalid',
];

function checkRules(ids: readonly string[], catalogue: Catalogue): void {
  const unknown = ids.find((id) => !catalogue.has(id as RuleId));
  if (unknown !== undefined) throw unknownRule(unknown, catalogue);
}

function collect<T>(parseOne: (text: string) => T): (text: string, before?: readonly T[]) => T[] {
  return (text, before = []) => [...before, parseOne(text)];
}
