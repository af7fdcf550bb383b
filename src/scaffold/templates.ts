import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import Handlebars from 'handlebars';
import { stringify } from 'yaml';

/** A file as it will be written. */
export interface PlannedFile {
  /** Relative to the repository's root, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly executable: boolean;
}

export type Scope = Readonly<Record<string, unknown>>;

/** Collections that a `{name}` in a template's path runs over, each item bound under that name. */
export type Loops = Readonly<Record<string, readonly (Scope & { readonly name: string })[]>>;

const handlebars = createHandlebars();

/**
 * Renders a folder of templates. `x.hbs` becomes `x`; any other file is taken as it is. A path with `{cluster}` is
 * written once for each cluster. A file whose text comes out empty is not written.
 */
export function renderFolder(folder: string, scope: Scope, loops: Loops): PlannedFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .filter((file) => statSync(join(folder, file)).isFile())
    .flatMap((file) => renderFile(join(folder, file), file.split(sep).join('/'), scope, loops));
}

function renderFile(source: string, path: string, scope: Scope, loops: Loops): PlannedFile[] {
  const [placeholder, loop] = /\{(\w+)\}/.exec(path) ?? [];
  if (placeholder !== undefined && loop !== undefined) {
    const items = loops[loop];
    if (items === undefined) throw new Error(`${source}: nothing to put for ${placeholder}`);
    return items.flatMap((item) =>
      renderFile(source, path.replace(placeholder, item.name), { ...scope, [loop]: item }, loops),
    );
  }
  const written = readFileSync(source, 'utf8');
  const text = source.endsWith('.hbs') ? renderText(source, written, scope) : written;
  if (text.trim() === '') return [];
  return [{ path: path.replace(/\.hbs$/, ''), text, executable: (statSync(source).mode & 0o100) !== 0 }];
}

function renderText(source: string, template: string, scope: Scope): string {
  try {
    return handlebars.compile(template, { strict: true, noEscape: true })(scope);
  } catch (error) {
    throw new Error(`${source}: ${(error as Error).message}`, { cause: error });
  }
}

type Named = readonly { readonly name: string }[];

function createHandlebars(): typeof Handlebars {
  const instance = Handlebars.create();
  instance.registerHelper({
    eq: (one: unknown, other: unknown) => one === other,
    /** A YAML scalar, in quotes where a YAML reader of any version would take it for something else. */
    yaml: (value: unknown) => stringify(value, { version: '1.1', lineWidth: 0 }).trimEnd(),
    /** `dev and staging`. */
    list: (items: Named) => new Intl.ListFormat('en', { type: 'conjunction' }).format(items.map(({ name }) => name)),
    /** `dev staging`, for a shell. */
    words: (items: Named) => items.map(({ name }) => name).join(' '),
    /** `two clusters`. */
    counted: (items: Named, noun: string) => countedNoun(items.length, noun),
    capital: (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1),
  });
  return instance;
}

const numbers = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

function countedNoun(count: number, noun: string): string {
  return `${numbers[count] ?? count} ${noun}${count === 1 ? '' : 's'}`;
}
