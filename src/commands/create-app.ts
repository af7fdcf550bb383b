import { Option } from 'commander';
import { choicesOf } from '../scaffold/answers/answers.ts';
import { appTemplates, languages } from '../scaffold/app-repository/settings.ts';
import { changeOptions } from './add/options.ts';
import type { CommandModule } from './command.ts';
import type { CreateAppOptions } from './create-app/actions.ts';

export const command: CommandModule = {
  summary: "write an application's own repository: source, image, CI, manifests",
  register(command, host, exit) {
    changeOptions(command)
      .description(
        'Writes a small server with tests, a Dockerfile, CI that builds, signs and promotes, and manifests. The second run merges.',
      )
      .argument('<name>', 'name of the application, and of the folder')
      .option('-d, --directory <folder>', 'folder to write to, when it is not called like the application')
      .addOption(new Option('--template <template>', 'what it is').choices(appTemplates))
      .addOption(new Option('--language <language>', 'what it is written in').choices(languages))
      .addOption(new Option('--git-host <choice>', 'Git host').choices(choicesOf('gitHost')!.map(({ value }) => value)))
      .option('--repository <url>', 'HTTPS URL of its git repository')
      .option('--branch <name>', 'branch that CI builds images of')
      .option('--image <image>', 'repository of its image, without a tag')
      .option('--team <team>', 'team that owns it')
      .option('--on-call <address>', 'e-mail address of whoever is called')
      .option('--environments <list>', 'environments, in the order of promotion')
      .option('--platform-repository <url>', 'HTTPS URL of the GitOps repository that deploys it')
      .option('--platform <folder>', 'clone of that repository: the rest is taken from it, and the application added')
      .action(async (name: string, options: CreateAppOptions) =>
        exit(await (await import('./create-app/actions.ts')).createApp(name, options, host)),
      );
  },
};
