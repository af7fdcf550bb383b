import { join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { writeUnchanged } from '../../fix/write-file.ts';
import type { Host } from '../../host.ts';
import type { Profile, RuleId } from '../../model/rule.ts';
import { fix, type FixedFile, type Fixes } from '../../pipeline/fix.ts';
import { unknownRule } from '../../policy/unknown-rule.ts';
import { printable } from '../../report/printable.ts';
import { counted } from '../../words.ts';
import { lintRequest } from '../scope/lint-request.ts';
import { scopeOf } from '../scope/open.ts';

export interface FixOptions {
  readonly dryRun?: boolean;
  readonly rule?: readonly string[];
  readonly profile?: Profile;
  readonly kubernetesVersion?: string;
  readonly config?: string;
}

/** @returns 1 when a file that has fixes was left alone */
export async function run(paths: readonly string[], options: FixOptions, host: Host): Promise<0 | 1> {
  const scope = scopeOf(paths, {}, host);
  const request = await lintRequest(scope, { ...options, quiet: true }, host);
  const unknown = options.rule?.find((id) => !request.catalogue.has(id as RuleId));
  if (unknown !== undefined) throw unknownRule(unknown, request.catalogue);
  const fixes = await fix({ ...request, only: options.rule ?? [] });
  await request.engines.close();
  return report(fixes, options.dryRun === true ? undefined : scope.root, host);
}

/** @param root where to write; undefined to show the changes only */
function report({ files, refused }: Fixes, root: string | undefined, host: Host): 0 | 1 {
  const leftAlone = refused.map(({ file, because }) => ({
    file,
    reason: `its fixes would give: ${because.rule} ${because.message}`,
  }));
  for (const fixed of files) {
    const reason = root === undefined ? undefined : writeUnchanged(join(root, fixed.file), fixed.before, fixed.after);
    if (reason === undefined)
      host.stdout.write(printable(root === undefined ? diffOf(fixed) : `${summaryOf(fixed)}\n`));
    else leftAlone.push({ file: fixed.file, reason });
  }
  for (const { file, reason } of leftAlone)
    host.stderr.write(printable(`k8s-platform: ${file} is left as it is: ${reason}\n`));
  if (files.length === 0 && leftAlone.length === 0) host.stdout.write('nothing to fix\n');
  return leftAlone.length === 0 ? 0 : 1;
}

function diffOf({ file, before, after }: FixedFile): string {
  const patch = createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, { context: 3 });
  return patch.replace(/^=+\n/, '');
}

function summaryOf({ file, rules }: FixedFile): string {
  const total = [...rules.values()].reduce((sum, count) => sum + count, 0);
  return `${file}: ${counted(total, 'fix', 'fixes')} (${[...rules.keys()].join(', ')})`;
}
