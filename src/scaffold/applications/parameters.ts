import type { ErrorObject, ValidateFunction } from 'ajv';
import { CliError } from '../../errors.ts';
import { AnswerError, type AnswerPath } from '../answers/answer-error.ts';
import type { ParameterSchema } from './applications.ts';
import { sharedHandlebars } from '../templates/handlebars.ts';
import { templateProblem } from '../templates/templates.ts';
import { plainAjv } from '../own-schema.ts';
import { addParameterFormats, formatProblem } from './parameter-formats.ts';

type Schemas = Readonly<Record<string, ParameterSchema>>;

/** Whose parameters they are, and where its answer is. */
export interface Owner {
  readonly name: string;
  readonly path: AnswerPath;
}

/** By the schemas, which all applications of a template share. */
const validators = new WeakMap<Schemas, ValidateFunction>();
const presets = new Map<string, (scope: object) => string>();

/**
 * All parameters: those that are given, and defaults. A default may be a template over the scope and, as `parameters`,
 * over what stands before it.
 * @throws AnswerError that names the parameter which is not legal
 */
export function completeParameters(
  owner: Owner,
  schemas: Schemas,
  given: Readonly<Record<string, unknown>>,
  scope: object,
): Record<string, unknown> {
  const complete: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    const { default: preset, type } = schema;
    complete[name] =
      given[name] ??
      (typeof preset === 'string' && preset.includes('{{')
        ? typedValue(defaultOf(owner, name, preset, { ...scope, parameters: complete }), type)
        : preset);
  }
  const all = { ...given, ...complete };
  const check = validatorOf(owner, schemas);
  if (check(all)) return complete;
  throw problemOf(owner, schemas, all, check.errors![0]!);
}

/** @throws CliError `bad-template` */
function defaultOf(owner: Owner, name: string, preset: string, scope: object): string {
  try {
    return presetOf(preset)(scope);
  } catch (error) {
    throw new CliError(
      'bad-template',
      templateProblem(`the default of ${name}, which ${owner.name} takes from its template`, error as Error),
    );
  }
}

function presetOf(preset: string): (scope: object) => string {
  let template = presets.get(preset);
  if (template === undefined) presets.set(preset, (template = sharedHandlebars().compile<object>(preset)));
  return template;
}

/** @throws CliError `bad-template` for what is no JSON Schema */
function validatorOf(owner: Owner, schemas: Schemas): ValidateFunction {
  let validator = validators.get(schemas);
  if (validator === undefined) {
    const schema = { type: 'object', additionalProperties: false, properties: schemas };
    try {
      validator = addParameterFormats(plainAjv({ allErrors: false })).compile(schema);
    } catch (error) {
      throw new CliError(
        'bad-template',
        `the parameters in the template of ${owner.name} are no JSON Schemas: ${(error as Error).message}`,
      );
    }
    validators.set(schemas, validator);
  }
  return validator;
}

function problemOf(
  owner: Owner,
  schemas: Schemas,
  all: Readonly<Record<string, unknown>>,
  error: ErrorObject,
): AnswerError {
  const [, field = String(error.params.additionalProperty)] = error.instancePath.split('/');
  const path = [...owner.path, 'parameters', field];
  const schema = schemas[field];
  if (schema === undefined)
    return new AnswerError(
      path,
      `${owner.name}: ${field} is no parameter of its template`,
      `its template knows ${Object.keys(schemas).join(', ')}`,
    );
  const value = all[field];
  const advice = `${field}: ${schema.description}`;
  if (value === '') return new AnswerError(path, `${owner.name}: ${field} is missing`, advice);
  const shown = JSON.stringify(value);
  const problem =
    error.keyword === 'format'
      ? formatProblem(String(error.params.format))
      : error.keyword === 'enum'
        ? `is none of ${(schema.enum ?? []).join(', ')}`
        : (error.message ?? 'is not legal');
  return new AnswerError(path, `${owner.name}: ${field}: ${shown} ${problem}`, advice);
}

/** What was typed, as the JSON value that a parameter of that type holds; as it was when it is none. */
export function typedValue(typed: string, type: string | undefined): unknown {
  switch (type) {
    case 'integer':
    case 'number':
      return typed.trim() !== '' && Number.isFinite(Number(typed)) ? Number(typed) : typed;
    case 'boolean':
      return typed === 'true' ? true : typed === 'false' ? false : typed;
    case 'array':
      return typed.split(/[\s,]+/).filter((item) => item !== '');
    default:
      return typed;
  }
}
