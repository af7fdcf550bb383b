import type { Json } from './resource.ts';
import type { Severity } from './severity.ts';

/** `category/name`, such as `security/host-network`. */
export type RuleId = `${string}/${string}`;

/** From the least to the most demanding; each switches on what the one before does. */
export const profiles = ['baseline', 'recommended', 'strict'] as const;

export type Profile = (typeof profiles)[number];

/** What a rule says of itself. Source: the METADATA block of its Rego, or its rule.yaml. */
export interface RuleMeta {
  readonly id: RuleId;
  /** What gives the verdict: a Rego rule, the stage that is named like the category, or a policy in the user's repository. */
  readonly engine: 'rego' | 'stage' | 'user';
  readonly title: string;
  /** Why it matters, in one or two sentences. */
  readonly description: string;
  readonly severity: Severity;
  /** `resource`: one object decides; `repository`: needs what other files say. */
  readonly scope: 'resource' | 'repository';
  readonly profiles: readonly Profile[];
  /** Kinds that it looks at; `workload` stands for whatever has a pod template; absent for all. */
  readonly kinds?: readonly string[];
  /** What to write instead, in one sentence. */
  readonly remediation: string;
  /** JSON Schema of its parameters, each with a default. */
  readonly parameters?: Readonly<Record<string, Json>>;
  /** The peers' checks that it covers, such as `kube-linter/latest-tag`. */
  readonly equivalents: readonly string[];
  /** Rules that say the same better: where one of them speaks, this one is silent. */
  readonly yieldsTo?: readonly RuleId[];
  readonly related: readonly { readonly description: string; readonly ref: string }[];
  readonly since: string;
}

export type Catalogue = ReadonlyMap<RuleId, RuleMeta>;
