import { CliError } from '../errors.ts';
import { git } from './git.ts';

/** What git compares with where there is no commit yet. */
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/**
 * The id of a commit.
 * @throws CliError `unknown-ref`, `not-a-git-repository`
 */
export function resolveCommit(root: string, ref: string): string {
  requireRepository(root);
  const id = revision(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  if (id === undefined)
    throw new CliError(
      'unknown-ref',
      `there is no commit ${ref} here`,
      isShallow(root)
        ? fetchAll
        : `fetch it (git fetch origin), or name a branch, a tag or a commit that git log shows`,
    );
  return id;
}

/**
 * The commit at which HEAD and another one parted: what was done since is what a pull request brings.
 * @throws CliError `unknown-ref` also where they have nothing in common
 */
export function mergeBase(root: string, ref: string): string {
  const commit = resolveCommit(root, ref);
  const base = revision(root, ['merge-base', commit, 'HEAD']);
  if (base === undefined)
    throw new CliError(
      'unknown-ref',
      `HEAD and ${ref} have no commit in common here`,
      isShallow(root) ? fetchAll : 'compare with a branch that HEAD comes from',
    );
  return base;
}

/** HEAD; nothing at all before the first commit. */
export function headCommit(root: string): string {
  requireRepository(root);
  return revision(root, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']) ?? emptyTree;
}

function requireRepository(root: string): void {
  if (revision(root, ['rev-parse', '--is-inside-work-tree']) !== 'true')
    throw new CliError(
      'not-a-git-repository',
      `${root} is not a git repository`,
      'run it inside one; or check everything: k8s-platform lint',
    );
}

const fetchAll =
  'this clone is shallow: fetch the history with git fetch --unshallow, or fetch-depth: 0 for actions/checkout and GIT_DEPTH: 0 for GitLab';

function isShallow(root: string): boolean {
  return revision(root, ['rev-parse', '--is-shallow-repository']) === 'true';
}

function revision(root: string, args: readonly string[]): string | undefined {
  const output = git(root, args)?.toString('utf8').trim();
  return output === '' ? undefined : output;
}
