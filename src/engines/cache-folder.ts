import { platform } from 'node:os';
import { join } from 'node:path';

/** Where the user's system keeps what can be made anew at any time; undefined when it does not say. */
export function cacheFolder(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const base = env.XDG_CACHE_HOME ?? (platform() === 'win32' ? env.LOCALAPPDATA : inHome(env.HOME));
  return base === undefined || base === '' ? undefined : join(base, 'k8s-platform');
}

function inHome(home: string | undefined): string | undefined {
  if (home === undefined) return undefined;
  return platform() === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache');
}
