import type Generator from 'yeoman-generator';
import { create, type CreateOptions } from '../../src/commands/create/actions.ts';
import { questions } from '../../src/scaffold/answers/questions.ts';
import { flagNamed } from '../../src/words.ts';
import { ActionGenerator, defined } from '../action-generator.ts';

/** `yo k8s-platform [name]`: a new GitOps repository, as `k8s-platform create` writes it. */
export default class extends ActionGenerator {
  constructor(...given: ConstructorParameters<typeof Generator>) {
    super(...given);
    this.argument('name', {
      type: String,
      required: false,
      description: 'name of the platform, and of the folder; or the path of the folder',
    });
    this.option('yes', { type: Boolean, default: false, description: 'take what is suggested for every question' });
    this.option('answers', { type: String, description: 'YAML file with answers' });
    this.option('directory', {
      type: String,
      description: 'folder to write to, when it is not called like the platform',
    });
    this.option('force', { type: Boolean, default: false, description: 'overwrite files with other content' });
    this.option('skip', { type: Boolean, default: false, description: 'keep files with other content' });
    this.changeOptions();
    for (const question of questions) {
      if (question.name !== 'name')
        this.option(flagNamed(question.name).slice(2), { type: String, description: question.message });
    }
  }

  async writing(): Promise<void> {
    await this.perform((host) => create(this.given('name'), this.#options(), host));
  }

  #options(): CreateOptions {
    const { yes, force, skip } = this.options;
    const names = ['directory', 'answers', ...questions.map(({ name }) => name)];
    const texts = Object.fromEntries(names.map((name) => [name, this.given(name)]));
    return {
      ...defined(texts),
      ...this.chosen(),
      yes: yes === true,
      force: force === true,
      skip: skip === true,
    };
  }
}
