import type Generator from 'yeoman-generator';
import { add } from '../src/commands/add/actions.ts';
import type { Change, Fields } from '../src/scaffold/changes/change.ts';
import { ActionGenerator } from './action-generator.ts';

/** The Yeoman generator of something that can be added to a repository. */
export class AddGenerator extends ActionGenerator {
  readonly #change: Change;

  constructor(change: Change, ...given: ConstructorParameters<typeof Generator>) {
    super(...given);
    this.#change = change;
    const [name, ...fields] = change.fields;
    this.argument('name', { type: String, required: false, description: name!.message });
    for (const field of fields) this.option(field.name, { type: String, description: field.message });
    this.changeOptions();
  }

  async writing(): Promise<void> {
    await this.perform((host) => {
      const fields = this.#given(this.#change.fields.map(({ name }) => name));
      const parameters = (_: string, known: object) => this.#given(Object.keys(known));
      return add(this.#change, fields, parameters, this.chosen(), host);
    });
  }

  #given(names: readonly string[]): Fields {
    const values = names.map((name) => [name, this.given(name)] as const);
    return Object.fromEntries(values.filter((pair): pair is [string, string] => pair[1] !== undefined));
  }
}
