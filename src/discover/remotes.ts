import { git } from './git.ts';
import type { Scope } from './root.ts';

/** URLs that the repository is known by. */
export function remotesOf({ root, inGit }: Scope): string[] {
  if (!inGit) return [];
  const output = git(root, ['config', '--get-regexp', '^remote\\..*\\.url$'])?.toString('utf8') ?? '';
  return output.split('\n').flatMap((line) => line.split(' ')[1] ?? []);
}
