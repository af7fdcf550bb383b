import { CliError } from '../../errors.ts';
import { nameField, plainChoices, refuseTwice, requireKnown, type Change } from './change.ts';

export const environment: Change = {
  noun: 'environment',
  summary: 'an environment: an overlay of each application and team',
  fields: [
    nameField('environment'),
    {
      name: 'cluster',
      message: 'Cluster that runs it',
      suggested: ({ clusters }) => clusters[0]?.name,
      choices: ({ clusters }) => plainChoices(clusters.map(({ name }) => name)),
    },
    {
      name: 'before',
      message: 'Environment that comes after it in the order of promotion',
      suggested: ({ environments }) => environments.at(-1),
      choices: ({ environments }) => plainChoices(environments),
    },
  ],
  add(platform, { name = '', cluster = '', before = '' }) {
    const { environments, clusters } = platform;
    refuseTwice('environment', name, environments);
    requireKnown('environment', before, environments);
    requireKnown(
      'cluster',
      cluster,
      clusters.map((other) => other.name),
    );
    const order = environments.flatMap((other) => (other === before ? [name, other] : [other]));
    return {
      ...platform,
      environments: order,
      clusters: clusters.map((other) =>
        other.name === cluster ? { ...other, environments: inOrder(order, [...other.environments, name]) } : other,
      ),
    };
  },
  names: ({ environments }) => environments,
  remove(platform, name) {
    const { environments, clusters } = platform;
    requireKnown('environment', name, environments);
    const home = clusters.find((cluster) => cluster.environments.includes(name));
    if (environments.length === 1) throw new CliError('bad-answer', `${name} is the only environment`);
    if (home?.environments.length === 1)
      throw new CliError(
        'bad-answer',
        `${name} is all that the cluster ${home.name} runs`,
        `remove the cluster: k8s-platform remove cluster ${home.name}`,
      );
    return {
      ...platform,
      environments: environments.filter((other) => other !== name),
      clusters: clusters.map((cluster) => ({
        ...cluster,
        environments: cluster.environments.filter((other) => other !== name),
      })),
    };
  },
  folders: ({ applications, teams }, name) => [
    `environments/${name}`,
    ...applications.map((application) => `apps/${application.name}/overlays/${name}`),
    ...teams.map((team) => `tenants/${team}/overlays/${name}`),
  ],
};

function inOrder(order: readonly string[], names: readonly string[]): readonly string[] {
  return order.filter((name) => names.includes(name));
}
