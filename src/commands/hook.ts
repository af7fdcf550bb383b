import { installHook } from '../hook/install.ts';
import { uninstallHook } from '../hook/uninstall.ts';
import type { CommandModule } from './command.ts';

export const command: CommandModule = {
  summary: 'check every commit before it is made',
  register(command, host) {
    command
      .command('install')
      .summary('add the check to the pre-commit hook')
      .description(
        "Adds the check to this repository's pre-commit hook: that of lefthook, husky or simple-git-hooks where one is in use, else git's own.",
      )
      .action(() => host.stdout.write(`${installHook(host.cwd)}\n`));
    command
      .command('uninstall')
      .summary('take the check out of the pre-commit hook')
      .description('Takes out what hook install has added, wherever it is; what else the hook does stays.')
      .action(() => host.stdout.write(`${uninstallHook(host.cwd).join('\n')}\n`));
  },
};
