import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gitPaths } from './git.ts';
import type { Scope } from './root.ts';

/** The Terraform files of a repository with their texts; none outside of one. */
export function terraformFiles({ root, inGit, repository }: Scope): { path: string; text: string }[] {
  if (!repository) return [];
  const listed = inGit
    ? gitPaths(root, ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', '-z', '--', '*.tf'])
    : undefined;
  const paths = listed ?? walk(root);
  return paths.sort().flatMap((path) => {
    try {
      return [{ path, text: readFileSync(join(root, path), 'utf8') }];
    } catch {
      return []; // git lists a file that was deleted
    }
  });
}

function walk(root: string): string[] {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return paths.filter((path) => path.endsWith('.tf') && !/(?:^|[\\/])(?:node_modules|\.terraform)[\\/]/.test(path));
}
