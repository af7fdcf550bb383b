import { chmodSync } from 'node:fs';
import Generator from 'yeoman-generator';
import { CliError } from '../../src/errors.ts';
import { choicesOf, type Answers } from '../../src/scaffold/answers.ts';
import { readAnswersFile } from '../../src/scaffold/answers-file.ts';
import { collectAnswers, type Given } from '../../src/scaffold/collect.ts';
import { flagOf, questions, toAnswer } from '../../src/scaffold/questions.ts';
import { planRepository } from '../../src/scaffold/repository.ts';
import type { PlannedFile } from '../../src/scaffold/templates.ts';

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
        this.option(flagOf(question).slice(2), { type: String, description: question.message });
    }
  }

  async prompting(): Promise<void> {
    try {
      await this.#prepare();
    } catch (error) {
      throw forYeoman(error);
    }
  }

  async #prepare(): Promise<void> {
    const { yes = false, answers: file, directory } = this.options;
    const fromFile = file === undefined ? {} : readAnswersFile(this.destinationPath(file));
    const answers = await collectAnswers({
      answers: { ...fromFile, ...this.#flags() },
      acceptSuggestions: yes,
      ask: this.#ask,
    });
    this.destinationRoot(this.destinationPath(directory ?? answers.name));
    this.#files = planRepository(answers);
  }

  writing(): void {
    for (const { path, text } of this.#files) this.fs.write(this.destinationPath(path), text);
  }

  end(): void {
    for (const { path, executable } of this.#files) if (executable) chmodSync(this.destinationPath(path), 0o755);
    this.log(`\nNext: git init, k8s-platform lint, and "First sync" in ${this.destinationPath('README.md')}`);
  }

  #ask: NonNullable<Given['ask']> = async (question, suggested, problem) => {
    if (this.options.interactive !== true)
      throw new CliError('missing-answer', `no terminal to ask on: give ${flagOf(question)} or --yes`);
    const { name, message } = question;
    const validate = (typed: string) => problem(typed) ?? true;
    const choices = choicesOf(name)?.map(({ value, description }) => ({ value, name: `${value}: ${description}` }));
    const typed = await this.prompt<Record<string, string>>([
      choices === undefined
        ? { type: 'input', name, message, default: suggested, validate }
        : { type: 'select', name, message, default: suggested, choices },
    ]);
    return typed[name]!;
  };

  #flags(): Record<string, unknown> {
    return Object.fromEntries(
      questions.flatMap((question) => {
        const typed: unknown = this.options[question.name];
        return typeof typed === 'string' && typed !== '' ? [[question.name, toAnswer(question, typed)]] : [];
      }),
    );
  }
}

/** Yeoman prints an error's message, and exits with its code. */
function forYeoman(error: unknown): unknown {
  if (!(error instanceof CliError)) return error;
  return Object.assign(new Error([error.message, error.advice ?? ''].join('\n  ').trimEnd()), { code: 2 });
}
