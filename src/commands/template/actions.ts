import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from '../../host.ts';
import { answersPath, readAnswersFile } from '../../scaffold/answers-file.ts';
import { describeApplicationTemplate, flagOfParameter, type ParameterSchema } from '../../scaffold/applications.ts';
import { TemplateLibrary } from '../../scaffold/library.ts';
import { libraryOf } from '../../scaffold/repository-on-disk.ts';

export function list(host: Host): 0 {
  const library = libraryHere(host);
  const names = library.names('applications');
  const width = Math.max(...names.map((name) => name.length));
  for (const name of names)
    host.stdout.write(`${name.padEnd(width)}  ${describeApplicationTemplate(library, name).description}\n`);
  return 0;
}

/** @throws CliError `unknown-template` */
export function show(name: string, host: Host): 0 {
  const { description, parameters } = describeApplicationTemplate(libraryHere(host), name);
  const lines = Object.entries(parameters).map(
    ([parameter, schema]) => `  ${flagOfParameter(parameter)} ${valueOf(schema)}\n      ${schema.description}\n`,
  );
  host.stdout.write(`${description}\n\n${lines.join('')}`);
  return 0;
}

/** `<rolling|blue-green|canary>, rolling by default`. */
function valueOf({ enum: choices, format, type, default: preset }: ParameterSchema): string {
  const value = `<${choices?.join('|') ?? format ?? type ?? 'value'}>`;
  if (typeof preset === 'string' && preset.includes('{{')) return value;
  const shown = Array.isArray(preset) ? preset.join(',') : String(preset);
  return shown === '' ? value : `${value}, ${shown} by default`;
}

/** With the templates of the repository around, if there is one. */
function libraryHere({ cwd }: Host): TemplateLibrary {
  const path = join(cwd, answersPath);
  if (!existsSync(path)) return new TemplateLibrary();
  const { templates } = readAnswersFile(path).answers;
  return libraryOf(cwd, { templates: Array.isArray(templates) ? templates.map(String) : [] });
}
