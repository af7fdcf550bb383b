import { cacheFolder } from '../../engines/cache-folder.ts';
import { Engines } from '../../engines/engines.ts';
import { remotesOf } from '../../discover/remotes.ts';
import type { Scope } from '../../discover/root.ts';
import type { Host } from '../../host.ts';
import type { Profile } from '../../model/rule.ts';
import type { LintRequest } from '../../pipeline/lint.ts';
import { kubernetesVersion } from './kubernetes-version.ts';
import { configOf, inputOf, stagedIn, type InputOptions } from './open.ts';
import { policyGlobsOf, rulesOf } from './policies.ts';

export interface SettingOptions extends InputOptions {
  readonly profile?: Profile;
  readonly kubernetesVersion?: string;
  readonly config?: string;
  readonly quiet?: boolean;
  readonly cache?: boolean;
}

/** What `lint` is asked for a scope. The engines are the caller's to close. */
export async function lintRequest(scope: Scope, options: SettingOptions, host: Host): Promise<LintRequest> {
  const input = await inputOf(scope, options, host);
  const around = options.stdin === true ? (await inputOf(scope, {}, host)).tree : input.tree;
  const engines = new Engines({ cacheFolder: cacheFolder(host.env), remembers: options.cache !== false });
  const staged = options.staged === true ? stagedIn(input.tree) : undefined;
  const globs = await policyGlobsOf(scope, options.config, host, staged);
  const { catalogue, policies } = await rulesOf(around, globs, engines);
  const configured = await configOf(scope, options.config, host, catalogue, staged);
  const config = options.profile === undefined ? configured : { ...configured, extends: options.profile };
  return {
    ...input,
    engines,
    policies,
    config,
    catalogue,
    remotes: remotesOf(scope),
    only: [],
    version: kubernetesVersion(options, config, scope, host),
    today: host.today(),
    now: () => host.now(),
  };
}
