import { platform } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Where what can be made anew at any time is kept: the folder that `K8S_PLATFORM_CACHE` names, or that of the user's system;
 * undefined when it does not say, or for `off`.
 */
export function cacheFolder(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const { K8S_PLATFORM_CACHE: wanted = '' } = env;
  if (wanted !== '') return wanted === 'off' ? undefined : resolve(wanted);
  const base = env.XDG_CACHE_HOME ?? (platform() === 'win32' ? env.LOCALAPPDATA : inHome(env.HOME));
  return base === undefined || base === '' ? undefined : join(base, 'k8s-platform');
}

function inHome(home: string | undefined): string | undefined {
  if (home === undefined) return undefined;
  return platform() === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache');
}
