import { Ajv, type ValidateFunction } from 'ajv';
import { readJsonAsset } from '../assets.ts';
import { CliError } from '../errors.ts';

/** What a repository is made from. Shape and meaning: schemas/config/answers.schema.json. */
export interface Answers {
  readonly name: string;
  readonly repository: string;
  readonly branch: string;
  readonly domain: string;
  readonly onCall: string;
  readonly environments: readonly string[];
  readonly nonproductionCluster: string;
  readonly team: string;
  readonly application: string;
  readonly awsAccount: string;
  readonly awsRegion: string;
  readonly singleSignOnIssuer: string;
  readonly smtpHost: string;
}

interface PropertySchema {
  readonly description?: string;
  readonly examples?: readonly string[];
  readonly $ref?: string;
}

interface AnswersSchema {
  readonly properties: Readonly<Record<string, PropertySchema>>;
  readonly definitions: Readonly<Record<string, PropertySchema>>;
}

let schema: AnswersSchema | undefined;
let validator: ValidateFunction<Answers> | undefined;

function answersSchema(): AnswersSchema {
  return (schema ??= readJsonAsset('schemas', 'config', 'answers.schema.json') as AnswersSchema);
}

function validate(): ValidateFunction<Answers> {
  return (validator ??= new Ajv({ allErrors: true, strict: false }).compile<Answers>(answersSchema()));
}

/** @throws CliError `bad-answer` that names the first answer which is not legal, and shows one that is */
export function checkAnswers(answers: unknown): Answers {
  const check = validate();
  if (check(answers)) return distinctClusters(answers);
  const [error] = check.errors!;
  const [, field = '', item] = error!.instancePath.split('/');
  const name = field === '' ? String(error!.params.missingProperty ?? error!.params.additionalProperty) : field;
  const shown = item === undefined ? name : `${name}[${item}]`;
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
  if (error.keyword === 'required') return 'is missing';
  if (error.keyword === 'additionalProperties') return 'is not a question';
  const { properties, definitions } = answersSchema();
  const property = properties[name];
  const reason = definitions[property?.$ref?.split('/').at(-1) ?? '']?.description ?? property?.description ?? name;
  return error.keyword === 'pattern' ? `is not legal (${reason})` : `${error.message ?? 'is not legal'} (${reason})`;
}

function expectation(name: string): string | undefined {
  const { properties, definitions } = answersSchema();
  const property = properties[name];
  const definition = definitions[property?.$ref?.split('/').at(-1) ?? ''];
  const example = property?.examples?.[0] ?? definition?.examples?.[0];
  return example === undefined ? definition?.description : `write, for example, ${example}`;
}

function distinctClusters(answers: Answers): Answers {
  if (answers.nonproductionCluster === answers.environments.at(-1)) {
    throw new CliError(
      'bad-answer',
      'nonproductionCluster: the last environment has a cluster of that name',
      'choose another name',
    );
  }
  return answers;
}
