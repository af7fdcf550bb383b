import { describeApplicationTemplate } from '../applications/applications.ts';
import { typedValue } from '../applications/parameters.ts';
import { nameField, plainChoices, refuseTwice, requireKnown, type Change } from './change.ts';

/** Fields that are no parameter of a template. */
const own = new Set(['name', 'team', 'template']);

export const application: Change = {
  noun: 'application',
  summary: 'an application, with an overlay for each environment',
  fields: [
    nameField('application'),
    {
      name: 'template',
      message: 'Template',
      suggested: () => 'web-api',
      choices: (_, library) =>
        library
          .names('applications')
          .map((name) => ({ value: name, description: describeApplicationTemplate(library, name).description })),
    },
    {
      name: 'team',
      message: 'Team that owns it',
      suggested: ({ teams }) => (teams.length === 1 ? teams[0] : undefined),
      choices: ({ teams }) => plainChoices(teams),
    },
  ],
  add(platform, fields, library) {
    const { name = '', team = '', template = '' } = fields;
    const { applications, teams } = platform;
    refuseTwice(
      'application',
      name,
      applications.map((other) => other.name),
    );
    requireKnown('team', team, teams);
    const { parameters: schemas } = describeApplicationTemplate(library, template);
    const parameters = Object.fromEntries(
      Object.entries(fields)
        .filter(([field]) => !own.has(field))
        .map(([field, typed]) => [field, typedValue(typed, schemas[field]?.type)]),
    );
    const added = { name, team, template, ...(Object.keys(parameters).length > 0 ? { parameters } : {}) };
    return { ...platform, applications: [...applications, added] };
  },
  names: ({ applications }) => applications.map(({ name }) => name),
  remove(platform, name) {
    requireKnown(
      'application',
      name,
      platform.applications.map((other) => other.name),
    );
    return { ...platform, applications: platform.applications.filter((other) => other.name !== name) };
  },
  folders: (_, name) => [`apps/${name}`],
};
