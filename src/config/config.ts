import type { Json } from '../model/resource.ts';
import type { Profile, RuleId } from '../model/rule.ts';
import type { Severity } from '../model/severity.ts';

/** k8s-platform.yaml, with every default filled in. */
export interface Config {
  readonly extends: Profile;
  /** Without a version, it is looked for in the repository, and the newest is taken where there is none. */
  readonly kubernetes: { readonly version?: string };
  readonly clusters: Readonly<Record<string, ClusterConfig>>;
  /** Globs, relative to the repository root. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Globs of the repository's own Rego. */
  readonly policies: readonly string[];
  readonly rules: Readonly<Record<RuleId, RuleSetting>>;
}

export interface ClusterConfig {
  readonly version?: string;
  readonly environments?: readonly string[];
  readonly server?: string;
}

export interface RuleSetting {
  readonly severity?: Severity | 'off';
  readonly parameters?: Json;
}

export const defaultConfig: Config = {
  extends: 'recommended',
  kubernetes: {},
  clusters: {},
  include: [],
  exclude: [],
  policies: ['policies/**/*.rego'],
  rules: {},
};
