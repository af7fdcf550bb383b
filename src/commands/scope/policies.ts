import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { configName, type Scope } from '../../discover/root.ts';
import { cacheFolder } from '../../engines/cache-folder.ts';
import { Engines } from '../../engines/engines.ts';
import type { Host } from '../../host.ts';
import { defaultConfig } from '../../config/config.ts';
import type { Staged } from '../../config/document.ts';
import type { Catalogue } from '../../model/rule.ts';
import { builtInCatalogue } from '../../policy/catalogue.ts';
import { PolicyCache } from '../../policy/user/cache.ts';
import { policyFiles, type PolicyTree } from '../../policy/user/files.ts';
import type { UserPolicies } from '../../policy/user/read.ts';
import { inputOf, scopeOf } from './open.ts';

/** All rules of a run: those that ship, and those of the repository. */
export interface Rules {
  readonly catalogue: Catalogue;
  readonly policies: UserPolicies;
}

const noPolicies: UserPolicies = { rules: [], files: [], paths: [], hash: '', problems: [] };

/** Globs of the repository's own policies. @param file the configuration to use instead of the repository's */
export async function policyGlobsOf(
  scope: Scope,
  file: string | undefined,
  host: Host,
  staged?: Staged,
): Promise<readonly string[]> {
  const path = file === undefined ? join(scope.root, configName) : resolve(host.cwd, file);
  if (staged?.(path) === undefined && !existsSync(path)) return defaultConfig.policies;
  return (await import('../../config/policy-globs.ts')).policyGlobs(path, staged);
}

/** Reads the rules; the engine for Rego is started where the repository has some that was not read before. */
export async function rulesOf(tree: PolicyTree, globs: readonly string[], engines: Engines): Promise<Rules> {
  const builtIn = builtInCatalogue();
  const { policies: rego, unreadable } = policyFiles(tree, globs);
  if (rego.length + unreadable.length === 0) return { catalogue: builtIn, policies: noPolicies };
  const { readPolicies } = await import('../../policy/user/read.ts'); // brings a validator for METADATA
  const context = { rego: engines.rego, cache: new PolicyCache(engines.cacheFolder), builtIn };
  const policies = await readPolicies(tree, globs, context);
  return { catalogue: new Map([...builtIn, ...policies.rules.map(({ meta }) => [meta.id, meta] as const)]), policies };
}

/** All rules that hold where a command is run. */
export async function catalogueAround(host: Host): Promise<Catalogue> {
  const scope = scopeOf(['.'], {}, host);
  const { tree } = await inputOf(scope, {}, host);
  const engines = new Engines({ cacheFolder: cacheFolder(host.env) });
  try {
    return (await rulesOf(tree, await policyGlobsOf(scope, undefined, host), engines)).catalogue;
  } finally {
    await engines.close();
  }
}
