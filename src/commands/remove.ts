import { changes } from '../scaffold/changes/changes.ts';
import { policy } from '../scaffold/changes/policy.ts';
import { changeOptions, type ChangeOptions } from './add/options.ts';
import type { CommandModule } from './command.ts';

export const command: CommandModule = {
  summary: 'remove what `add` added, with all that belongs to it',
  register(command, host, exit) {
    for (const change of changes) {
      const subcommand = command
        .command(change.noun)
        .summary(change.summary)
        .description(
          `Removes ${change.summary}. What was deployed stays in the cluster: see the runbook "Remove something".`,
        )
        .argument('<name>', `name of the ${change.noun}`);
      changeOptions(subcommand).action(async (name: string, options: ChangeOptions) =>
        exit(await (await import('./add/actions.ts')).remove(change, name, options, host)),
      );
    }
    const subcommand = command
      .command('policy')
      .summary('a policy of your own')
      .description('Removes a policy of the cluster by its name, or one of the linter by its category/id.')
      .argument('<name>', 'name or category/id of the policy');
    changeOptions(subcommand).action(async (name: string, options: ChangeOptions) => {
      if (name.includes('/')) (await import('./policy/actions.ts')).remove(name, 'policies', options.dryRun, host);
      else exit(await (await import('./add/actions.ts')).remove(policy, name, options, host));
    });
  },
};
