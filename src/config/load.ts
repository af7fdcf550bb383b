import { readFileSync } from 'node:fs';
import type { ErrorObject } from 'ajv';
import { isMap, isNode, isPair, LineCounter, parseDocument } from 'yaml';
import { readJsonAsset } from '../assets.ts';
import { CliError } from '../errors.ts';
import { formatPath, type JsonPath } from '../model/json-path.ts';
import { isObject, type Json } from '../model/resource.ts';
import type { Catalogue, RuleId } from '../model/rule.ts';
import { unknownRule } from '../policy/unknown-rule.ts';
import { defaultConfig, type Config, type RuleSetting } from './config.ts';

type RawRule = string | false | { severity?: string | false; parameters?: Json };

/**
 * Reads and checks a configuration file.
 * @throws CliError `bad-config` that names line, column and what is legal there; `unknown-rule` with the nearest rule
 */
export async function loadConfig(file: string, catalogue: Catalogue): Promise<Config> {
  const text = readText(file);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const [syntax] = document.errors;
  if (syntax !== undefined)
    throw new CliError('bad-config', `${at(syntax.pos[0])}: ${syntax.message}`, 'correct the YAML there');
  const raw: unknown = document.toJS() ?? {};
  const place = (path: JsonPath) => {
    const parent = document.getIn(path.slice(0, -1), true) ?? document.contents;
    const pair = isMap(parent)
      ? parent.items.find((item) => isPair(item) && String(item.key) === String(path.at(-1)))
      : undefined;
    const node = pair?.key ?? document.getIn(path, true);
    return at(isNode(node) ? (node.range?.[0] ?? 0) : 0);
  };
  await validate(raw, place);
  const config = raw as Partial<Omit<Config, 'rules'>> & { rules?: Record<string, RawRule> };
  for (const id of Object.keys(config.rules ?? {})) {
    if (!catalogue.has(id as RuleId)) throw unknownRule(id, catalogue, `${place(['rules', id])}: `);
  }
  const rules = Object.fromEntries(Object.entries(config.rules ?? {}).map(([id, rule]) => [id, toSetting(rule)]));
  return { ...defaultConfig, ...config, rules };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CliError(
      'unreadable',
      `cannot read ${file}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`,
      'name a readable file with --config',
    );
  }
}

async function validate(raw: unknown, place: (path: JsonPath) => string): Promise<void> {
  const { Ajv } = await import('ajv');
  const schema = readJsonAsset('schemas', 'config', 'k8s-platform.schema.json') as Json;
  const validator = new Ajv({ strict: false, verbose: true, code: { optimize: false } }).compile(schema);
  if (validator(raw)) return;
  const error =
    validator.errors!.find((candidate) => candidate.keyword !== 'oneOf' && candidate.keyword !== 'anyOf') ??
    validator.errors![0]!;
  const path = pathOf(error);
  throw new CliError('bad-config', `${place(path)}: ${wording(error, path)}`, legal(error));
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
  const properties: unknown = (error.parentSchema as Json | undefined)?.properties;
  return isObject(properties) ? `legal here: ${Object.keys(properties).join(', ')}` : undefined;
}

/** `off` is false to a YAML 1.1 reader; both forms mean off. */
function toSetting(rule: RawRule): RuleSetting {
  if (rule === false || rule === 'off') return { severity: 'off' };
  if (typeof rule === 'string') return { severity: rule as NonNullable<RuleSetting['severity']> };
  const { severity, parameters } = rule;
  return {
    ...(severity === undefined ? {} : toSetting(severity)),
    ...(parameters === undefined ? {} : { parameters }),
  };
}
