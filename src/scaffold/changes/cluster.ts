import { CliError } from '../../errors.ts';
import { choicesOf, type ClusterType } from '../answers/answers.ts';
import { loadComponents } from '../context/components.ts';
import type { Platform } from '../answers/platform.ts';
import { environment } from './environment.ts';
import { nameField, refuseTwice, requireKnown, type Change } from './change.ts';

export const cluster: Change = {
  noun: 'cluster',
  summary: 'a cluster with environments of its own',
  fields: [
    nameField('cluster'),
    {
      name: 'type',
      message: 'What it is made with',
      suggested: ({ clusters }) => clusters.at(-1)?.type,
      choices: () => choicesOf('productionClusterType')!,
    },
    {
      name: 'environments',
      message: 'Environments that it runs; new ones come before the last',
      suggested: (_, { name }) => name,
    },
  ],
  add(platform, { name = '', type = '', environments: typed = '' }) {
    const { environments, clusters } = platform;
    refuseTwice(
      'cluster',
      name,
      clusters.map((other) => other.name),
    );
    const wanted = typed.split(/[\s,]+/).filter((environment) => environment !== '');
    for (const environment of wanted) refuseTwice('environment', environment, environments);
    if (wanted.length === 0)
      throw new CliError('bad-answer', `the cluster ${name} runs nothing`, 'name an environment');
    return {
      ...platform,
      environments: [...environments.slice(0, -1), ...wanted, ...environments.slice(-1)],
      clusters: [
        ...clusters.slice(0, -1),
        { name, type: type as ClusterType, environments: wanted },
        ...clusters.slice(-1),
      ],
    };
  },
  names: ({ clusters }) => clusters.map(({ name }) => name),
  remove(platform, name) {
    const { environments, clusters } = platform;
    requireKnown(
      'cluster',
      name,
      clusters.map((other) => other.name),
    );
    if (clusters.length === 1) throw new CliError('bad-answer', `${name} is the only cluster`);
    const gone = environmentsOf(platform, name);
    return {
      ...platform,
      environments: environments.filter((environment) => !gone.includes(environment)),
      clusters: clusters.filter((other) => other.name !== name),
    };
  },
  folders: (platform, name, library) => [
    ...environmentsOf(platform, name).flatMap((gone) => environment.folders(platform, gone, library)),
    `clusters/${name}`,
    ...['argocd/applications', 'argocd/clusters', 'flux/clusters', 'flux/infrastructure', 'flux/releases'].map(
      (parent) => `${parent}/${name}`,
    ),
    `bootstrap/${name}`,
    ...loadComponents(library, platform).map(({ folder }) => `${folder}/overlays/${name}`),
  ],
};

function environmentsOf({ clusters }: Platform, name: string): readonly string[] {
  return clusters.find((other) => other.name === name)?.environments ?? [];
}
