import { AnswerError, type AnswerPath } from './answer-error.ts';
import type { Answers, ApplicationAnswer, ClusterAnswer } from './answers.ts';
import { cloudOfCluster } from '../clusters/clouds.ts';
import { metallbClusters } from '../clusters/load-balancers.ts';

type Shortcut = 'isolation' | 'sharedCluster' | 'nonproductionClusterType' | 'productionClusterType' | 'application';

/** What a repository is made from, as .k8s-platform/answers.yaml keeps it: clusters and applications are spelled out. */
export interface Platform extends Omit<Answers, Shortcut | 'clusters' | 'applications'> {
  readonly clusters: readonly ClusterAnswer[];
  readonly applications: readonly ApplicationAnswer[];
}

/** @throws AnswerError when answers contradict one another */
export function toPlatform(answers: Answers): Platform {
  const kept = omit(
    answers,
    'isolation',
    'sharedCluster',
    'nonproductionClusterType',
    'productionClusterType',
    'application',
  );
  const platform: Platform = {
    ...kept,
    clusters: answers.clusters ?? clustersOf(answers),
    applications:
      answers.applications ??
      (answers.application === undefined
        ? []
        : [{ name: answers.application, team: answers.teams[0]!, template: 'web-api' }]),
  };
  checkPlatform(platform);
  return platform;
}

/** @param folder of templates, relative to the repository */
export function withTemplatesIn(platform: Platform, folder: string): Platform {
  return { ...platform, templates: [...new Set([...(platform.templates ?? []), folder])].sort() };
}

/** The clusters that the shorter answers stand for. */
export function clustersOf({
  environments,
  isolation = 'production-apart',
  sharedCluster = 'shared',
  nonproductionClusterType = 'kind',
  productionClusterType = 'kubeadm',
}: Pick<Answers, 'environments'> & Partial<Answers>): ClusterAnswer[] {
  const last = environments.at(-1)!;
  const typeOf = (name: string) => (name === last ? productionClusterType : nonproductionClusterType);
  switch (isolation) {
    case 'shared-cluster':
      return [{ name: sharedCluster, type: productionClusterType, environments }];
    case 'cluster-per-environment':
      return environments.map((name) => ({ name, type: typeOf(name), environments: [name] }));
    case 'production-apart':
      return [
        ...(environments.length > 1
          ? [{ name: sharedCluster, type: nonproductionClusterType, environments: environments.slice(0, -1) }]
          : []),
        { name: last, type: productionClusterType, environments: [last] },
      ];
  }
}

type Refuse = (path: AnswerPath, what: string, advice: string) => never;

const refuse: Refuse = (path, what, advice) => {
  throw new AnswerError(path, what, advice);
};

/** What single answers cannot tell: how they fit together. @throws AnswerError */
export function checkPlatform(platform: Platform): void {
  const { clusters, environments, applications, teams } = platform;
  const twice = secondOf(clusters.map(({ name }) => name));
  if (twice !== undefined)
    refuse(
      ['clusters', twice.index, 'name'],
      `clusters: two are called ${twice.name}`,
      'choose another name, such as with --shared-cluster',
    );
  checkHomes(clusters, environments);
  const doubled = secondOf(applications.map(({ name }) => name));
  if (doubled !== undefined)
    refuse(
      ['applications', doubled.index, 'name'],
      `applications: two are called ${doubled.name}`,
      'choose another name',
    );
  applications.forEach(({ name, team }, index) => {
    if (!teams.includes(team))
      refuse(
        ['applications', index, 'team'],
        `applications: the team ${team} of ${name} is unknown`,
        'add it to teams',
      );
  });
  if (teams.includes('platform'))
    refuse(
      ['teams', teams.indexOf('platform')],
      'teams: platform is the team that runs the platform',
      'choose another name',
    );
  checkClouds(platform);
  checkAddresses(platform);
}

/** Each environment has one cluster. */
function checkHomes(clusters: readonly ClusterAnswer[], environments: readonly string[]): void {
  const seen = new Set<string>();
  clusters.forEach((cluster, at) => {
    cluster.environments.forEach((name, index) => {
      const path = ['clusters', at, 'environments', index];
      if (seen.has(name)) refuse(path, `clusters: ${name} is in two clusters`, 'an environment has one cluster');
      if (!environments.includes(name))
        refuse(path, `clusters: ${name} is not an environment`, 'add it to environments');
      seen.add(name);
    });
  });
  const homeless = environments.findIndex((name) => !seen.has(name));
  if (homeless !== -1)
    refuse(
      ['environments', homeless],
      `clusters: ${environments[homeless]!} is in no cluster`,
      'name it in the environments of one',
    );
}

function checkAddresses(platform: Platform): void {
  const names = metallbClusters(platform).map(({ name }) => name);
  const { metallbAddresses = [] } = platform;
  if (names.length > 0 && names.length !== metallbAddresses.length)
    refuse(
      ['metallbAddresses'],
      `metallbAddresses: ${metallbAddresses.length} given, for ${names.length} with MetalLB (${names.join(', ')})`,
      'give one network or range for each of these clusters, in this order',
    );
}

function checkClouds({ clusters, exposure, terraform = 'none' }: Platform): void {
  const outside = clusters.find(({ type }) => type !== 'eks' && type !== 'existing');
  if (exposure === 'aws-alb' && outside !== undefined)
    refuse(
      ['exposure'],
      `exposure: aws-alb needs AWS, and the cluster ${outside.name} is made with ${outside.type}`,
      'take eks or existing for all clusters, or another way in',
    );
  if (terraform !== 'none' && !clusters.some(({ type }) => cloudOfCluster(type) === terraform))
    refuse(['terraform'], `terraform: no cluster is in ${terraform}`, 'leave it out, or change the type of a cluster');
}

/** The first name that is there a second time. */
function secondOf(names: readonly string[]): { name: string; index: number } | undefined {
  const index = names.findIndex((name, at) => names.indexOf(name) !== at);
  return index === -1 ? undefined : { name: names[index]!, index };
}

function omit<T extends object, K extends keyof T>(object: T, ...keys: readonly K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.some((other) => other === key))) as Omit<
    T,
    K
  >;
}
