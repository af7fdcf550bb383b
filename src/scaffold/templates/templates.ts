import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type Handlebars from 'handlebars';
import { assetPath } from '../../assets.ts';
import { CliError } from '../../errors.ts';
import { sharedHandlebars, TemplateError } from './handlebars.ts';
import { withLicence } from './licence.ts';

/** A file as it will be written. */
export interface PlannedFile {
  /** Relative to the repository's root, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly executable: boolean;
}

export type Scope = Readonly<Record<string, unknown>>;

/** What a `{name}` in a template's path runs over within a scope, each item bound under that name. */
export type Loops = Readonly<Record<string, (scope: Scope) => readonly { readonly name: string }[]>>;

const compiled = new Map<string, Handlebars.TemplateDelegate<Scope>>();

/**
 * Renders a folder of templates. `x.hbs` becomes `x`; any other file is taken as it is. A path with `{cluster}` is
 * written once for each cluster. A file whose text comes out empty is not written.
 */
export function renderFolder(folder: string, scope: Scope, loops: Loops): PlannedFile[] {
  return sourcesOf(folder).flatMap((source) => renderFile(source, source.path, scope, loops));
}

interface Source {
  readonly file: string;
  /** Below the folder, with `/`. */
  readonly path: string;
  readonly executable: boolean;
}

const shipped = assetPath('templates') + sep;
const listed = new Map<string, readonly Source[]>();

/** Those that ship do not change while this runs, and are listed once however many applications are made of them. */
function sourcesOf(folder: string): readonly Source[] {
  const known = listed.get(folder);
  if (known !== undefined) return known;
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((path) => ({ path: path.split(sep).join('/'), file: join(folder, path) }))
    .map((source) => ({ ...source, stats: statSync(source.file) }))
    .filter(({ stats }) => stats.isFile())
    .map(({ stats, ...source }) => ({ ...source, executable: (stats.mode & 0o100) !== 0 }));
  if (folder.startsWith(shipped)) listed.set(folder, sources);
  return sources;
}

function renderFile(source: Source, path: string, scope: Scope, loops: Loops): PlannedFile[] {
  const [placeholder, loop] = /\{(\w+)\}/.exec(path) ?? [];
  if (placeholder !== undefined && loop !== undefined) {
    const items = loops[loop];
    if (items === undefined)
      throw new CliError(
        'bad-template',
        `${source.file}: nothing to put for ${placeholder}`,
        `there are ${Object.keys(loops)
          .map((name) => `{${name}}`)
          .join(', ')}`,
      );
    return items(scope).flatMap((item) =>
      renderFile(source, path.replace(placeholder, item.name), { ...scope, [loop]: item }, loops),
    );
  }
  const target = path.replace(/\.hbs$/, '');
  const { file, executable } = source;
  const text = file.endsWith('.hbs') ? renderText(file, scope) : readFileSync(file, 'utf8');
  if (text.trim() === '') return [];
  return [{ path: target, text: withLicence(target, text, String(scope.licence)), executable }];
}

function renderText(source: string, scope: Scope): string {
  try {
    let template = compiled.get(source);
    if (template === undefined) compiled.set(source, (template = sharedHandlebars().compile(readFileSync(source, 'utf8'))));
    return template(scope);
  } catch (error) {
    throw new CliError('bad-template', templateProblem(source, error as Error));
  }
}

/** What is wrong with a template: `<file>:<line>: …`. */
export function templateProblem(source: string, error: Error): string {
  if (error instanceof TemplateError) return `${place(source, error.line)}: ${error.message}`;
  const [, parsed, rest = ''] = /^Parse error on line (\d+):\n([^]*)$/.exec(error.message) ?? [];
  if (parsed !== undefined) return `${place(source, Number(parsed))}: ${syntaxProblem(rest)}`;
  const [, name = '', line] = /^"(.*)" not defined in .* - (\d+):\d+$/.exec(error.message) ?? [];
  if (line !== undefined)
    return `${place(source, Number(line))}: neither a name nor a helper is called ${name} (templates/README.md lists them)`;
  return `${source}: ${error.message}`;
}

function place(source: string, line: number | undefined): string {
  return line === undefined ? source : `${source}:${line}`;
}

/** @param rest what Handlebars shows: the text, a pointer, and what it expected */
function syntaxProblem(rest: string): string {
  if (rest.includes("got 'EOF'")) return 'a {{#block}} or a {{ is not closed before the end of the file';
  return `this is no Handlebars: ${rest.split('\n')[0] ?? ''}`;
}
