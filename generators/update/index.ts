import type Generator from 'yeoman-generator';
import { update } from '../../src/commands/update/actions.ts';
import { ActionGenerator } from '../action-generator.ts';

/** `yo k8s-platform:update`: the same as `k8s-platform update`. */
export default class extends ActionGenerator {
  constructor(...given: ConstructorParameters<typeof Generator>) {
    super(...given);
    this.option('check', {
      type: Boolean,
      default: false,
      description: 'change nothing; exit with 1 when an update would change something',
    });
    this.option('force', {
      type: Boolean,
      default: false,
      description: 'also with changes that are not committed; they are merged',
    });
    this.changeOptions();
  }

  async writing(): Promise<void> {
    const { check, force } = this.options;
    await this.perform((host) => update({ ...this.chosen(), check: check === true, force: force === true }, host));
  }
}
