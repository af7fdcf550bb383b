import { Option } from 'commander';
import type { CommandModule } from './command.ts';
import type { PromoteOptions } from './promote/actions.ts';

export const command: CommandModule = {
  summary: 'move the version of an application from one environment to another',
  register(command, host, exit) {
    command
      .description(
        'Moves the images that one overlay pins to another one, and nothing else, and shows how what is deployed differs.',
      )
      .argument('[application]', 'name of the application; with --status all of them')
      .option('--from <environment>', 'environment whose version it is')
      .option('--to <environment>', 'environment to bring it to; the next one when absent')
      .option('--image <image>', 'bring this image instead, as name:tag@sha256:…, such as from a build')
      .option('--also <field>', 'another field of the kustomization to move, such as replicas; repeatable', collect, [])
      .option('--dry-run', 'only show the difference')
      .option('--commit', 'commit the change')
      .option('--branch [name]', 'commit it on a new branch')
      .option('--status', 'show which version is where')
      .addOption(new Option('-f, --format <name>', 'of --status').choices(['text', 'json']).default('text'))
      .action(async (application: string | undefined, options: PromoteOptions) => {
        const { promote, status } = await import('./promote/actions.ts');
        exit(
          options.status === true
            ? await status(application, options, host)
            : await promote(application, options, host),
        );
      });
  },
};

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}
