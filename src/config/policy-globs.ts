import { existsSync, readFileSync } from 'node:fs';
import { isObject } from '../model/resource.ts';
import { defaultConfig } from './config.ts';
import type { Staged } from './document.ts';

/**
 * The `policies` of a configuration file, which are read before the rest of it: they say which rules it may name. What is
 * wrong with the file, `loadConfig` says.
 */
export async function policyGlobs(file: string, staged?: Staged): Promise<readonly string[]> {
  const inIndex = staged?.(file);
  if (inIndex === undefined && !existsSync(file)) return defaultConfig.policies;
  const { parse } = await import('yaml');
  try {
    const raw: unknown = parse(inIndex ?? readFileSync(file, 'utf8'), { logLevel: 'silent' });
    const globs = isObject(raw) ? raw.policies : undefined;
    return Array.isArray(globs) ? globs.filter((glob) => typeof glob === 'string') : defaultConfig.policies;
  } catch {
    return defaultConfig.policies;
  }
}
