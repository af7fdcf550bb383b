import { join } from 'node:path';
import { AnswerError, type AnswerPath } from '../answers/answer-error.ts';
import type { ApplicationAnswer } from '../answers/answers.ts';
import { ownValidator } from '../own-schema.ts';
import { isOn, loadFeatures, namesIn, requireNeeds, type Feature } from './features.ts';
import type { TemplateLibrary } from '../templates/library.ts';
import { completeParameters } from './parameters.ts';
import { refuseUnknownPeers } from './peers.ts';

/** An application as its template sees it. */
export interface Application {
  readonly name: string;
  readonly team: string;
  readonly template: string;
  /** The role that its pods play. */
  readonly role: string;
  /** Each parameter of the template, as given or by default. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Kinds that the AppProject of its team must allow, as group/Kind. */
  readonly kinds: readonly string[];
  /** Every feature that there is, and whether it is on. */
  readonly features: Readonly<Record<string, boolean>>;
  /** Kustomize components that its overlays name. */
  readonly components: readonly string[];
  /** Files of its base. */
  readonly base: readonly string[];
  readonly workload: Workload;
  /** What an autoscaler scales. */
  readonly scaled: Workload;
  /** What Argo CD fetches for it; null when it is no chart. */
  readonly chart: { readonly repository: string; readonly oci: boolean } | null;
  /** Whether it runs the sample image, which has variables of its own. */
  readonly sample: boolean;
  /** Whether its number of pods is an autoscaler's to say. */
  readonly autoscaled: boolean;
  /** Folders of templates that are written for it; a later one wins. */
  readonly layers: readonly string[];
}

export interface Workload {
  readonly apiVersion: string;
  readonly kind: string;
}

/** templates/applications/<name>/template.yaml, with all of its features; shape: schemas/config/application.schema.json. */
export interface ApplicationTemplate {
  readonly title: string;
  readonly description: string;
  readonly role: string;
  readonly workload: keyof typeof workloads;
  /** JSON Schemas by name, each with `default` and `description`. A default may be a template over the platform. */
  readonly parameters: Readonly<Record<string, ParameterSchema>>;
  readonly features: readonly Feature[];
  readonly kinds: readonly string[];
}

export interface ParameterSchema {
  readonly description: string;
  readonly default: unknown;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
}

type Written = Omit<ApplicationTemplate, 'features' | 'parameters' | 'role' | 'workload' | 'kinds'> &
  Partial<Pick<ApplicationTemplate, 'role' | 'workload' | 'kinds'>> & {
    readonly parameters?: Readonly<Record<string, Partial<ParameterSchema>>>;
    readonly features?: readonly string[];
  };

const workloads = {
  Deployment: { apiVersion: 'apps/v1', kind: 'Deployment' },
  StatefulSet: { apiVersion: 'apps/v1', kind: 'StatefulSet' },
  CronJob: { apiVersion: 'batch/v1', kind: 'CronJob' },
} as const;

const rollout: Workload = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' };

const sampleImage = 'ghcr.io/stefanprodan/podinfo';

const described = new WeakMap<TemplateLibrary, Map<string, ApplicationTemplate>>();

/** @throws CliError `unknown-template`, `bad-template` */
export function describeApplicationTemplate(library: TemplateLibrary, name: string): ApplicationTemplate {
  const known = described.get(library) ?? new Map<string, ApplicationTemplate>();
  described.set(library, known);
  let template = known.get(name);
  if (template === undefined) known.set(name, (template = readTemplate(library, name)));
  return template;
}

function readTemplate(library: TemplateLibrary, name: string): ApplicationTemplate {
  const written = library.describe('applications', name, ownValidator<Written>('application'));
  const features = loadFeatures(library, written.features ?? []);
  return {
    ...written,
    role: written.role ?? name,
    workload: written.workload ?? 'Deployment',
    features,
    parameters: withOverrides(features, written.parameters ?? {}),
    kinds: written.kinds ?? [],
  };
}

/** A template may say of a parameter of its features what differs, such as its default. */
function withOverrides(
  features: readonly Feature[],
  own: Readonly<Record<string, Partial<ParameterSchema>>>,
): Record<string, ParameterSchema> {
  const inherited = Object.assign({}, ...features.map(({ parameters }) => parameters)) as Record<
    string,
    ParameterSchema
  >;
  const overridden = Object.entries(own).map(([name, schema]) => [name, { ...inherited[name], ...schema }]);
  return { ...inherited, ...(Object.fromEntries(overridden) as Record<string, ParameterSchema>) };
}

/** What of a platform switches features on. */
export interface PlatformFacts {
  readonly gitops: string;
  readonly exposure: string;
  readonly routing: { readonly kind: string };
  readonly externalSecrets: boolean;
  readonly has: Readonly<Record<string, boolean>>;
  readonly clusters: readonly { readonly storageClass: string }[];
}

/** @throws AnswerError that names the template or the parameter which is not legal */
export function createApplications(
  answers: readonly ApplicationAnswer[],
  platform: PlatformFacts,
  library: TemplateLibrary,
): Application[] {
  const all = library.names('features');
  const applications = answers.map((answer, index) =>
    createApplication(answer, ['applications', index], platform, library, all),
  );
  refuseUnknownPeers(applications);
  return applications;
}

function createApplication(
  { name, team, template, parameters: given }: ApplicationAnswer,
  path: AnswerPath,
  platform: PlatformFacts,
  library: TemplateLibrary,
  all: readonly string[],
): Application {
  const owner = { name: `application ${name}`, path };
  const templates = library.names('applications');
  if (!templates.includes(template))
    throw new AnswerError(
      [...path, 'template'],
      `${owner.name}: there is no template ${template}`,
      `there are ${templates.join(', ')}`,
    );
  const described = describeApplicationTemplate(library, template);
  const parameters = completeParameters(owner, described.parameters, given ?? {}, {
    ...platform,
    application: { name, team, template },
  });
  const rolls = ['blue-green', 'canary'].includes(String(parameters.delivery));
  const facts = { ...platformFacts(platform), ...ownFacts(described, parameters, rolls, platform), ...parameters };
  const on = described.features.filter((feature) => isOn(feature, facts));
  for (const feature of on) requireNeeds(owner, feature, facts);
  const own = join(library.folder('applications', template), 'files');
  const workload = workloads[described.workload];
  return {
    name,
    team,
    template,
    role: described.role,
    parameters,
    kinds: [...new Set([...described.kinds, ...on.flatMap(({ kinds }) => kinds)])].sort(),
    features: Object.fromEntries(all.map((feature) => [feature, on.some((other) => other.name === feature)])),
    components: on
      .filter(({ component }) => component)
      .map((feature) => feature.name)
      .sort(),
    base: [...new Set([...on.flatMap(({ base }) => base), ...namesIn(join(own, 'base'))])]
      .filter((file) => file !== 'kustomization.yaml')
      .sort(),
    workload,
    scaled: rolls ? rollout : workload,
    chart: chartOf(parameters),
    sample: parameters.image === sampleImage,
    autoscaled: ['hpa', 'keda'].includes(String(parameters.autoscaling)),
    layers: [...on.map(({ files }) => files), own],
  };
}

function platformFacts(platform: PlatformFacts): Record<string, unknown> {
  const { gitops, exposure, routing, externalSecrets, has } = platform;
  const { monitoring, rollouts, tracing, keda } = has;
  // Flux would put the weights of an HTTPRoute back to what git says.
  const weights = (routing.kind === 'gateway' && gitops === 'argo-cd') || exposure === 'ingress-nginx';
  return { gitops, routing: routing.kind, weights, externalSecrets, monitoring, rollouts, tracing, keda };
}

/** What follows from parameters together. */
function ownFacts(
  { features }: ApplicationTemplate,
  { from, to, storageClass }: Readonly<Record<string, unknown>>,
  rolls: boolean,
  { clusters }: PlatformFacts,
): Record<string, unknown> {
  const named = [from, to].some((list) => Array.isArray(list) && list.length > 0);
  // Two Services for one set of pods would count everything twice.
  const throughService = features.some(({ name }) => name === 'service') && !rolls;
  return {
    peers: named,
    monitors: throughService ? 'services' : 'pods',
    storage: Boolean(storageClass) || clusters.every((cluster) => cluster.storageClass !== ''),
  };
}

function chartOf({ chart, repository }: Readonly<Record<string, unknown>>): Application['chart'] {
  if (typeof chart !== 'string' || typeof repository !== 'string') return null;
  return { repository: repository.replace(/^oci:\/\//, ''), oci: repository.startsWith('oci://') };
}
