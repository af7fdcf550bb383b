import { changeOptions } from './add/options.ts';
import type { CommandModule } from './command.ts';
import type { UpdateOptions } from './update/actions.ts';

export const command: CommandModule = {
  summary: 'bring a generated repository to the templates of this version, and to its answers',
  register(command, host, exit) {
    command
      .description(
        'Merges three ways: what the templates wrote then, what they write now, and what is there. What you wrote stays.',
      )
      .option('--check', 'change nothing; exit with 1 when an update would change something');
    command.option('--force', 'also with changes that are not committed; they are merged');
    changeOptions(command).action(async (options: UpdateOptions) =>
      exit(await (await import('./update/actions.ts')).update(options, host)),
    );
  },
};
