import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Handlebars from 'handlebars';
import { stringify } from 'yaml';
import { assetPath } from '../../assets.ts';
import { closest } from '../../words.ts';
import { precedingWave, wavesOf } from '../context/waves.ts';

export interface Compiler {
  /** A template in strict mode: a name that is not there is an error, and so is a value that could change the structure of a file. */
  compile<T>(template: string): Handlebars.TemplateDelegate<T>;
}

let shared: Compiler | undefined;

/** One for all, because its partials take a while. */
export function sharedHandlebars(): Compiler {
  return (shared ??= createHandlebars());
}

/** Handlebars with the helpers that templates/README.md lists, and the partials of templates/partials. */
function createHandlebars(): Compiler {
  const instance = Handlebars.create();
  instance.registerHelper(helpers);
  const guarded = (template: string) => {
    const ast = Handlebars.parse(template);
    new Guard().accept(ast);
    return ast;
  };
  const folder = assetPath('templates', 'partials');
  for (const file of readdirSync(folder)) {
    const partial = instance.compile(guarded(readFileSync(join(folder, file), 'utf8')), options);
    instance.registerPartial(basename(file, '.hbs'), partial);
  }
  return { compile: (template) => instance.compile(guarded(template), options) };
}

const options = { strict: true, noEscape: true };

type Named = readonly { readonly name: string }[];

const helpers = {
  eq: (one: unknown, other: unknown) => one === other,
  not: (value: unknown) => !value,
  and: (...values: unknown[]) => values.slice(0, -1).every(Boolean),
  or: (...values: unknown[]) => values.slice(0, -1).some(Boolean),
  /** Whether a value is among the others: `(in cluster.type "eks" "gke")`. */
  in: (value: unknown, ...others: unknown[]) => others.slice(0, -1).includes(value),
  /** A YAML scalar, in quotes where a YAML reader of any version would take it for something else. */
  yaml(this: unknown, value: unknown, ...where: unknown[]) {
    return yamlScalar(present(this, value, where));
  },
  /** A JSON value, which HCL and YAML read, too. */
  json(this: unknown, value: unknown, ...where: unknown[]) {
    return JSON.stringify(present(this, value, where));
  },
  /** Text within Markdown. */
  prose(this: unknown, value: unknown, ...where: unknown[]) {
    return String(present(this, value, where)).replace(/[\n`|<>]/g, ' ');
  },
  plain,
  /** `dev and staging`. */
  list: (items: Named) => new Intl.ListFormat('en', { type: 'conjunction' }).format(items.map(({ name }) => name)),
  /** `dev staging`, for a shell. */
  words: (items: Named) => items.map(({ name }) => name).join(' '),
  /** `two clusters`. */
  counted: (items: Named, noun: string) => countedNoun(items.length, noun),
  /** The components of a cluster that come right before a wave. */
  preceding: precedingWave,
  waves: wavesOf,
  /** `1` for an `@index` of 0. */
  counting: (index: number) => index + 1,
  capital: (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1),
};

/** What every reader of YAML takes for text. Most values are such, and `stringify` takes a hundred times as long. */
const plainText = /^(?!(?:y|yes|n|no|on|off|true|false|null)$|e[0-9])[a-z][a-z0-9_./-]*$/i;

/** Several lines would end where the indentation of the template does. */
const oneLine = { version: '1.1', lineWidth: 0, blockQuote: false, doubleQuotedMinMultiLineLength: Infinity } as const;

function yamlScalar(value: unknown): string {
  if (typeof value === 'string' && plainText.test(value)) return value;
  return stringify(value, oneLine).trimEnd();
}

/** Marks with which a value could end a scalar, open another one, or run a command. */
const structural = /[\n\r\t\0"'`\\{}<>|;]|\$\(|: |:$| #|^[-?] |^[&*!%@#]/;

/** What `{{x}}` writes: a value that means the same wherever it stands. */
function plain(this: unknown, given: unknown, ...where: unknown[]): string {
  const value = present(this, given, where);
  const [name, line] = where;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') throw new TemplateError(line, `${String(name)} is ${typeof value}, and text is wanted`);
  if (structural.test(value))
    throw new TemplateError(
      line,
      `${String(name)}: ${JSON.stringify(value)} cannot stand in a file as it is: write it with {{yaml …}}`,
    );
  return value;
}

/** What is wrong in a template, and on which line of it, when that is known. */
export class TemplateError extends Error {
  readonly line: number | undefined;

  constructor(line: unknown, message: string) {
    super(message);
    this.line = typeof line === 'number' ? line : undefined;
  }
}

/** @throws TemplateError for a name that is not there, with one that is */
function present(scope: unknown, value: unknown, [name, line]: readonly unknown[]): unknown {
  if (value !== undefined) return value;
  if (typeof name !== 'string') throw new TemplateError(undefined, 'a value is not there');
  let around = scope;
  for (const part of /^[.@]/.test(name) ? [] : name.split('.')) {
    const names = typeof around === 'object' && around !== null ? Object.keys(around) : [];
    if (!names.includes(part)) {
      const near = closest(part, names);
      const there = near === undefined ? `there are: ${names.join(', ') || 'none'}` : `did you mean ${near}?`;
      throw new TemplateError(line, `${name} is not there: no ${part}; ${there}`);
    }
    around = (around as Record<string, unknown>)[part];
  }
  throw new TemplateError(line, `${name} is not there`);
}

/** Helpers that write the value of one name. */
const writers = new Set(['yaml', 'json', 'prose']);

/** Turns each bare `{{x}}` into `{{plain x}}`, and tells what writes a value its name and line. */
class Guard extends Handlebars.Visitor {
  override MustacheStatement(statement: hbs.AST.MustacheStatement): void {
    const { path, params, loc } = statement;
    if (path.type !== 'PathExpression') return;
    const called = path as hbs.AST.PathExpression;
    const [only] = params;
    if (params.length === 0 && !(called.original in helpers)) {
      statement.params = [called, ...whereOf(called, loc)];
      statement.path = { ...called, original: 'plain', parts: ['plain'], depth: 0, data: false };
    } else if (writers.has(called.original) && only?.type === 'PathExpression' && params.length === 1)
      statement.params.push(...whereOf(only as hbs.AST.PathExpression, loc));
  }
}

function whereOf({ original }: hbs.AST.PathExpression, loc: hbs.AST.SourceLocation): hbs.AST.Expression[] {
  const name: hbs.AST.StringLiteral = { type: 'StringLiteral', value: original, original, loc };
  const { line } = loc.start;
  const number: hbs.AST.NumberLiteral = { type: 'NumberLiteral', value: line, original: line, loc };
  return [name, number];
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
