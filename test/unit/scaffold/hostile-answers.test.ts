import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { CliError } from '../../../src/errors.ts';
import { choicesOf } from '../../../src/scaffold/answers/answers.ts';
import { collectAnswers } from '../../../src/scaffold/answers/collect.ts';
import { questions } from '../../../src/scaffold/answers/questions.ts';
import { createApplications, describeApplicationTemplate } from '../../../src/scaffold/applications/applications.ts';
import { createContext } from '../../../src/scaffold/context/context.ts';
import { planRepository } from '../../../src/scaffold/repository/repository.ts';
import { TemplateLibrary } from '../../../src/scaffold/templates/library.ts';
import { renderFolder, type PlannedFile } from '../../../src/scaffold/templates/templates.ts';

const hostile = [
  'yes',
  '0123',
  '1e3',
  'null',
  '~',
  'a: b',
  '- a',
  '# a',
  '{{x}}',
  '$(id)',
  '`id`',
  'a\nb: c',
  '../../etc',
  '/../../etc',
  '---',
  '!!python/object x',
  '&a',
  '*a',
  'x'.repeat(300),
  '🚀',
  '%0A',
  '/%0A',
  '"',
  "'",
  'a\'b"c',
  ' ',
  '-rf',
];

/** Answers under which as many questions as can be are asked. */
const wide = { secrets: 'vault', dns: 'azure-dns', clusters: undefined, exposure: 'traefik', loadBalancer: 'metallb' };
const asked = questions.filter(({ name }) => choicesOf(name) === undefined);

/** What is thrown for what a user can cause is a CliError. */
async function attempt<T>(step: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof CliError) return undefined;
    throw error;
  }
}

test.each(asked.map(({ name }) => name))(
  '%s: refused, or written as it is',
  async (name) => {
    const isList = ['environments', 'teams', 'metallbAddresses'].includes(name);
    for (const value of hostile) {
      const answers = { ...wide, [name]: isList ? [value] : value };
      const platform = await attempt(() => collectAnswers({ answers, acceptSuggestions: true }));
      if (platform === undefined) continue;
      for (const { path, text } of planRepository(platform)) {
        expect(path, value).not.toMatch(/(?:^|\/)\.\.(?:\/|$)|[\n`$"']/);
        if (/\.ya?ml$/.test(path))
          for (const document of parseAllDocuments(text)) expect(document.errors, `${value} in ${path}`).toEqual([]);
      }
    }
  },
  120_000,
);

const library = new TemplateLibrary();
const context = await (async () => {
  const platform = await collectAnswers({ answers: { storage: 'longhorn' }, acceptSuggestions: true });
  const plain = createContext(platform, library);
  return { ...plain, has: { ...plain.has, keda: true } };
})();

function render(template: string, parameters: Readonly<Record<string, unknown>>): PlannedFile[] {
  const [application] = createApplications([{ name: 'cart', team: 'product', template, parameters }], context, library);
  return application!.layers
    .filter((layer) => existsSync(layer))
    .flatMap((layer) => renderFolder(layer, { ...context, application }, { environment: () => context.environments }));
}

/** YAML without its texts: what a value must not change. Keys stay. */
function shapes(files: readonly PlannedFile[]): Map<string, string> {
  const yaml = files.filter(({ path }) => path.endsWith('.yaml'));
  return new Map(yaml.map(({ path, text }) => [path, shape(text)]));
}

function shape(text: string): string {
  const documents = parseAllDocuments(text, { version: '1.1' }).map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS() as unknown;
  });
  return JSON.stringify(documents, (key, value: unknown) =>
    typeof value !== 'string' ? value : key === 'patch' ? shape(value) : '',
  );
}

test.each(library.names('applications'))(
  '%s: each parameter is refused, or leaves the structure',
  async (template) => {
    for (const [name, { type, enum: choices, default: preset }] of Object.entries(
      describeApplicationTemplate(library, template).parameters,
    )) {
      if (choices !== undefined || !['string', 'array'].includes(type ?? '')) continue;
      // Something harmless that is not the default, where one is: what it switches on is no fault of the value.
      const harmless = await attempt(() => shapes(render(template, { [name]: type === 'array' ? ['a'] : 'a' })));
      for (const value of hostile) {
        const files = await attempt(() => render(template, { [name]: type === 'array' ? [value] : value }));
        if (files === undefined) continue;
        const expected = harmless ?? shapes(render(template, { [name]: preset }));
        expect(shapes(files), `${name}: ${JSON.stringify(value)}`).toEqual(expected);
      }
    }
  },
  120_000,
);

test('a parameter that no schema knows is refused', async () => {
  expect(await attempt(() => render('web-api', { __proto__: 1, constructor: 'x' }))).toBeUndefined();
});
