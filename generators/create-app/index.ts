import type Generator from 'yeoman-generator';
import { createApp, type CreateAppOptions } from '../../src/commands/create-app/actions.ts';
import { answerProblem, choicesOf } from '../../src/scaffold/answers/answers.ts';
import { appTemplates, languages, type AppSettings } from '../../src/scaffold/app-repository/settings.ts';
import { ActionGenerator, defined } from '../action-generator.ts';

/** Options that are texts, and that nobody is asked for: what is suggested follows from the others. */
const further = {
  repository: 'HTTPS URL of its git repository',
  branch: 'branch that CI builds images of',
  image: 'repository of its image, without a tag',
  team: 'team that owns it',
  'on-call': 'e-mail address of whoever is called',
  environments: 'environments, in the order of promotion',
  'platform-repository': 'HTTPS URL of the GitOps repository that deploys it',
  directory: 'folder to write to, when it is not called like the application',
};

const texted = Object.keys(further).map((flag) => flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()));

const gitHosts = () => choicesOf('gitHost')!.map(({ value }) => value as AppSettings['gitHost']);

/** `yo k8s-platform:create-app [name]`: the same as `k8s-platform create-app`. */
export default class extends ActionGenerator {
  constructor(...given: ConstructorParameters<typeof Generator>) {
    super(...given);
    this.argument('name', { type: String, required: false, description: 'name of the application' });
    this.option('template', { type: String, description: 'what it is' });
    this.option('language', { type: String, description: 'what it is written in' });
    this.option('platform', { type: String, description: 'clone of the GitOps repository that deploys it' });
    for (const [name, description] of Object.entries(further)) this.option(name, { type: String, description });
    this.option('git-host', { type: String, description: 'Git host' });
    this.changeOptions();
  }

  async writing(): Promise<void> {
    await this.perform(async (host) => {
      const problem = (typed: string) => answerProblem('name', typed);
      const name = await this.answer({ name: 'name', message: 'Name of the application', problem });
      const template = await this.choose(
        { name: 'template', message: 'What it is', suggested: 'web-api' },
        appTemplates,
      );
      const fitting = languages.filter((language) => (language === 'static') === (template === 'static-site'));
      const language = await this.choose(
        { name: 'language', message: 'What it is written in', suggested: fitting[0] },
        fitting,
      );
      const platform = await this.answer({
        name: 'platform',
        message: 'Folder of the GitOps repository that deploys it; empty when it is not here',
        suggested: '',
      });
      return createApp(name, { template, language, ...this.#further(platform), ...this.chosen() }, host);
    });
  }

  #further(platform: string): Partial<CreateAppOptions> {
    const gitHost = this.known('gitHost', gitHosts());
    const texts = Object.fromEntries(texted.map((name) => [name, this.given(name)]));
    return defined({ ...texts, gitHost, platform: platform === '' ? undefined : platform });
  }
}
