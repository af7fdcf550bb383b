import { Option } from 'commander';
import { profiles, type Profile } from '../model/rule.ts';
import type { CommandModule } from './command.ts';
import type { PrintOptions } from './config/print.ts';

export const command: CommandModule = {
  summary: 'write a configuration, and show the one that is in force',
  register(command, host) {
    command
      .command('init')
      .summary('write a k8s-platform.yaml')
      .description('Writes a k8s-platform.yaml with every setting explained to the root of the repository.')
      .addOption(new Option('--profile <name>', 'rules to switch on').choices(profiles).default('recommended'))
      .action(async ({ profile }: { profile: Profile }) => (await import('./config/actions.ts')).init(profile, host));
    command
      .command('print')
      .summary('show the effective configuration, and where each value is set')
      .description(
        'Shows what holds for the repository, or for a file and each object in it, with overrides applied; behind each value, where it is set.',
      )
      .argument('[file]', 'a file of the repository')
      .addOption(new Option('-f, --format <name>', 'how to show it').choices(['yaml', 'json']).default('yaml'))
      .option('--config <file>', "configuration to use instead of the repository's")
      .action(async (file: string | undefined, options: PrintOptions) =>
        (await import('./config/actions.ts')).print(file, options, host),
      );
  },
};
