import { existsSync, readFileSync } from 'node:fs';
import { isObject } from '../model/resource.ts';
import { defaultConfig } from './config.ts';

/**
 * The `policies` of a configuration file, which are read before the rest of it: they say which rules it may name. What is
 * wrong with the file, `loadConfig` says.
 */
export async function policyGlobs(file: string): Promise<readonly string[]> {
  if (!existsSync(file)) return defaultConfig.policies;
  const { parse } = await import('yaml');
  try {
    const raw: unknown = parse(readFileSync(file, 'utf8'), { logLevel: 'silent' });
    const globs = isObject(raw) ? raw.policies : undefined;
    return Array.isArray(globs) ? globs.filter((glob) => typeof glob === 'string') : defaultConfig.policies;
  } catch {
    return defaultConfig.policies;
  }
}
