import Generator from 'yeoman-generator';
import { describeApplicationTemplate } from '../src/scaffold/applications/applications.ts';
import type { Change, Fields } from '../src/scaffold/changes/change.ts';
import { collectFields } from '../src/scaffold/changes/collect-fields.ts';
import { makeChange, prepareChange, requireCurrent, type Prepared } from '../src/scaffold/changes/make.ts';
import { openRepository, type RepositoryOnDisk } from '../src/scaffold/repository/repository-on-disk.ts';
import { actionLines, actionSummary } from '../src/scaffold/update/summary.ts';
import { signalsOf } from '../src/signals.ts';
import { askThrough, asYeoman } from '../src/scaffold/answers/yeoman.ts';

/** The Yeoman generator of something that can be added to a repository. */
export class AddGenerator extends Generator {
  declare options: Generator['options'] & Record<string, unknown>;
  readonly #change: Change;
  #repository: RepositoryOnDisk | undefined;
  #prepared: Prepared | undefined;

  constructor(change: Change, ...[args, options]: ConstructorParameters<typeof Generator>) {
    super(args, options, { inheritTasks: true });
    this.#change = change;
    const [, ...fields] = change.fields;
    this.argument('name', { type: String, required: false, description: change.fields[0]!.message });
    for (const { name, message } of fields) this.option(name, { type: String, description: message });
    this.option('interactive', {
      type: Boolean,
      default: process.stdin.isTTY,
      description: 'whether there is somebody to ask',
    });
  }

  async prompting(): Promise<void> {
    await asYeoman(async () => {
      const repository = await openRepository(this.destinationPath());
      requireCurrent(repository);
      const { platform, library } = repository;
      const ask = askThrough(this, this.options.interactive === true);
      const collected = await collectFields(this.#change, platform, library, {
        fields: this.#given(this.#change.fields),
        ask,
      });
      const all = { ...collected, ...this.#given(parametersOf(collected, repository)) };
      this.#prepared = prepareChange(repository, this.#change.add(platform, all, library));
      this.#repository = repository;
    });
  }

  async writing(): Promise<void> {
    const { actions } = this.#prepared!;
    await asYeoman(() => makeChange(this.#repository!, this.#prepared!, 'markers', { signals: signalsOf(process) }));
    this.log(actionLines(actions) + actionSummary(actions, 'markers', true));
  }

  #given(asked: readonly { readonly name: string }[]): Fields {
    const values = asked.map(({ name }) => [name, this.options[name]]);
    return Object.fromEntries(values.filter(([, value]) => typeof value === 'string' && value !== '')) as Fields;
  }
}

function parametersOf({ template }: Fields, { library }: RepositoryOnDisk): { name: string }[] {
  if (template === undefined) return [];
  return Object.keys(describeApplicationTemplate(library, template).parameters).map((name) => ({ name }));
}
