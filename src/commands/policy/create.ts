import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from '../../errors.ts';
import type { Host } from '../../host.ts';
import type { RuleId } from '../../model/rule.ts';
import { changeFiles } from '../../scaffold/write/write.ts';
import { catalogueAround } from '../scope/policies.ts';
import { scopeOf } from '../scope/open.ts';
import { policyTexts } from './texts.ts';

export const legalId = /^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/;

/** `policy new`: a policy that works, to be changed. */
export async function create(id: string, directory: string, host: Host): Promise<void> {
  if (!legalId.test(id))
    throw new CliError(
      'usage',
      `${id} is no id for a policy`,
      'write <category>/<id> in small letters, digits and hyphens; a policy of the cluster has a plain name: k8s-platform add policy <name> --admission',
    );
  if ((await catalogueAround(host)).has(id as RuleId))
    throw new CliError('would-overwrite', `there is a rule ${id} already`, `k8s-platform explain ${id} shows it`);
  const { root } = scopeOf(['.'], {}, host);
  const folder = `${directory}/${id}`;
  if (existsSync(join(root, folder)))
    throw new CliError('would-overwrite', `${folder} is there already`, 'choose another id, or remove the folder');
  const write = policyTexts(id as RuleId).map(([name, text]) => ({ path: `${folder}/${name}`, text }));
  await changeFiles(root, { write }, host);
  for (const { path } of write) host.stdout.write(`${path}\n`);
  host.stdout.write('k8s-platform policy test runs its tests; k8s-platform lint applies it\n');
}
