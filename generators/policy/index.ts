import type Generator from 'yeoman-generator';
import { add } from '../../src/commands/add/actions.ts';
import { create } from '../../src/commands/policy/actions.ts';
import { policy } from '../../src/scaffold/changes/policy.ts';
import { ActionGenerator } from '../action-generator.ts';

/** `yo k8s-platform:policy [name]`: the same as `k8s-platform add policy`. */
export default class extends ActionGenerator {
  constructor(...given: ConstructorParameters<typeof Generator>) {
    super(...given);
    this.argument('name', { type: String, required: false, description: 'category/id of a rule of the linter' });
    this.option('admission', { type: Boolean, default: false, description: 'a policy of the cluster, by its name' });
    this.option('directory', { type: String, default: 'policies', description: 'where to' });
    this.changeOptions();
  }

  async writing(): Promise<void> {
    await this.perform(async (host) => {
      if (this.options.admission === true) {
        const name = await this.answer({ name: 'name', message: 'Name of the policy' });
        return add(policy, { name }, () => ({}), this.chosen(), host);
      }
      const id = await this.answer({ name: 'name', message: 'Id of the rule, such as network/internal-hosts' });
      return create(id, String(this.options.directory), host);
    });
  }
}
