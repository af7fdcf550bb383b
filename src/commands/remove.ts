import { changes } from '../scaffold/changes/changes.ts';
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
  },
};
