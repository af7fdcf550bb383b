import { git } from '../discover/git.ts';
import { CliError } from '../errors.ts';

/** Git runs hooks at the top of the work tree; a local install comes first. */
export const check = 'PATH="$PWD/node_modules/.bin:$PATH" k8s-platform lint --staged';

/** The top of the work tree. @throws CliError `not-a-git-repository` */
export function workTree(cwd: string): string {
  const root = git(cwd, ['rev-parse', '--show-toplevel'])?.toString('utf8').trimEnd();
  if (root === undefined || root === '')
    throw new CliError('not-a-git-repository', `${cwd} is not in a git repository`, 'run git init first');
  return root;
}
