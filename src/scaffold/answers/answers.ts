import type { ValidateFunction } from 'ajv';
import { readJsonAsset } from '../../assets.ts';
import { CliError } from '../../errors.ts';
import { ownValidator } from '../own-schema.ts';

export type ClusterType = 'kind' | 'kubeadm' | 'eks' | 'gke' | 'aks' | 'existing';

/** What was answered. Shape and meaning of each: schemas/config/answers.schema.json. */
export interface Answers {
  readonly name: string;
  readonly gitHost: 'github' | 'gitlab' | 'gitea';
  readonly repository: string;
  readonly branch: string;
  readonly domain: string;
  readonly onCall: string;
  readonly environments: readonly string[];
  readonly isolation?: 'production-apart' | 'cluster-per-environment' | 'shared-cluster';
  readonly sharedCluster?: string;
  readonly nonproductionClusterType?: ClusterType;
  readonly productionClusterType?: ClusterType;
  readonly clusters?: readonly ClusterAnswer[];
  readonly kubernetes: string;
  readonly gitops: 'argo-cd' | 'flux';
  readonly exposure: 'envoy-gateway' | 'traefik' | 'haproxy' | 'aws-alb' | 'ingress-nginx';
  readonly dns: 'route53' | 'cloud-dns' | 'azure-dns' | 'cloudflare';
  readonly secrets: 'aws' | 'azure' | 'gcp' | 'vault' | 'sops' | 'sealed-secrets';
  readonly awsAccount?: string;
  readonly awsRegion?: string;
  readonly awsVpcCidr?: string;
  readonly gcpProject?: string;
  readonly gcpProjectNumber?: string;
  readonly gcpRegion?: string;
  readonly azureSubscription?: string;
  readonly azureTenant?: string;
  readonly azureRegion?: string;
  readonly vaultAddress?: string;
  readonly policyEngine: 'kyverno' | 'gatekeeper' | 'validating-admission-policy' | 'none';
  readonly monitoring: 'kube-prometheus-stack' | 'none';
  readonly logging: 'loki' | 'none';
  readonly tracing: 'tempo' | 'none';
  readonly delivery: 'argo-rollouts' | 'rolling';
  readonly backup: 'velero' | 'none';
  readonly autoscaling?: 'karpenter' | 'cluster-autoscaler' | 'none';
  readonly storage: 'provider' | 'longhorn' | 'none';
  readonly cni?: 'cilium' | 'calico' | 'provider';
  readonly loadBalancer?: 'external' | 'metallb';
  readonly metallbAddresses?: readonly string[];
  readonly terraform?: 'none' | Cloud;
  readonly layout: 'infrastructure' | 'base-services';
  readonly teams: readonly string[];
  readonly application?: string;
  readonly applications?: readonly ApplicationAnswer[];
  readonly components?: readonly string[];
  readonly policies?: readonly string[];
  readonly templates?: readonly string[];
  readonly singleSignOnIssuer: string;
  readonly smtpHost?: string;
  readonly ci: 'git-host' | 'none';
  readonly dependencyBot: 'renovate' | 'none';
  readonly licence: string;
}

export type Cloud = 'aws' | 'azure' | 'gcp';

export interface ClusterAnswer {
  readonly name: string;
  readonly type: ClusterType;
  readonly environments: readonly string[];
}

export interface ApplicationAnswer {
  readonly name: string;
  readonly team: string;
  readonly template: string;
  /** What differs from the template's defaults. */
  readonly parameters?: Readonly<Record<string, unknown>>;
}

interface PropertySchema {
  readonly description?: string;
  readonly examples?: readonly string[];
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly type?: string;
  readonly $ref?: string;
}

interface AnswersSchema {
  readonly properties: Readonly<Record<string, PropertySchema>>;
  readonly definitions: Readonly<Record<string, PropertySchema>>;
}

let schema: AnswersSchema | undefined;

function answersSchema(): AnswersSchema {
  return (schema ??= readJsonAsset('schemas', 'config', 'answers.schema.json') as AnswersSchema);
}

function validate(): ValidateFunction<Partial<Answers>> {
  return ownValidator('answers');
}

/** A value that an answer may have, and what it stands for. */
export interface Choice {
  readonly value: string;
  readonly description: string;
}

/** The values among which an answer chooses; undefined when it is free text. */
export function choicesOf(name: keyof Answers): readonly Choice[] | undefined {
  const { enum: values, enumDescriptions } = answersSchema().properties[name]!;
  return values?.map((value, index) => ({ value, description: enumDescriptions?.[index] ?? value }));
}

/** Whether an answer is a list of texts. */
export function isList(name: keyof Answers): boolean {
  return answersSchema().properties[name]!.type === 'array';
}

/** @throws CliError `bad-answer` that names the first answer which is not legal, and shows one that is */
export function checkAnswers(answers: unknown): Partial<Answers> {
  const check = validate();
  if (check(answers)) return answers;
  const [error] = check.errors!;
  const [, field = '', ...below] = error!.instancePath.split('/');
  const name = field === '' ? String(error!.params.missingProperty ?? error!.params.additionalProperty) : field;
  const shown = name + below.map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`)).join('');
  throw new CliError('bad-answer', `${shown}: ${problem(name, error!)}`, expectation(name));
}

/** Why a single answer is not legal, or undefined when it is; for checking while a person types. */
export function answerProblem(name: keyof Answers, value: unknown): string | undefined {
  const check = validate();
  if (check({ [name]: value })) return undefined;
  const error = check.errors!.find(({ instancePath }) => instancePath.startsWith(`/${name}`));
  return error === undefined ? undefined : `${problem(name, error)}; ${expectation(name) ?? ''}`;
}

function problem(name: string, error: { keyword: string; message?: string; params: Record<string, unknown> }): string {
  if (error.keyword === 'required') return `\`${String(error.params.missingProperty)}\` is missing`;
  if (error.keyword === 'additionalProperties')
    return name in answersSchema().properties
      ? `\`${String(error.params.additionalProperty)}\` is not known here`
      : 'is not a question';
  if (error.keyword === 'enum') return 'is not one of the choices';
  const { properties, definitions } = answersSchema();
  const property = properties[name];
  const reason = definitions[property?.$ref?.split('/').at(-1) ?? '']?.description ?? property?.description ?? name;
  return error.keyword === 'pattern' ? `is not legal (${reason})` : `${error.message ?? 'is not legal'} (${reason})`;
}

function expectation(name: string): string | undefined {
  const { properties, definitions } = answersSchema();
  const property = properties[name];
  if (property?.enum !== undefined) return `write one of ${property.enum.join(', ')}`;
  const definition = definitions[property?.$ref?.split('/').at(-1) ?? ''];
  const example = property?.examples?.[0] ?? definition?.examples?.[0];
  return example === undefined ? definition?.description : `write, for example, ${example}`;
}
