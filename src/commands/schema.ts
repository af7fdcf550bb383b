import { Option, type Command } from 'commander';
import type { Host } from '../host.ts';
import type { CommandModule } from './command.ts';
import type { KnowledgeOptions } from './schema/knowledge.ts';

export const command: CommandModule = {
  summary: 'show the kinds and fields that are known, and add CustomResourceDefinitions',
  register(command, host) {
    withKnowledge(command.command('list'))
      .summary('list the kinds that are known')
      .description(
        'Lists the kinds of Kubernetes, of the CustomResourceDefinitions in this repository, and of those that ship.',
      )
      .argument('[text]', 'only kinds in whose apiVersion or kind this occurs')
      .action(async (text: string | undefined, options: KnowledgeOptions) =>
        (await import('./schema/actions.ts')).list(text, options, host),
      );
    withKnowledge(command.command('show'))
      .summary('show the fields of a kind, or of one of its fields')
      .description(
        'Shows fields with their types, defaults and limits: Deployment, deploy.spec.strategy, cert-manager.io/v1/Certificate.spec.',
      )
      .argument(
        '<kind[.path]>',
        'a kind, its plural or short name, after its API group or version where several have it',
      )
      .action(async (wanted: string, options: KnowledgeOptions) =>
        (await import('./schema/actions.ts')).show(wanted, options, host),
      );
    addCommand(command.command('add'), host);
  },
};

function withKnowledge(command: Command): Command {
  return command
    .option('--kubernetes-version <version>', 'version to show, such as 1.36, newest or oldest')
    .addOption(new Option('-f, --format <name>', 'how to show it').choices(['text', 'json']).default('text'));
}

function addCommand(command: Command, host: Host): void {
  command
    .summary('copy CustomResourceDefinitions into this repository, for lint to check by')
    .description(
      'Copies CustomResourceDefinitions into this repository, a file for each. Those in the repository win over those that ship.',
    )
    .argument('<files...>', 'files and folders with CustomResourceDefinitions; - for standard input')
    .option('--directory <folder>', 'where to, relative to the root of the repository', 'schemas/crds')
    .action(async (files: string[], options: { directory: string }) =>
      (await import('./schema/actions.ts')).add(files, options.directory, host),
    );
}
