import type { RuleId, RuleMeta } from '../model/rule.ts';

export const home = 'https://github.com/k8s-platform/generator-k8s-platform';

/** The page about a rule that ships; a repository's own has none. */
export function rulePage(rule: RuleId, meta: RuleMeta | undefined): string | undefined {
  return meta === undefined || meta.engine === 'user' ? undefined : `${home}/blob/main/docs/rules/${rule}.md`;
}
