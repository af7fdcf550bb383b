import { defaultConfig } from '../../../config/config.ts';
import type { Engines } from '../../../engines/engines.ts';
import { describe } from '../../../model/resource.ts';
import type { RuleId } from '../../../model/rule.ts';
import { lint } from '../../../pipeline/lint.ts';
import { builtInCatalogue } from '../../../policy/catalogue.ts';
import { memoryTree } from '../memory-tree.ts';
import { textOf, type Case } from './cases.ts';
import { Findings } from './findings.ts';

/** What each of these rules reports with its default parameters, whatever the profiles say of it. */
export async function askOurs(
  cases: readonly Case[],
  rules: readonly RuleId[],
  minor: number,
  engines: Engines,
): Promise<Findings> {
  const findings = new Findings();
  for (const { name, objects } of cases) {
    const report = await lint({
      tree: memoryTree(new Map([['objects.yaml', Buffer.from(textOf(objects))]])),
      config: { ...defaultConfig, extends: 'strict' },
      version: () => ({ minor, clusters: [], reason: '' }),
      selected: () => true,
      engines,
      complete: true,
      remotes: [],
      catalogue: builtInCatalogue(),
      policies: { rules: [], files: [], paths: [], hash: '', problems: [] },
      only: rules,
      today: '2026-01-01',
      now: () => 0,
    });
    for (const { rule, resource } of report.findings)
      if (resource !== undefined) findings.add(rule, name, describe(resource), true);
  }
  return findings;
}
