import type { Command } from 'commander';
import { Option } from 'commander';
import { profiles } from '../model/rule.ts';
import type { CreateOptions, UpdateOptions } from './baseline/actions.ts';
import type { CommandModule } from './command.ts';

export const command: CommandModule = {
  summary: "record today's findings, so that lint fails on new ones only",
  register(command, host) {
    withSettings(command.command('create'))
      .summary("record today's findings")
      .description(
        "Records today's findings of the whole repository. From then on, lint fails on new ones only, and tells how many old ones are left. Commit the file.",
      )
      .option('--force', 'write it anew where there is one')
      .action(async (options: CreateOptions) => (await import('./baseline/actions.ts')).create(options, host));
    withSettings(command.command('update'))
      .summary('take out what is fixed')
      .description('Takes the findings that are fixed out of the baseline, so that they cannot come back unseen.')
      .option('--add', 'take in the new findings, too')
      .action(async (options: UpdateOptions) => (await import('./baseline/actions.ts')).update(options, host));
  },
};

/** What says which findings there are, as for lint. */
function withSettings(command: Command): Command {
  return command
    .option('--baseline <file>', 'the baseline (default: .k8s-platform/baseline.txt)')
    .addOption(
      new Option('--profile <name>', 'rules to switch on, instead of what the configuration extends').choices(profiles),
    )
    .option('--kubernetes-version <version>', 'version to check against, such as 1.36, newest or oldest')
    .option('--config <file>', "configuration to use instead of the repository's");
}
