import { CliError } from '../../errors.ts';
import type { Answers, ApplicationAnswer, ClusterAnswer } from './answers.ts';
import { cloudOfCluster } from '../clusters/clouds.ts';
import { metallbClusters } from '../clusters/load-balancers.ts';

type Shortcut = 'isolation' | 'sharedCluster' | 'nonproductionClusterType' | 'productionClusterType' | 'application';

/** What a repository is made from, as .k8s-platform/answers.yaml keeps it: clusters and applications are spelled out. */
export interface Platform extends Omit<Answers, Shortcut | 'clusters' | 'applications'> {
  readonly clusters: readonly ClusterAnswer[];
  readonly applications: readonly ApplicationAnswer[];
}

/** @throws CliError `bad-answer` when answers contradict one another */
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

/** What single answers cannot tell: how they fit together. */
export function checkPlatform(platform: Platform): void {
  const { clusters, environments, applications, teams } = platform;
  const refuse = (what: string, advice: string): never => {
    throw new CliError('bad-answer', what, advice);
  };
  const twice = firstTwice(clusters.map(({ name }) => name));
  if (twice !== undefined)
    refuse(`clusters: two are called ${twice}`, 'choose another name, such as with --shared-cluster');
  const homes = clusters.flatMap((cluster) => cluster.environments);
  const shared = firstTwice(homes);
  if (shared !== undefined) refuse(`clusters: ${shared} is in two clusters`, 'an environment has one cluster');
  const homeless = environments.find((name) => !homes.includes(name));
  if (homeless !== undefined) refuse(`clusters: ${homeless} is in no cluster`, 'name it in the environments of one');
  const unknown = homes.find((name) => !environments.includes(name));
  if (unknown !== undefined) refuse(`clusters: ${unknown} is not an environment`, 'add it to environments');
  const doubled = firstTwice(applications.map(({ name }) => name));
  if (doubled !== undefined) refuse(`applications: two are called ${doubled}`, 'choose another name');
  const orphan = applications.find(({ team }) => !teams.includes(team));
  if (orphan !== undefined)
    refuse(`applications: the team ${orphan.team} of ${orphan.name} is unknown`, 'add it to teams');
  if (teams.includes('platform')) refuse('teams: platform is the team that runs the platform', 'choose another name');
  checkClouds(platform, refuse);
  checkAddresses(platform, refuse);
}

function checkAddresses(platform: Platform, refuse: (what: string, advice: string) => never): void {
  const names = metallbClusters(platform).map(({ name }) => name);
  const { metallbAddresses = [] } = platform;
  if (names.length > 0 && names.length !== metallbAddresses.length)
    refuse(
      `metallbAddresses: ${metallbAddresses.length} given, for ${names.length} with MetalLB (${names.join(', ')})`,
      'give one network or range for each of these clusters, in this order',
    );
}

function checkClouds(
  { clusters, exposure, terraform = 'none' }: Platform,
  refuse: (what: string, advice: string) => never,
): void {
  const outside = clusters.find(({ type }) => type !== 'eks' && type !== 'existing');
  if (exposure === 'aws-alb' && outside !== undefined)
    refuse(
      `exposure: aws-alb needs AWS, and the cluster ${outside.name} is made with ${outside.type}`,
      'take eks or existing for all clusters, or another way in',
    );
  if (terraform !== 'none' && !clusters.some(({ type }) => cloudOfCluster(type) === terraform))
    refuse(`terraform: no cluster is in ${terraform}`, 'leave it out, or change the type of a cluster');
}

function firstTwice(names: readonly string[]): string | undefined {
  return names.find((name, index) => names.indexOf(name) !== index);
}

function omit<T extends object, K extends keyof T>(object: T, ...keys: readonly K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.some((other) => other === key))) as Omit<
    T,
    K
  >;
}
