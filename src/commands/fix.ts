import { Option } from 'commander';
import type { Host } from '../host.ts';
import { profiles } from '../model/rule.ts';
import type { CommandModule } from './command.ts';
import type { FixOptions } from './fix/run.ts';

export const command: CommandModule = {
  summary: 'correct what can be corrected safely, and nothing else',
  register(command, host: Host, exit) {
    command
      .argument('[paths...]', 'files and folders to correct', ['.'])
      .option('--dry-run', 'show the changes, and make none')
      .option('--rule <id>', 'correct what this rule reports and nothing else; may be repeated', collect)
      .addOption(
        new Option('--profile <name>', 'rules to correct for, instead of what the configuration extends').choices(
          profiles,
        ),
      )
      .option('--kubernetes-version <version>', 'version to check against, such as 1.36, newest or oldest')
      .option('--config <file>', "configuration to use instead of the repository's")
      .action(async (paths: string[], options: FixOptions) =>
        exit(await (await import('./fix/run.ts')).run(paths, options, host)),
      );
  },
};

function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}
