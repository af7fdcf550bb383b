import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AnswerError } from '../answers/answer-error.ts';
import { ownValidator } from '../own-schema.ts';
import type { Owner } from './parameters.ts';
import type { ParameterSchema } from './applications.ts';
import type { TemplateLibrary } from '../templates/library.ts';

/** A part that several templates of applications have. Source: templates/features/<name>/template.yaml; shape: schemas/config/feature.schema.json. */
export interface Feature {
  readonly name: string;
  readonly parameters: Readonly<Record<string, ParameterSchema>>;
  /** Which parameters of an application and facts of its platform switch it on: all have one of these values. Empty: always. */
  readonly when: Readonly<Record<string, readonly string[]>>;
  /** What it cannot do without, when it is on. */
  readonly needs: readonly Need[];
  /** Kinds that it deploys, as group/Kind. */
  readonly kinds: readonly string[];
  /** Its files, which go to the folder of the application. */
  readonly files: string;
  /** Names of its files in base/, as they will be. */
  readonly base: readonly string[];
  /** Whether it is a kustomize component that overlays name. */
  readonly component: boolean;
}

interface Need {
  readonly fact: string;
  readonly values: readonly string[];
  readonly message: string;
  readonly advice: string;
}

type Written = Partial<Pick<Feature, 'parameters' | 'when' | 'kinds'>> & {
  readonly needs?: readonly (Omit<Need, 'values'> & Partial<Pick<Need, 'values'>>)[];
  /** Others that come with it. */
  readonly features?: readonly string[];
};

/** Features by their names, each once, after those that come with it. */
export function loadFeatures(library: TemplateLibrary, names: readonly string[]): Feature[] {
  const seen = new Set<string>();
  const load = (name: string): Feature[] => {
    if (seen.has(name)) return [];
    seen.add(name);
    const { features = [], ...written } = describe(library, name);
    return [...features.flatMap(load), complete(library, name, written)];
  };
  return names.flatMap(load);
}

function describe(library: TemplateLibrary, name: string): Written {
  return library.describe('features', name, ownValidator<Written>('feature'));
}

function complete(library: TemplateLibrary, name: string, written: Written): Feature {
  const files = join(library.folder('features', name), 'files');
  const base = join(files, 'base');
  return {
    name,
    parameters: written.parameters ?? {},
    when: written.when ?? {},
    needs: (written.needs ?? []).map((need) => ({ values: ['true'], ...need })),
    kinds: written.kinds ?? [],
    files,
    base: namesIn(base),
    component: existsSync(join(files, 'components', name)),
  };
}

/** What templates in a folder become, sorted. */
export function namesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((file) => file.replace(/\.hbs$/, ''))
    .sort();
}

export type Facts = Readonly<Record<string, unknown>>;

export function isOn({ when }: Feature, facts: Facts): boolean {
  return Object.entries(when).every(([fact, values]) => values.includes(String(facts[fact])));
}

/** @throws AnswerError when a feature that is on cannot work on this platform */
export function requireNeeds(owner: Owner, { needs }: Feature, facts: Facts): void {
  const missing = needs.find(({ fact, values }) => !values.includes(String(facts[fact])));
  if (missing !== undefined) throw new AnswerError(owner.path, `${owner.name}: ${missing.message}`, missing.advice);
}
