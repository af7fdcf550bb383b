import { hasStagedChanges } from '../../discover/changes.ts';
import type { Host } from '../../host.ts';
import type { InputOptions } from '../scope/open.ts';

/**
 * What the pre-commit framework asks for: between two refs what differs, in a commit what is staged; a run by hand checks
 * what is staged, too, and everything where nothing is, as `pre-commit run --all-files` in CI.
 * @param root of the repository
 */
export function preCommitInput(root: string, { env }: Host): Pick<InputOptions, 'staged' | 'changedSince'> {
  const { PRE_COMMIT_FROM_REF: from, GIT_INDEX_FILE: index } = env;
  if (from !== undefined && from !== '') return { changedSince: from };
  const isCommit = index !== undefined; // git tells its hooks
  return isCommit || hasStagedChanges(root) ? { staged: true } : {};
}
