import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CliError } from '../../errors.ts';
import type { Host } from '../../host.ts';
import { removeFolders } from '../../scaffold/changes/make.ts';
import { actionLines } from '../../scaffold/update/summary.ts';
import { scopeOf } from '../scope/open.ts';
import { legalId } from './create.ts';

/** `remove policy <category/id>`: what `policy new` wrote, when git has it. */
export function remove(id: string, directory: string, dryRun: boolean | undefined, host: Host): void {
  const { root } = scopeOf(['.'], {}, host);
  const path = `${directory}/${id}`;
  if (!legalId.test(id) || !existsSync(join(root, path)))
    throw new CliError('no-such-path', `there is no policy ${id} in ${directory}`, 'k8s-platform rules lists them');
  const actions = removeFolders(root, [path], []);
  if (dryRun !== true) {
    rmSync(join(root, path), { recursive: true });
    const parent = join(root, dirname(path));
    if (readdirSync(parent).length === 0) rmdirSync(parent);
  }
  host.stdout.write(actionLines(actions));
}
