import { CliError } from '../../errors.ts';
import { loadComponents } from '../context/components.ts';
import { requireKnown, type Change } from './change.ts';

export const component: Change = {
  noun: 'component',
  summary: 'a component of the infrastructure, in every cluster',
  fields: [
    {
      name: 'name',
      message: 'Component',
      choices: (platform, library) =>
        loadComponents(library, platform)
          .filter(({ name, optional }) => optional && !platform.components?.includes(name))
          .map(({ name, description }) => ({ value: name, description })),
    },
  ],
  add(platform, { name = '' }, library) {
    const { components = [] } = platform;
    const known = loadComponents(library, platform);
    requireKnown(
      'component',
      name,
      known.map((other) => other.name),
    );
    if (components.includes(name)) throw new CliError('bad-answer', `the component ${name} exists already`);
    return { ...platform, components: [...components, name].sort() };
  },
  names: ({ components = [] }) => components,
  remove(platform, name) {
    const { components = [] } = platform;
    if (!components.includes(name))
      throw new CliError(
        'bad-answer',
        `the component ${name} was not added`,
        'what an answer asks for goes when .k8s-platform/answers.yaml is changed: k8s-platform update',
      );
    const rest = components.filter((other) => other !== name);
    const { components: _, ...others } = platform;
    return rest.length > 0 ? { ...others, components: rest } : others;
  },
  folders: (_, name) => [`infrastructure/${name}`, `base-services/${name}`],
};
