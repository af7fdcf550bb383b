import { CliError } from '../errors.ts';
import type { Host } from '../host.ts';
import { changeOptions, type ChangeOptions } from './add/options.ts';
import type { CommandModule } from './command.ts';

interface Options extends ChangeOptions {
  readonly check?: boolean;
}

export const command: CommandModule = {
  summary: 'bring a generated repository to the templates of this version, and to its answers',
  register(command, host, exit) {
    command
      .description(
        'Merges three ways: what the templates wrote then, what they write now, and what is there. What you wrote stays.',
      )
      .option('--check', 'change nothing; exit with 1 when an update would change something');
    changeOptions(command).action(async (options: Options) => exit(await run(options, host)));
  },
};

async function run(options: Options, host: Host): Promise<0 | 1> {
  const { openRepository } = await import('../scaffold/repository/repository-on-disk.ts');
  const { prepareChange } = await import('../scaffold/changes/make.ts');
  const { finish } = await import('./add/actions.ts');
  const repository = await openRepository(host.cwd);
  const prepared = prepareChange(repository, repository.platform);
  const dryRun = options.dryRun === true || options.check === true;
  if (!dryRun && prepared.actions.length > 0) await requireClean(repository.folder);
  const code = await finish(repository, prepared, { ...options, dryRun }, host);
  return options.check === true && prepared.actions.length > 0 ? 1 : code;
}

/** So that an update can be looked at, and undone, by itself. */
async function requireClean(folder: string): Promise<void> {
  const { gitPaths } = await import('../discover/git.ts');
  const changed = gitPaths(folder, ['status', '--porcelain', '-z']);
  if (changed === undefined || changed.length === 0) return;
  throw new CliError(
    'not-clean',
    `${folder} has changes that are not committed`,
    'commit or stash them first, so that the update can be looked at by itself',
  );
}
