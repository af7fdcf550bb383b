import { expect, test } from 'vitest';
import { CliError } from '../../../src/errors.ts';
import { collectAnswers } from '../../../src/scaffold/answers/collect.ts';
import { createContext } from '../../../src/scaffold/context/context.ts';
import { renderFolder } from '../../../src/scaffold/templates/templates.ts';
import { TemplateLibrary } from '../../../src/scaffold/templates/library.ts';
import { folderWith } from '../../support/folder.ts';

const described = 'title: Own\ndescription: Ours.\n';

async function refusal(files: Readonly<Record<string, string>>): Promise<string> {
  const own = folderWith(
    Object.fromEntries(
      Object.entries({ 'template.yaml': described, ...files }).map(([path, text]) => [
        `applications/own/${path}`,
        text,
      ]),
    ),
  );
  try {
    const applications = [{ name: 'cart', team: 'product', template: 'own' }];
    const platform = await collectAnswers({ answers: { applications }, acceptSuggestions: true });
    const context = createContext(platform, new TemplateLibrary([own]));
    const [application] = context.applications;
    for (const layer of application!.layers) renderFolder(layer, { ...context, application }, { team: () => [] });
  } catch (error) {
    if (error instanceof CliError) return `${error.message}; ${error.advice ?? ''}`.replace(`${own}/applications/`, '');
    throw error;
  }
  return '';
}

test.each([
  ['a: 1\nb: {{#if name}}\n', /^own\/files\/x\.yaml\.hbs:\d: .*is not closed before the end/],
  ['a: 1\nb: {{nam}}\n', /^own\/files\/x\.yaml\.hbs:2: nam is not there: no nam; did you mean name\?/],
  ['b: {{application.nam}}\n', /x\.yaml\.hbs:1: application\.nam is not there: no nam; did you mean name\?/],
  ['b: {{application.parameters.port}}\n', /application\.parameters\.port is not there: no port; there are: none/],
  ['b: {{yaml domian}}\n', /x\.yaml\.hbs:1: domian is not there: no domian; did you mean domain\?/],
  ['b: {{yml name}}\n', /x\.yaml\.hbs:1: neither a name nor a helper is called yml/],
  ['b: {{application}}\n', /x\.yaml\.hbs:1: application is object, and text is wanted/],
  ['b: {{> nope}}\n', /x\.yaml\.hbs: The partial nope could not be found/],
])('%j', async (text, message) => {
  expect(await refusal({ 'files/x.yaml.hbs': text })).toMatch(message);
});

test.each<[string, Record<string, string>, string]>([
  ['a placeholder nobody knows', { 'files/{foo}.yaml': 'a: 1\n' }, 'nothing to put for {foo}; there are {team}'],
  ['broken YAML', { 'template.yaml': `${described}a: [\n` }, 'own/template.yaml:4: '],
  ['a field nobody knows', { 'template.yaml': `${described}foo: 1\n` }, 'must NOT have additional properties: foo'],
  ['a feature nobody knows', { 'template.yaml': `${described}features: [x]\n` }, 'there is no template x in features'],
  [
    'a default that is no Handlebars',
    { 'template.yaml': `${described}parameters:\n  p: { description: x, default: "{{foo" }\n` },
    'the default of p, which application cart takes from its template',
  ],
  [
    'a default of nothing',
    { 'template.yaml': `${described}parameters:\n  p: { description: x, default: "{{nam}}" }\n` },
    'nam is not there',
  ],
  [
    'a type nobody knows',
    { 'template.yaml': `${described}parameters:\n  p: { description: x, default: a, type: strin }\n` },
    'are no JSON Schemas',
  ],
])('%s', async (_, files, message) => {
  expect(await refusal(files)).toContain(message);
});
