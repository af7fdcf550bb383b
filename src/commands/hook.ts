import { installHook } from '../hook/install.ts';
import type { CommandModule } from './command.ts';

export const command: CommandModule = {
  summary: 'check every commit before it is made',
  register(command, host) {
    command
      .command('install')
      .summary('add the check to the pre-commit hook')
      .description(
        "Adds the check to this repository's pre-commit hook: lefthook's or husky's where one is in use, else git's own.",
      )
      .action(() => host.stdout.write(`${installHook(host.cwd)}\n`));
  },
};
