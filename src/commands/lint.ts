import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Option } from 'commander';
import { kubernetesMinor } from '../config/kubernetes-version.ts';
import { git } from '../discover/git.ts';
import { configName } from '../discover/root.ts';
import { cacheFolder } from '../engines/cache-folder.ts';
import { Engines } from '../engines/engines.ts';
import type { Host } from '../host.ts';
import { profiles, type Catalogue, type Profile, type RuleId } from '../model/rule.ts';
import type { Report } from '../model/report.ts';
import { reaches, severities, type Severity } from '../model/severity.ts';
import { loadFormat, parseFormat, type FormatRequest } from '../report/formats.ts';
import { unknownRule } from '../policy/unknown-rule.ts';
import type { CommandModule } from './command.ts';
import { kubernetesVersion } from './scope/kubernetes-version.ts';
import { configOf, inputOf, scopeOf } from './scope/open.ts';
import { policyGlobsOf, rulesOf } from './scope/policies.ts';

interface Options {
  readonly format?: readonly FormatRequest[];
  readonly failOn: Severity | 'never';
  readonly kubernetesVersion?: string;
  readonly upgradeTo?: string;
  readonly profile?: Profile;
  readonly rule?: readonly string[];
  readonly config?: string;
  readonly staged?: boolean;
  readonly changed?: boolean;
  readonly changedSince?: string;
  readonly stdin?: boolean;
  readonly stdinFilename: string;
  readonly quiet?: boolean;
}

export const command: CommandModule = {
  summary: 'check manifests: schemas and policies, each finding on its line',
  register(command, host, exit) {
    command
      .argument('[paths...]', 'files and folders to check', ['.'])
      .option('-f, --format <name[=file]>', 'how to report, and where to; may be repeated', collect(parseFormat))
      .addOption(
        new Option('--fail-on <severity>', 'least severity that fails the run')
          .choices([...severities, 'never'])
          .default('error'),
      )
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
      .option('--stdin', 'read one file from standard input')
      .option('--stdin-filename <path>', 'path to report for standard input', 'stdin.yaml')
      .option('-q, --quiet', 'report errors only, without advice')
      .action(async (paths: string[], options: Options) => exit(await run(paths, options, host)));
  },
};

async function run(paths: readonly string[], options: Options, host: Host): Promise<0 | 1> {
  const { lint } = await import('../pipeline/lint.ts');
  const scope = scopeOf(paths, options, host);
  const { tree, selected, complete, changes } = await inputOf(scope, options, host);
  const engines = new Engines({ cacheFolder: cacheFolder(host.env) });
  const around = options.stdin ? (await inputOf(scope, {}, host)).tree : tree;
  const { catalogue, policies } = await rulesOf(around, await policyGlobsOf(scope, options.config, host), engines);
  checkRules(options.rule ?? [], catalogue);
  const configured = await configOf(scope, options.config, host, catalogue);
  const config = options.profile === undefined ? configured : { ...configured, extends: options.profile };
  const report = await lint({
    engines,
    tree,
    selected,
    complete,
    remotes: scope.inGit ? remotesOf(scope.root) : [],
    config,
    catalogue,
    policies,
    only: options.rule ?? (options.upgradeTo === undefined ? [] : lifecycleRules),
    version: kubernetesVersion(options, config, scope, host),
    ...(changes === undefined ? {} : { changes }),
    ...(options.upgradeTo === undefined ? {} : { upgradeTo: kubernetesMinor(options.upgradeTo) }),
    now: () => host.now(),
    today: host.today(),
  });
  await engines.close();
  await write(report, options, host);
  const { failOn } = options;
  return failOn !== 'never' && report.findings.some(({ severity }) => reaches(severity, failOn)) ? 1 : 0;
}

/** What an upgrade can change. */
const lifecycleRules = [
  'schema/removed-api',
  'schema/deprecated-api',
  'schema/unserved-api',
  'schema/unknown-field',
  'schema/invalid',
];

function remotesOf(root: string): string[] {
  const output = git(root, ['config', '--get-regexp', '^remote\\..*\\.url$'])?.toString('utf8') ?? '';
  return output.split('\n').flatMap((line) => line.split(' ')[1] ?? []);
}

function checkRules(ids: readonly string[], catalogue: Catalogue): void {
  const unknown = ids.find((id) => !catalogue.has(id as RuleId));
  if (unknown !== undefined) throw unknownRule(unknown, catalogue);
}

async function write(report: Report, options: Options, host: Host): Promise<void> {
  const requests = options.format ?? [{ name: 'text' }];
  for (const { name, file } of requests) {
    const format = await loadFormat(name);
    if (file === undefined) {
      host.stdout.write(
        format(report, { colour: host.stdout.colour, quiet: options.quiet ?? false, columns: host.stdout.columns }),
      );
    } else {
      const path = resolve(host.cwd, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, format(report, { colour: false, quiet: options.quiet ?? false, columns: undefined }));
    }
  }
}

function collect<T>(parseOne: (text: string) => T): (text: string, before?: readonly T[]) => T[] {
  return (text, before = []) => [...before, parseOne(text)];
}
