import type Generator from 'yeoman-generator';
import { promote } from '../../src/commands/promote/actions.ts';
import { openRepository } from '../../src/scaffold/repository/repository-on-disk.ts';
import { ActionGenerator, defined } from '../action-generator.ts';

/** `yo k8s-platform:promote [application]`: the same as `k8s-platform promote`. */
export default class extends ActionGenerator {
  constructor(...given: ConstructorParameters<typeof Generator>) {
    super(...given);
    this.argument('application', { type: String, required: false, description: 'name of the application' });
    this.option('from', { type: String, description: 'environment whose version it is' });
    this.option('to', { type: String, description: 'environment to bring it to; the next one when absent' });
    this.option('image', { type: String, description: 'bring this image instead, as name:tag@sha256:…' });
    this.option('also', { type: String, description: 'other fields of the kustomization to move, such as replicas' });
    this.option('dry-run', { type: Boolean, default: false, description: 'only show the difference' });
    this.option('commit', { type: Boolean, default: false, description: 'commit the change' });
    this.option('branch', { type: String, description: 'commit it on a new branch of this name' });
  }

  async writing(): Promise<void> {
    await this.perform(async (host) => {
      const { environments, applications } = (await openRepository(host.cwd)).platform;
      const names = applications.map(({ name }) => name);
      const application = await this.choose({ name: 'application', message: 'Application' }, names);
      const image = this.given('image');
      const route = image === undefined ? await this.#route(environments) : { image, to: this.given('to') };
      const { dryRun, commit } = this.options;
      return promote(
        application,
        {
          ...defined({ ...route, branch: this.given('branch') }),
          also: this.given('also')?.split(/[\s,]+/) ?? [],
          dryRun: dryRun === true,
          commit: commit === true,
          format: 'text',
        },
        host,
      );
    });
  }
  async #route(environments: readonly string[]): Promise<{ from: string; to: string }> {
    const from = await this.choose({ name: 'from', message: 'From which environment' }, environments.slice(0, -1));
    const suggested = environments[environments.indexOf(from) + 1];
    const others = environments.filter((environment) => environment !== from);
    return { from, to: await this.choose({ name: 'to', message: 'To which', suggested }, others) };
  }
}
