import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { isObject } from '../model/resource.ts';
import { defaultConfig } from './config.ts';
import type { Staged } from './document.ts';

/**
 * The `policies` of a configuration file, which are read before the rest of it: they say which rules it may name. What is
 * wrong with the file, `loadConfig` says.
 */
export function policyGlobs(file: string, staged?: Staged): readonly string[] {
  try {
    const raw: unknown = parse(staged?.(file) ?? readFileSync(file, 'utf8'), { logLevel: 'silent' });
    const globs = isObject(raw) ? raw.policies : undefined;
    return Array.isArray(globs) ? globs.filter((glob) => typeof glob === 'string') : defaultConfig.policies;
  } catch {
    return defaultConfig.policies;
  }
}
