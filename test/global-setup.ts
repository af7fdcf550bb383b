import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Workers and the spawned command run what is built, which must be what is tested. */
export default function buildOnce(): void {
  const root = join(import.meta.dirname, '..');
  execFileSync(join(root, 'node_modules/.bin/tsx'), ['src/tools/build.ts', '--no-types'], {
    cwd: root,
    stdio: 'inherit',
  });
}
