import { createRequire } from 'node:module';
import type { make, sorters } from 'covertable';
import { choicesOf, type Answers } from '../../../scaffold/answers/answers.ts';
import { cloudOfCluster } from '../../../scaffold/clusters/clouds.ts';
import { questions, toAnswer } from '../../../scaffold/answers/questions.ts';

/** Answers to make a repository from, under a name that says what is special about it. */
export interface Combination {
  readonly name: string;
  readonly answers: Partial<Answers>;
}

/** A CommonJS module whose exports Node does not see. */
const covertable = createRequire(import.meta.url)('covertable') as { make: typeof make; sorters: typeof sorters };

const every = (name: keyof Answers) => choicesOf(name)!.map(({ value }) => value);

/** The options whose pairs are covered. Free text is in the extremes. */
const factors = {
  gitHost: every('gitHost'),
  /** Environments, and which of them share a cluster. */
  shape: [
    'production cluster-per-environment',
    'test,live production-apart',
    'test,live shared-cluster',
    'dev,staging,production production-apart',
    'dev,staging,production cluster-per-environment',
    'dev,staging,production shared-cluster',
    'dev,test,qa,staging,production production-apart',
  ],
  nonproductionClusterType: every('nonproductionClusterType'),
  productionClusterType: every('productionClusterType'),
  kubernetes: every('kubernetes'),
  gitops: every('gitops'),
  exposure: every('exposure'),
  secrets: every('secrets'),
  dns: every('dns'),
  policyEngine: every('policyEngine'),
  monitoring: every('monitoring'),
  logging: every('logging'),
  tracing: every('tracing'),
  delivery: every('delivery'),
  backup: every('backup'),
  storage: every('storage'),
  autoscaling: every('autoscaling'),
  cni: every('cni'),
  loadBalancer: every('loadBalancer'),
  terraform: ['none', 'own'],
  layout: every('layout'),
  teams: ['product', 'checkout,search'],
  ci: every('ci'),
  dependencyBot: every('dependencyBot'),
  licence: ['none', 'Apache-2.0'],
};

type Row = Readonly<Record<keyof typeof factors, string>>;

/** Every possible pair of options. The same repositories each time, at least 60. */
export function pairwise(): Combination[] {
  // Load balancers of AWS want all clusters there, so they are an array of their own.
  const others = { ...factors, exposure: factors.exposure.filter((exposure) => exposure !== 'aws-alb') };
  const aws = { nonproductionClusterType: ['eks', 'existing'], productionClusterType: ['eks', 'existing'] };
  const rows = [...cover(others), ...cover({ ...factors, ...aws, exposure: ['aws-alb'] })];
  return rows.map((row, index) => ({ name: `pairwise ${index + 1}`, answers: toAnswers(row) }));
}

function cover(options: typeof factors): Row[] {
  return covertable.make(options, { sorter: covertable.sorters.hash });
}

/** Without answers to questions that the others close. */
function toAnswers({ shape, ...row }: Row): Partial<Answers> {
  const [environments, isolation] = shape.split(' ');
  const given: Partial<Record<keyof Answers, string | undefined>> = { ...row, environments, isolation };
  const answers: Record<string, unknown> = {};
  for (const question of questions) {
    const value = given[question.name];
    if (value === undefined || question.when?.(answers) === false) continue;
    answers[question.name] = toAnswer(question, value);
  }
  if (answers.terraform === 'own')
    answers.terraform = cloudOfCluster(answers.productionClusterType as Answers['productionClusterType']) ?? 'none';
  return answers;
}

/** Each one after those that it has the fewest pairs of options in common with: what is wrong shows early. */
export function mostTellingFirst(combinations: readonly Combination[]): Combination[] {
  const left = new Map(combinations.map((combination) => [combination, pairsOf(combination)]));
  const seen = new Set<string>();
  const inOrder: Combination[] = [];
  while (left.size > 0) {
    const news = [...left].map(([one, pairs]) => ({ one, count: pairs.filter((pair) => !seen.has(pair)).length }));
    const { one } = news.reduce((best, other) => (other.count > best.count ? other : best));
    inOrder.push(one);
    for (const pair of left.get(one)!) seen.add(pair);
    left.delete(one);
  }
  return inOrder;
}

function pairsOf({ answers }: Combination): string[] {
  const given = Object.entries(answers).map(([name, answer]) => `${name}=${JSON.stringify(answer)}`);
  return given.flatMap((one, index) => given.slice(index).map((other) => `${one} ${other}`));
}

/** What no pair reaches: names that YAML takes for something else, long ones, many of everything. */
export const extremes: readonly Combination[] = [
  { name: 'all suggestions', answers: {} },
  {
    name: 'names that YAML reads as something else',
    answers: {
      name: 'on',
      environments: ['y', 'no', 'true'],
      sharedCluster: 'null',
      teams: ['yes', 'off'],
      application: 'e1',
    },
  },
  {
    name: 'the longest names',
    answers: {
      name: 'p'.repeat(40),
      environments: ['a'.repeat(20), 'b'.repeat(20)],
      sharedCluster: 'c'.repeat(40),
      teams: ['t'.repeat(40)],
      application: 's'.repeat(40),
    },
  },
  {
    name: 'twelve environments, each in a cluster, ten teams',
    answers: {
      isolation: 'cluster-per-environment',
      environments: Array.from({ length: 12 }, (_, index) => `e${index + 1}`),
      teams: Array.from({ length: 10 }, (_, index) => `team-${index + 1}`),
    },
  },
  {
    name: 'as little as possible',
    answers: {
      environments: ['production'],
      policyEngine: 'none',
      monitoring: 'none',
      logging: 'none',
      tracing: 'none',
      delivery: 'rolling',
      backup: 'none',
      storage: 'none',
      ci: 'none',
      dependencyBot: 'none',
    },
  },
];
