import { Option } from 'commander';
import { choicesOf, isList } from '../scaffold/answers/answers.ts';
import { questions, type Question } from '../scaffold/answers/questions.ts';
import { flagNamed } from '../words.ts';
import { changeOptions, templatesOption } from './add/options.ts';
import type { CommandModule } from './command.ts';
import type { CreateOptions } from './create/actions.ts';

export const command: CommandModule = {
  summary: 'write a new GitOps repository',
  register(command, host, exit) {
    changeOptions(command)
      .argument('[name]', 'name of the platform, and of the folder; or the path of the folder')
      .option('-d, --directory <folder>', 'folder to write to, when it is not called like the platform')
      .option('-y, --yes', 'take what is suggested for every question without an answer')
      .option('--answers <file>', 'YAML file with answers, such as .k8s-platform/answers.yaml of another repository')
      .option('--force', 'overwrite files that are there with other content')
      .option('--skip', 'keep files that are there with other content')
      .addOption(templatesOption());
    for (const question of questions) {
      if (question.name === 'name') continue;
      command.addOption(optionOf(question));
    }
    command.action(async (name: string | undefined, options: CreateOptions) =>
      exit(await (await import('./create/actions.ts')).create(name, options, host)),
    );
  },
};

function optionOf(question: Question): Option {
  const choices = choicesOf(question.name)?.map(({ value }) => value);
  const value = choices !== undefined ? 'choice' : isList(question.name) ? 'list' : 'value';
  const option = new Option(`${flagNamed(question.name)} <${value}>`, question.message);
  return choices === undefined ? option : option.choices(choices);
}
