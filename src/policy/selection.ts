import type { Config, RuleSetting } from '../config/config.ts';
import type { Json } from '../model/resource.ts';
import { groupOf, type Resource } from '../model/resource.ts';
import type { Catalogue, RuleId, RuleMeta } from '../model/rule.ts';
import type { Severity } from '../model/severity.ts';

/** Which rules are on, how severe they are, and with which parameters. */
export class Selection {
  readonly #catalogue: Catalogue;
  readonly #config: Config;
  readonly #only: ReadonlySet<string>;
  readonly #byKind = new Map<string, readonly RuleMeta[]>();

  /** @param only rules to run and no others, on whether the configuration has them on or off; empty for all */
  constructor(catalogue: Catalogue, config: Config, only: readonly string[] = []) {
    this.#catalogue = catalogue;
    this.#config = config;
    this.#only = new Set(only);
  }

  severity(id: RuleId): Severity | 'off' {
    const meta = this.#catalogue.get(id);
    if (meta === undefined) return 'error';
    const set = this.#setting(id).severity;
    if (this.#only.size > 0)
      return this.#only.has(id) ? (set === undefined || set === 'off' ? meta.severity : set) : 'off';
    return set ?? (meta.profiles.includes(this.#config.extends) ? meta.severity : 'off');
  }

  /** The Rego rules that are on and concern this resource. */
  rulesFor(resource: Resource, isWorkload: boolean): readonly RuleMeta[] {
    const { apiVersion, kind } = resource.id;
    const key = `${groupOf(apiVersion)}/${kind}/${isWorkload}`;
    let rules = this.#byKind.get(key);
    if (rules === undefined) {
      const concerns = (wanted: string) =>
        wanted === kind || wanted === `${groupOf(apiVersion)}/${kind}` || (wanted === 'workload' && isWorkload);
      rules = [...this.#catalogue.values()].filter(
        (meta) => meta.engine === 'rego' && this.severity(meta.id) !== 'off' && (meta.kinds?.some(concerns) ?? true),
      );
      this.#byKind.set(key, rules);
    }
    return rules;
  }

  /** A rule's parameters: its own defaults under what the configuration says; undefined when it has none. */
  parameters(meta: RuleMeta): Json | undefined {
    if (meta.parameters === undefined) return undefined;
    const defaults = Object.fromEntries(
      Object.entries(meta.parameters).map(([name, schema]) => [name, schema.default]),
    );
    return { ...defaults, ...this.#setting(meta.id).parameters };
  }

  #setting(id: RuleId): RuleSetting {
    return this.#config.rules[id] ?? {};
  }
}
