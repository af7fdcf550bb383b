import type { ValidateFunction } from 'ajv';
import { Ajv } from 'ajv';
import { readJsonAsset } from '../assets.ts';
import type { RuleId, RuleMeta } from '../model/rule.ts';

/** METADATA of a rule as it is written; see schemas/config/rule.schema.json. */
interface WrittenMeta {
  readonly title: string;
  readonly description: string;
  readonly related_resources?: RuleMeta['related'];
  readonly custom: Pick<
    RuleMeta,
    'severity' | 'profiles' | 'kinds' | 'remediation' | 'parameters' | 'yieldsTo' | 'since'
  > &
    Partial<Pick<RuleMeta, 'scope' | 'equivalents'>>;
}

let validate: ValidateFunction<WrittenMeta> | undefined;

/**
 * Checks what a rule says of itself, and fills in what may be left out.
 * @throws Error that names the rule and the first thing that is wrong
 */
export function ruleMeta(id: RuleId, engine: RuleMeta['engine'], written: unknown): RuleMeta {
  validate ??= new Ajv({ allErrors: true }).compile<WrittenMeta>(
    readJsonAsset('schemas', 'config', 'rule.schema.json') as object,
  );
  if (!validate(written)) {
    const [error] = validate.errors!;
    const detail = typeof error?.params.additionalProperty === 'string' ? `: ${error.params.additionalProperty}` : '';
    throw new Error(`${id}: METADATA ${error?.instancePath ?? ''} ${error?.message ?? 'is not legal'}${detail}`);
  }
  const { title, description, related_resources: related = [], custom } = written;
  return {
    id,
    engine,
    title,
    description: description.trim(),
    ...custom,
    remediation: custom.remediation.trim(),
    scope: custom.scope ?? 'resource',
    equivalents: custom.equivalents ?? [],
    related,
  };
}
