import { Ajv, type ValidateFunction } from 'ajv';
import { readJsonAsset } from '../assets.ts';

const validators = new Map<string, ValidateFunction>();

/** The validator of a schema in schemas/config, which needs no check of its own. Compiled on first use. */
export function ownValidator<T>(name: string): ValidateFunction<T> {
  let validator = validators.get(name);
  if (validator === undefined) {
    const schema = readJsonAsset('schemas', 'config', `${name}.schema.json`) as object;
    validators.set(name, (validator = plainAjv({ allErrors: true }).compile(schema)));
  }
  return validator as ValidateFunction<T>;
}

/** Without the schema of schemas: to compile it takes longer than to compile one that is known to be legal. */
export function plainAjv(options: { readonly allErrors: boolean }): Ajv {
  return new Ajv({ ...options, verbose: true, strict: false, meta: false, validateSchema: false });
}
