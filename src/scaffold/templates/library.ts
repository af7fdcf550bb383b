import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { assetPath } from '../../assets.ts';
import { CliError } from '../../errors.ts';

export type TemplateKind = 'applications' | 'clusters' | 'components' | 'features' | 'policies';

/** Folders of templates: those of this package, then those of the user. The same name in a later folder wins. What was read once stays known. */
export class TemplateLibrary {
  readonly #roots: readonly string[];
  readonly #folders = new Map<string, string>();
  readonly #described = new Map<string, unknown>();

  constructor(own: readonly string[] = []) {
    this.#roots = [assetPath('templates'), ...own];
  }

  /** Folders with a template.yaml, sorted. Those that start with `_` are none: parts of others, and drafts. */
  names(kind: TemplateKind): string[] {
    const names = this.#roots.flatMap((root) => {
      const folder = join(root, kind);
      if (!existsSync(folder)) return [];
      return readdirSync(folder).filter(
        (name) => !name.startsWith('_') && existsSync(join(folder, name, 'template.yaml')),
      );
    });
    return [...new Set(names)].sort();
  }

  /** @throws CliError `unknown-template` */
  folder(kind: TemplateKind, name: string): string {
    const known = this.#folders.get(`${kind}/${name}`);
    if (known !== undefined) return known;
    const folder = this.#roots
      .map((root) => join(root, kind, name))
      .findLast((path) => existsSync(join(path, 'template.yaml')));
    if (folder !== undefined) {
      this.#folders.set(`${kind}/${name}`, folder);
      return folder;
    }
    throw new CliError(
      'unknown-template',
      `there is no template ${name} in ${kind}`,
      `there are ${this.names(kind).join(', ')}`,
    );
  }

  /** What template.yaml says. @throws CliError `bad-template` when it is not of that shape */
  describe<T>(kind: TemplateKind, name: string, validate: ValidateFunction<T>): T {
    const path = join(this.folder(kind, name), 'template.yaml');
    const written: unknown = this.#described.get(path) ?? parse(readFileSync(path, 'utf8'));
    this.#described.set(path, written);
    if (validate(written)) return written;
    const [error] = validate.errors!;
    throw new CliError('bad-template', `${path}: ${error!.instancePath} ${error!.message ?? 'is not legal'}`);
  }

  /** Folders that mirror the repository, for what was chosen; those that exist, the package's only. */
  layers(choices: readonly (readonly [question: string, answer: string])[]): string[] {
    const chosen = choices.map(([question, answer]) => assetPath('templates', 'choices', question, answer));
    return [assetPath('templates', 'repository'), ...chosen].filter((folder) => existsSync(folder));
  }

  /** Folders that go into each component with a chart, for what deploys the repository; those that exist. */
  chartLayers(answers: readonly string[]): string[] {
    return answers.map((answer) => assetPath('templates', 'charts', answer)).filter((folder) => existsSync(folder));
  }
}
