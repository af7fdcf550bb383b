import { execFileSync } from 'node:child_process';

/** Runs git; undefined when git is not there or fails. */
export function git(cwd: string, args: readonly string[], input?: string): Buffer | undefined {
  try {
    return execFileSync('git', ['-C', cwd, ...args], {
      input: input ?? '',
      maxBuffer: 1 << 30,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}

/** Paths from git's NUL-separated output. */
export function gitPaths(cwd: string, args: readonly string[]): string[] | undefined {
  return git(cwd, args)
    ?.toString('utf8')
    .split('\0')
    .filter((path) => path !== '');
}
