import type { CommandModule } from './command.ts';

export const command: CommandModule = {
  summary: 'templates of applications, and what each of them can be told',
  register(command, host, exit) {
    command
      .command('list')
      .summary('all templates')
      .action(async () => exit((await import('./template/actions.ts')).list(host)));
    command
      .command('show')
      .summary('the parameters of a template')
      .argument('<template>', 'name of the template')
      .action(async (name: string) => exit((await import('./template/actions.ts')).show(name, host)));
  },
};
