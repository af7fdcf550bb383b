import { chmodSync } from 'node:fs';
import Generator from 'yeoman-generator';
import type { Answers } from '../../src/scaffold/answers/answers.ts';
import { readAnswersFile } from '../../src/scaffold/answers/answers-file.ts';
import { collectAnswers } from '../../src/scaffold/answers/collect.ts';
import { questions, toAnswer } from '../../src/scaffold/answers/questions.ts';
import { planRepository } from '../../src/scaffold/repository/repository.ts';
import type { PlannedFile } from '../../src/scaffold/templates/templates.ts';
import { withRecord } from '../../src/scaffold/update/record.ts';
import { askThrough, asYeoman } from '../../src/scaffold/answers/yeoman.ts';
import { flagNamed } from '../../src/words.ts';

type Options = Partial<Record<keyof Answers, string>> & {
  directory?: string;
  answers?: string;
  yes?: boolean;
  interactive?: boolean;
};

/** `yo k8s-platform [name]`: a new GitOps repository. Yeoman asks, shows conflicts and writes; src/scaffold does the rest. */
export default class extends Generator {
  declare options: Generator['options'] & Options;
  #files: PlannedFile[] = [];

  constructor(...[args, options]: ConstructorParameters<typeof Generator>) {
    super(args, options);
    this.argument('name', { type: String, required: false, description: 'name of the platform, and of the folder' });
    this.option('yes', { type: Boolean, default: false, description: 'take what is suggested for every question' });
    this.option('answers', { type: String, description: 'YAML file with answers' });
    this.option('directory', {
      type: String,
      description: 'folder to write to, when it is not called like the platform',
    });
    this.option('interactive', {
      type: Boolean,
      default: process.stdin.isTTY,
      description: 'whether there is somebody to ask',
    });
    for (const question of questions) {
      if (question.name !== 'name')
        this.option(flagNamed(question.name).slice(2), { type: String, description: question.message });
    }
  }

  async prompting(): Promise<void> {
    await asYeoman(() => this.#prepare());
  }

  async #prepare(): Promise<void> {
    const { yes = false, answers: file, directory } = this.options;
    const fromFile = file === undefined ? {} : readAnswersFile(this.destinationPath(file)).answers;
    const answers = await collectAnswers({
      answers: { ...fromFile, ...this.#flags() },
      acceptSuggestions: yes,
      ask: askThrough(this, this.options.interactive === true),
    });
    this.destinationRoot(this.destinationPath(directory ?? answers.name));
    this.#files = withRecord(planRepository(answers));
  }

  writing(): void {
    for (const { path, text } of this.#files) this.fs.write(this.destinationPath(path), text);
  }

  end(): void {
    for (const { path, executable } of this.#files) if (executable) chmodSync(this.destinationPath(path), 0o755);
    this.log(`\nNext: git init, k8s-platform lint, and "First sync" in ${this.destinationPath('README.md')}`);
  }

  #flags(): Record<string, unknown> {
    return Object.fromEntries(
      questions.flatMap((question) => {
        const typed: unknown = this.options[question.name];
        return typeof typed === 'string' && typed !== '' ? [[question.name, toAnswer(question, typed)]] : [];
      }),
    );
  }
}
