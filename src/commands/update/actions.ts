import { gitPaths } from '../../discover/git.ts';
import { CliError } from '../../errors.ts';
import type { Host } from '../../host.ts';
import { prepareChange, refuseOlder } from '../../scaffold/changes/make.ts';
import { openRepository } from '../../scaffold/repository/repository-on-disk.ts';
import { finish } from '../add/actions.ts';
import type { ChangeOptions } from '../add/options.ts';

export interface UpdateOptions extends ChangeOptions {
  readonly check?: boolean;
  readonly force?: boolean;
}

/** @returns 1 when a person has to look at something, or with `check` when something would change */
export async function update(options: UpdateOptions, host: Host): Promise<0 | 1> {
  const repository = await openRepository(host.cwd);
  refuseOlder(repository.version);
  const prepared = prepareChange(repository, repository.platform);
  const dryRun = options.dryRun === true || options.check === true;
  if (!dryRun && options.force !== true && prepared.actions.length > 0) requireClean(repository.folder);
  const code = await finish(repository, prepared, { ...options, dryRun }, host);
  return options.check === true && prepared.actions.length > 0 ? 1 : code;
}

/** So that an update can be looked at, and undone, by itself. */
function requireClean(folder: string): void {
  const changed = gitPaths(folder, ['status', '--porcelain', '-z']);
  if (changed === undefined || changed.length === 0) return;
  throw new CliError(
    'not-clean',
    `${folder} has changes that are not committed`,
    'commit or stash them first, so that the update can be looked at by itself; or write --force: they are merged, too',
  );
}
