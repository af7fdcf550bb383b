import type Generator from 'yeoman-generator';
import { create } from '../../src/commands/policy/actions.ts';
import { ActionGenerator } from '../action-generator.ts';

/** `yo k8s-platform:policy [category/id]`: the same as `k8s-platform add policy`. */
export default class extends ActionGenerator {
  constructor(...given: ConstructorParameters<typeof Generator>) {
    super(...given);
    this.argument('id', { type: String, required: false, description: 'id of the rule, as category/id' });
    this.option('directory', { type: String, default: 'policies', description: 'where to' });
  }

  async writing(): Promise<void> {
    await this.perform(async (host) => {
      const id = await this.answer({ name: 'id', message: 'Id of the rule, such as network/internal-hosts' });
      await create(id, String(this.options.directory), host);
    });
  }
}
