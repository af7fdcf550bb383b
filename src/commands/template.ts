import { keptIn } from '../scaffold/templates/kept-templates.ts';
import type { CommandModule } from './command.ts';
import type { NewOptions, ShowOptions } from './template/actions.ts';

export const command: CommandModule = {
  summary: 'list, show, write and test templates of applications',
  register(command, host, exit) {
    command
      .command('list')
      .summary('list the templates that `add application` knows')
      .action(async () => (await import('./template/actions.ts')).list(host));
    command
      .command('show')
      .summary('show the parameters of a template')
      .argument('<name>', 'name of the template')
      .option('--json', 'print template.yaml as JSON')
      .action(async (name: string, options: ShowOptions) =>
        (await import('./template/actions.ts')).show(name, options, host),
      );
    command
      .command('new')
      .summary('write a template of your own, as a copy of another one')
      .argument('<name>', 'name of the template')
      .option('--from <template>', 'template to start from', 'web-api')
      .option('--directory <folder>', 'folder for templates, relative to the repository', keptIn)
      .action(async (name: string, options: NewOptions) =>
        (await import('./template/actions.ts')).create(name, options, host),
      );
    command
      .command('add')
      .summary('bring templates from a folder or a git repository')
      .argument('<source>', 'folder, or git URL with #<branch or tag>')
      .action(async (source: string) => (await import('./template/actions.ts')).bring(source, host));
    command
      .command('test')
      .summary('render templates with each value of their parameters, and lint what comes out')
      .argument('[names...]', 'templates; those of this repository when absent')
      .action(async (names: string[]) => exit(await (await import('./template/actions.ts')).test(names, host)));
  },
};
