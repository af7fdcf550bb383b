import type Generator from 'yeoman-generator';
import { remove } from '../../src/commands/add/actions.ts';
import { plainChoices } from '../../src/scaffold/changes/change.ts';
import { changes as kinds } from '../../src/scaffold/changes/changes.ts';
import { policy } from '../../src/scaffold/changes/policy.ts';
import { openRepository } from '../../src/scaffold/repository/repository-on-disk.ts';
import { ActionGenerator } from '../action-generator.ts';

const changes = [...kinds, policy];

/** `yo k8s-platform:remove [what] [name]`: the same as `k8s-platform remove`. */
export default class extends ActionGenerator {
  constructor(...given: ConstructorParameters<typeof Generator>) {
    super(...given);
    const nouns = changes.map(({ noun }) => noun).join(', ');
    this.argument('what', { type: String, required: false, description: `what it is: ${nouns}` });
    this.argument('name', { type: String, required: false, description: 'what it is called' });
    this.changeOptions();
  }

  async writing(): Promise<void> {
    await this.perform(async (host) => {
      const { platform } = await openRepository(host.cwd);
      const nouns = changes.filter(({ names }) => names(platform).length > 0).map(({ noun }) => noun);
      const noun = await this.choose({ name: 'what', message: 'What it is' }, nouns);
      const change = changes.find((other) => other.noun === noun)!;
      const choices = plainChoices(change.names(platform));
      const name = await this.answer({ name: 'name', message: `Name of the ${noun}`, choices });
      return remove(change, name, this.chosen(), host);
    });
  }
}
