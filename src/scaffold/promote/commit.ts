import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from '../../errors.ts';

/**
 * Writes a file and commits it alone, on a new branch when one is named.
 * @throws CliError `not-clean` when the file has changes of its own, `not-a-git-repository` when git refuses
 */
export function commitFile(change: {
  readonly folder: string;
  readonly path: string;
  readonly text: string;
  readonly message: string;
  readonly branch: string | undefined;
}): void {
  const { folder, path, text, message, branch } = change;
  const git = (...args: readonly string[]) => {
    try {
      return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    } catch (error) {
      const { stderr = '' } = error as { stderr?: string };
      throw new CliError('not-a-git-repository', `git ${args[0] ?? ''}: ${stderr.trim().split('\n')[0] ?? 'failed'}`);
    }
  };
  if (git('status', '--porcelain', '--', path) !== '')
    throw new CliError('not-clean', `${path} has changes that are not committed`, 'commit or undo them first');
  if (branch !== undefined) git('switch', '--create', branch);
  writeFileSync(join(folder, path), text);
  git('commit', '--quiet', '--message', message, '--', path);
}
