import { readJsonAsset } from '../assets.ts';
import type { Catalogue, RuleMeta } from '../model/rule.ts';

/** Every rule that ships with the package. Source: policies/rules.json, which `npm run generate` writes. */
export function builtInCatalogue(): Catalogue {
  const rules = readJsonAsset('policies', 'rules.json') as readonly RuleMeta[];
  return new Map(rules.map((meta) => [meta.id, meta]));
}
