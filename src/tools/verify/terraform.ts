import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectAnswers } from '../../scaffold/answers/collect.ts';
import { planRepository } from '../../scaffold/repository/repository.ts';
import { changeFiles } from '../../scaffold/write/write.ts';
import { signalsOf } from '../../signals.ts';
import { runPeer } from './program.ts';
import { printTable, type Row } from './table.ts';
import { inconsistencies } from './terraform/consistency.ts';
import { readModules } from './terraform/modules.ts';

/**
 * Shows that the Terraform of a generated repository is formatted, can be parsed and fits together. Providers cannot be
 * downloaded everywhere, so the arguments of resources are not checked. Needs terraform; hcl2json is installed with Go.
 */
const clouds = { aws: 'eks', gcp: 'gke', azure: 'aks' } as const;
const work = mkdtempSync(join(tmpdir(), 'verify-terraform-'));

try {
  const rows: Row[] = [];
  for (const [cloud, type] of Object.entries(clouds)) rows.push(...(await verify(cloud, type)));
  process.exitCode = printTable(rows) ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

async function verify(cloud: string, type: string): Promise<Row[]> {
  const repository = join(work, cloud);
  const answers = { nonproductionClusterType: type, productionClusterType: type, terraform: cloud };
  const plan = planRepository(await collectAnswers({ answers, acceptSuggestions: true }));
  await changeFiles(repository, { write: plan }, { signals: signalsOf(process) });
  const root = join(repository, 'infrastructure/terraform');
  const format = runPeer('terraform', ['fmt', '-check', '-recursive'], { cwd: root });
  const modules = readModules(root);
  const mistakes = inconsistencies(modules);
  return [
    format === undefined
      ? { check: `terraform fmt: ${cloud}`, result: 'missing', detail: 'not installed' }
      : { check: `terraform fmt: ${cloud}`, result: format.ok ? 'passed' : 'failed', detail: format.stdout.trim() },
    {
      check: `consistency: ${cloud}`,
      result: mistakes.length === 0 ? 'passed' : 'failed',
      detail: mistakes.join('\n') || `${modules.length} folders`,
    },
  ];
}
