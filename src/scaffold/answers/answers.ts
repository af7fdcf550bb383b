import type { ErrorObject, ValidateFunction } from 'ajv';
import { readJsonAsset } from '../../assets.ts';
import { closest } from '../../words.ts';
import { ownValidator } from '../own-schema.ts';
import { AnswerError } from './answer-error.ts';

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
  readonly parameters?: Readonly<Record<string, unknown>> | null;
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

/** What an answer says, in a sentence. */
export function meaningOf(name: keyof Answers): string {
  return answersSchema().properties[name]!.description ?? name;
}

/** Whether an answer is a list of texts. */
export function isList(name: keyof Answers): boolean {
  return answersSchema().properties[name]!.type === 'array';
}

/** @throws AnswerError that names the first answer which is not legal, and shows one that is */
export function checkAnswers(answers: unknown): Partial<Answers> {
  const check = validate();
  if (check(answers)) return answers;
  const error = check.errors![0]!;
  const unknown = error.keyword === 'additionalProperties' ? [String(error.params.additionalProperty)] : [];
  const path = [...error.instancePath.split('/').slice(1), ...unknown];
  const [field = '', ...below] = path;
  const shown = field + below.map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`)).join('');
  throw new AnswerError(path, `${shown}: ${problem(field, error)}`, expectation(field));
}

/** Why a single answer is not legal, or undefined when it is; for checking while a person types. */
export function answerProblem(name: keyof Answers, value: unknown): string | undefined {
  const check = validate();
  if (check({ [name]: value })) return undefined;
  const error = check.errors!.find(({ instancePath }) => instancePath.startsWith(`/${name}`));
  return error === undefined ? undefined : `${problem(name, error)}; ${expectation(name) ?? ''}`;
}

function problem(name: string, error: ErrorObject): string {
  const { keyword, message, params } = error;
  const data: unknown = error.data;
  const reason = reasonOf(name);
  switch (keyword) {
    case 'required':
      return `\`${String(params.missingProperty)}\` is missing`;
    case 'additionalProperties':
      return unknownAnswer(name);
    case 'enum':
      return typeof data === 'number' ? `${data} is a number: write it in quotes` : 'is not one of the choices';
    case 'type':
      return `is ${nounOf(data)}, and ${wantedOf(params.type)} is wanted (${reason})`;
    case 'uniqueItems':
      return `has ${String((data as unknown[])[Number(params.i)])} twice (${reason})`;
    case 'pattern':
      return `is not legal (${reason})`;
    default:
      return `${message ?? 'is not legal'} (${reason})`;
  }
}

/** What an answer is about, for a message about it. */
function reasonOf(name: string): string {
  const { properties, definitions } = answersSchema();
  const property = properties[name];
  return definitions[property?.$ref?.split('/').at(-1) ?? '']?.description ?? property?.description ?? name;
}

function unknownAnswer(name: string): string {
  const known = Object.keys(answersSchema().properties);
  const near = known.includes(name) ? undefined : closest(name, known);
  return `is not known here${near === undefined ? '' : `; did you mean ${near}?`}`;
}

const nouns: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  number: 'a number',
  object: 'a mapping',
  string: 'text',
};

function nounOf(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  return (Array.isArray(value) ? nouns.array : nouns[typeof value]) ?? 'something else';
}

/** @param type of a JSON Schema */
function wantedOf(type: unknown): string {
  const [first] = [type].flat();
  return nouns[String(first)] ?? String(first);
}

function expectation(name: string): string | undefined {
  const { properties, definitions } = answersSchema();
  const property = properties[name];
  if (property === undefined) return 'leave it out; `k8s-platform create --help` lists what can be answered';
  if (property.enum !== undefined) return `write one of ${property.enum.join(', ')}`;
  const definition = definitions[property.$ref?.split('/').at(-1) ?? ''];
  const example = property.examples?.[0] ?? definition?.examples?.[0];
  return example === undefined ? definition?.description : `write, for example, ${example}`;
}
