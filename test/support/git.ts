import { execFileSync, spawnSync } from 'node:child_process';

const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];

export function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', [...identity, ...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Tries to commit what is staged, with hooks. `path` is put before the PATH. */
export function commit(cwd: string, path: string): { ok: boolean; output: string } {
  const env = { ...process.env, PATH: `${path}:${process.env.PATH ?? ''}` };
  const { status, stdout, stderr } = spawnSync('git', [...identity, 'commit', '-m', 'change'], {
    cwd,
    env,
    encoding: 'utf8',
  });
  return { ok: status === 0, output: stdout + stderr };
}
