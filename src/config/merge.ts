import type { RuleId } from '../model/rule.ts';
import type { RuleSetting } from './config.ts';

/** Settings over others: what the later say of a rule wins, each severity and parameter by itself. */
export function mergeSettings(
  before: Readonly<Record<RuleId, RuleSetting>>,
  later: Readonly<Record<RuleId, RuleSetting>>,
): Record<RuleId, RuleSetting> {
  const merged: Record<RuleId, RuleSetting> = { ...before };
  for (const [id, setting] of Object.entries(later) as [RuleId, RuleSetting][])
    merged[id] = mergeSetting(merged[id], setting);
  return merged;
}

export function mergeSetting(before: RuleSetting | undefined, later: RuleSetting): RuleSetting {
  if (before === undefined) return later;
  return {
    ...before,
    ...later,
    parameters: { ...before.parameters, ...later.parameters },
    places: {
      ...before.places,
      ...later.places,
      parameters: { ...before.places?.parameters, ...later.places?.parameters },
    },
  };
}
