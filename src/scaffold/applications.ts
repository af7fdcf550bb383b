import { Ajv, type ValidateFunction } from 'ajv';
import { readJsonAsset } from '../assets.ts';
import { CliError } from '../errors.ts';
import type { ApplicationAnswer } from './answers.ts';
import { createHandlebars } from './handlebars.ts';
import type { TemplateLibrary } from './library.ts';

/** An application as its template sees it. */
export interface Application {
  readonly name: string;
  readonly team: string;
  readonly template: string;
  /** Each parameter of the template, as given or by default. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Kinds that the AppProject of its team must allow, as group/Kind. */
  readonly kinds: readonly string[];
}

/** templates/applications/<name>/template.yaml; shape: schemas/config/application.schema.json. */
export interface ApplicationTemplate {
  readonly title: string;
  readonly description: string;
  /** JSON Schemas by name, each with `default` and `description`. A default may be a template over the platform. */
  readonly parameters: Readonly<Record<string, ParameterSchema>>;
  readonly kinds: readonly string[];
}

export interface ParameterSchema {
  readonly description: string;
  readonly default: unknown;
  readonly type?: string;
  readonly enum?: readonly unknown[];
}

let validator: ValidateFunction<ApplicationTemplate> | undefined;

/** @throws CliError `unknown-template`, `bad-template` */
export function describeApplicationTemplate(library: TemplateLibrary, name: string): ApplicationTemplate {
  validator ??= new Ajv({ allErrors: true, strict: false }).compile<ApplicationTemplate>(
    readJsonAsset('schemas', 'config', 'application.schema.json') as object,
  );
  return library.describe('applications', name, validator);
}

/** @throws CliError `unknown-template`, or `bad-answer` that names the parameter which is not legal */
export function createApplications(
  applications: readonly ApplicationAnswer[],
  platform: object,
  library: TemplateLibrary,
): Application[] {
  return applications.map(({ name, team, template, parameters = {} }) => {
    const described = describeApplicationTemplate(library, template);
    return {
      name,
      team,
      template,
      parameters: completeParameters(`application ${name}`, described.parameters, parameters, platform),
      kinds: described.kinds,
    };
  });
}

const handlebars = createHandlebars();

function completeParameters(
  owner: string,
  schemas: ApplicationTemplate['parameters'],
  given: Readonly<Record<string, unknown>>,
  platform: object,
): Record<string, unknown> {
  const defaults = Object.entries(schemas).map(([name, schema]) => [
    name,
    typeof schema.default === 'string' ? handlebars.compile(schema.default)(platform) : schema.default,
  ]);
  const complete = { ...(Object.fromEntries(defaults) as Record<string, unknown>), ...given };
  const check = new Ajv({ strict: false }).compile({
    type: 'object',
    additionalProperties: false,
    properties: schemas,
  });
  if (check(complete)) return complete;
  const [error] = check.errors!;
  const [, field = String(error!.params.additionalProperty)] = error!.instancePath.split('/');
  throw new CliError(
    'bad-answer',
    `${owner}: ${field} ${error!.message ?? 'is not legal'}`,
    schemas[field] === undefined ? `its template knows ${Object.keys(schemas).join(', ')}` : schemas[field].description,
  );
}
