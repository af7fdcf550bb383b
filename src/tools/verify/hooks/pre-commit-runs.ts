import { Repository, type Outcome } from './repository.ts';
import { managers, type Tools } from './managers.ts';
import { bad, good, unknown } from './manifests.ts';

/** What `pre-commit run` checks when no commit is made, as in CI. */
export const preCommitRuns: Readonly<
  Record<string, { readonly args: readonly string[]; readonly stage?: string; readonly expect: string }>
> = {
  'run --all-files': { args: ['--all-files'], expect: unknown('old.yaml') },
  'run of what is staged': { args: [], stage: good, expect: 'passes' },
  'run of what is staged and bad': { args: [], stage: bad, expect: unknown('staged.yaml') },
  'run between refs, good': { args: ['--from-ref', 'HEAD~1', '--to-ref', 'HEAD'], expect: 'passes' },
  'run between refs, bad': { args: ['--from-ref', 'HEAD~2', '--to-ref', 'HEAD'], expect: unknown('old.yaml') },
};

/** A repository whose second commit is bad, and its third good. */
export function preCommitRun(
  folder: string,
  tools: Tools,
  { args, stage }: { args: readonly string[]; stage?: string },
): Outcome {
  const repository = new Repository(folder, tools, managers['pre-commit']!).start();
  for (const [path, text] of Object.entries({ 'old.yaml': bad, 'new.yaml': good.replace(': web', ': other') })) {
    repository.write({ [path]: text }).git('add', '--all');
    repository.git('commit', '--quiet', '--no-verify', '--message', path);
  }
  if (stage !== undefined) repository.write({ 'staged.yaml': stage.replace(': web', ': third') }).git('add', '--all');
  return repository.attempt('pre-commit', ['run', ...args]);
}
