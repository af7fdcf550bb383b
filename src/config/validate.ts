import type { ErrorObject } from 'ajv';
import { readJsonAsset } from '../assets.ts';
import { CliError } from '../errors.ts';
import { formatPath, type JsonPath } from '../model/json-path.ts';
import { isObject, type Json } from '../model/resource.ts';
import type { Catalogue, RuleId, RuleMeta } from '../model/rule.ts';
import { unknownRule } from '../policy/unknown-rule.ts';
import { closest } from '../words.ts';
import { formatPlace, type ConfigDocument } from './document.ts';

/**
 * Checks a configuration file against its schema, and its rules and their parameters against the catalogue.
 * @throws CliError `bad-config` that names line, column and what is legal there; `unknown-rule` with the nearest rule
 */
export async function validateConfig(document: ConfigDocument, catalogue: Catalogue): Promise<void> {
  const { Ajv } = await import('ajv');
  const ajv = new Ajv({ strict: false, verbose: true, code: { optimize: false } });
  refuseFirst(
    document,
    [],
    ajv.compile(withoutCompletion(readJsonAsset('schemas', 'config', 'k8s-platform.schema.json'))),
  );
  const { rules, overrides } = document.value as { rules?: Json; overrides?: readonly { rules: Json }[] };
  const blocks: [JsonPath, Json][] = [
    [['rules'], rules ?? {}],
    ...(overrides ?? []).map((one, index): [JsonPath, Json] => [['overrides', index, 'rules'], one.rules]),
  ];
  for (const [path, block] of blocks) {
    for (const [id, setting] of Object.entries(block)) {
      const meta = catalogue.get(id as RuleId);
      if (meta === undefined) throw unknownRule(id, catalogue, `${place(document, [...path, id])}: `);
      const parameters = isObject(setting) && isObject(setting.parameters) ? setting.parameters : {};
      for (const name of Object.keys(parameters)) {
        const at = [...path, id, 'parameters', name];
        refuseFirst(document, at, ajv.compile(parameterSchema(document, at, meta)));
      }
    }
  }
  refuseUnknownSuppressions(document, catalogue);
}

/** The schema without the list of rules, which helps editors, refuses nothing and takes long to compile. */
function withoutCompletion(schema: unknown): Json {
  const { definitions, ...rest } = schema as { readonly definitions: { readonly rules: Json } & Json };
  const { properties: _, ...rules } = definitions.rules;
  return { ...rest, definitions: { ...definitions, rules, ruleId: {} } };
}

type Validator = ((value: unknown) => boolean) & { errors?: ErrorObject[] | null };

function refuseFirst(document: ConfigDocument, prefix: JsonPath, validate: Validator): void {
  const value = prefix.reduce<unknown>((node, step) => (node as Json)[step], document.value);
  if (validate(value)) return;
  const error = tellingError(validate.errors!);
  const path = [...prefix, ...pathOf(error)];
  throw new CliError('bad-config', `${place(document, path)}: ${wording(error, path)}`, legal(error));
}

function place(document: ConfigDocument, path: JsonPath): string {
  return formatPlace(document.file, document.range(path));
}

/** Of what several alternatives have to say, the error that lies deepest. */
function tellingError(errors: readonly ErrorObject[]): ErrorObject {
  const own = errors.filter(({ keyword }) => !['oneOf', 'anyOf', 'if'].includes(keyword));
  return own.reduce((best, error) => (pathOf(error).length > pathOf(best).length ? error : best), own[0] ?? errors[0]!);
}

function pathOf(error: ErrorObject): JsonPath {
  const steps = error.instancePath.split('/').slice(1);
  const path = steps.map((step) =>
    /^\d+$/.test(step) ? Number(step) : step.replaceAll('~1', '/').replaceAll('~0', '~'),
  );
  return error.keyword === 'additionalProperties' ? [...path, String(error.params.additionalProperty)] : path;
}

function wording(error: ErrorObject, path: JsonPath): string {
  const field = path.length === 0 ? 'the file' : `\`${formatPath(path)}\``;
  if (error.keyword === 'additionalProperties') return `unknown key ${field}`;
  if (error.keyword === 'enum') return `${field} cannot be \`${String(error.data)}\``;
  if (error.keyword === 'required') return `${field} needs \`${String(error.params.missingProperty)}\``;
  if (error.keyword === 'minProperties') return `${field} needs at least ${String(error.params.limit)} keys`;
  if (error.keyword === 'type')
    return `${field} must be ${typeWords[String(error.params.type)] ?? String(error.params.type)}`;
  return `${field} ${error.message ?? 'is not legal'}`;
}

const typeWords: Readonly<Record<string, string>> = {
  object: 'a mapping',
  array: 'a list',
  string: 'a string: put it in quotes',
};

function legal(error: ErrorObject): string | undefined {
  if (error.keyword === 'enum') return `legal here: ${(error.params.allowedValues as unknown[]).join(', ')}`;
  const schema = error.parentSchema as Json | undefined;
  if (isObject(schema?.properties)) return `legal here: ${Object.keys(schema.properties).join(', ')}`;
  return typeof schema?.description === 'string' ? schema.description : undefined;
}

function parameterSchema(document: ConfigDocument, path: JsonPath, meta: RuleMeta): Json {
  const name = String(path.at(-1));
  const known = meta.parameters ?? {};
  if (Object.hasOwn(known, name)) return known[name]!;
  const meant = closest(name, Object.keys(known));
  const all = Object.keys(known);
  throw new CliError(
    'bad-config',
    `${place(document, path)}: ${meta.id} has no parameter \`${name}\``,
    meant === undefined
      ? all.length === 0
        ? 'it has none at all'
        : `legal here: ${all.join(', ')}`
      : `did you mean ${meant}?`,
  );
}

/** A suppression of a rule that does not exist would never count. */
function refuseUnknownSuppressions(document: ConfigDocument, catalogue: Catalogue): void {
  const { suppress = [] } = document.value as { suppress?: readonly { rule?: string | readonly string[] }[] };
  suppress.forEach(({ rule = [] }, index) => {
    for (const id of [rule].flat()) {
      if (!id.includes('*') && !catalogue.has(id as RuleId))
        throw unknownRule(id, catalogue, `${place(document, ['suppress', index, 'rule'])}: `);
    }
  });
}
