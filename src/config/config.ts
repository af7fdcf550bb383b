import type { Json } from '../model/resource.ts';
import type { Profile, RuleId } from '../model/rule.ts';
import type { Severity } from '../model/severity.ts';
import type { ConfiguredSuppression } from '../model/suppression.ts';
import type { FilePlace } from '../model/violation.ts';

/** k8s-platform.yaml and what it extends, with every default filled in. */
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
  /** Path of the baseline, relative to the repository root; false for none. Without, it is looked for where it is by default. */
  readonly baseline?: string | false;
  readonly rules: Readonly<Record<RuleId, RuleSetting>>;
  /** In their order: a later one wins. */
  readonly overrides: readonly Override[];
  readonly suppress: readonly ConfiguredSuppression[];
  /** Tools whose own annotations count as suppressions. */
  readonly honour: readonly Peer[];
  /** Where top-level values and those of `kubernetes` and `clusters` are set, by path; the others are defaults. */
  readonly places: Readonly<Record<string, FilePlace>>;
}

export interface ClusterConfig {
  readonly version?: string;
  readonly environments?: readonly string[];
  readonly server?: string;
}

export interface RuleSetting {
  readonly severity?: Severity | 'off';
  readonly parameters?: Json;
  /** Where the severity and each parameter are set. */
  readonly places?: { readonly severity?: FilePlace; readonly parameters?: Readonly<Record<string, FilePlace>> };
}

/** Settings for a part of the objects: those that meet every condition. All but `labels` are lists of globs. */
export interface Override {
  /** Of the file that a finding is reported in. */
  readonly files?: readonly string[];
  /** `Kind` or `group/Kind`. */
  readonly kinds?: readonly string[];
  readonly names?: readonly string[];
  readonly namespaces?: readonly string[];
  /** As kubectl's `--selector`: `app=web,tier!=cache`. */
  readonly labels?: string;
  readonly environments?: readonly string[];
  readonly clusters?: readonly string[];
  readonly rules: Readonly<Record<RuleId, RuleSetting>>;
  readonly place: FilePlace;
}

export const peers = ['kube-linter', 'kube-score', 'polaris', 'checkov'] as const;

/** A tool that has annotations of its own to switch its checks off. */
export type Peer = (typeof peers)[number];

export const defaultConfig: Config = {
  extends: 'recommended',
  kubernetes: {},
  clusters: {},
  include: [],
  exclude: [],
  policies: ['policies/**/*.rego'],
  rules: {},
  overrides: [],
  suppress: [],
  honour: [],
  places: {},
};
