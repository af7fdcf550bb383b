import { execFileSync } from 'node:child_process';
import { CliError } from '../../errors.ts';
import { changeFiles, type Surroundings } from '../write/write.ts';

interface Commit {
  readonly folder: string;
  readonly path: string;
  readonly text: string;
  readonly message: string;
  readonly branch: string | undefined;
}

/**
 * Writes a file and commits it alone, on a new branch when one is named. When git refuses, such as by a hook, file and
 * branch are what they were.
 * @throws CliError `not-clean` when the file has changes of its own, `not-a-git-repository` when git refuses
 */
export async function commitFile(
  { folder, path, text, message, branch }: Commit,
  surroundings: Surroundings,
): Promise<void> {
  const git = (...args: readonly string[]) => runGit(folder, args);
  git('ls-files', '--error-unmatch', '--', path);
  if (git('status', '--porcelain', '--', path) !== '')
    throw new CliError('not-clean', `${path} has changes that are not committed`, 'commit or undo them first');
  surroundings.signals.hold();
  try {
    if (branch !== undefined) git('switch', '--quiet', '--create', branch);
    try {
      await changeFiles(folder, { write: [{ path, text }] }, surroundings);
      git('commit', '--quiet', '--message', message, '--', path);
    } catch (error) {
      undo();
      throw error;
    }
  } finally {
    surroundings.signals.release();
  }

  function undo(): void {
    git('checkout', '--quiet', 'HEAD', '--', path);
    if (branch === undefined) return;
    git('switch', '--quiet', '-');
    git('branch', '--quiet', '--delete', branch);
  }
}

function runGit(folder: string, args: readonly string[]): string {
  try {
    return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string };
    throw new CliError('not-a-git-repository', `git ${args[0] ?? ''}: ${stderr.trim().split('\n')[0] ?? 'failed'}`);
  }
}
