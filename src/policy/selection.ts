import type { Config, RuleSetting } from '../config/config.ts';
import { mergeSetting } from '../config/merge.ts';
import { groupOf, type Json, type Resource } from '../model/resource.ts';
import type { Catalogue, RuleId, RuleMeta } from '../model/rule.ts';
import { severities, type Severity } from '../model/severity.ts';
import type { FilePlace } from '../model/violation.ts';
import { overrideMatcher, type ClustersOf, type OverrideMatcher, type Subject } from './selection-match.ts';

/** What holds for a rule and a subject, and where it is set; a place that is missing is the profile's or the rule's own. */
export interface Effective {
  readonly severity: Severity | 'off';
  readonly setting: RuleSetting;
}

/** Which rules are on, how severe they are, and with which parameters. */
export class Selection {
  readonly #catalogue: Catalogue;
  readonly #config: Config;
  readonly #only: ReadonlySet<string>;
  readonly #matchers: readonly OverrideMatcher[];
  readonly #byKind = new Map<string, readonly RuleMeta[]>();

  /**
   * @param only rules to run and no others, on whether the configuration has them on or off; empty for all
   * @param clustersOf names of the clusters that a resource goes to
   */
  constructor(catalogue: Catalogue, config: Config, only: readonly string[] = [], clustersOf: ClustersOf = () => []) {
    this.#catalogue = catalogue;
    this.#config = config;
    this.#only = new Set(only);
    this.#matchers = config.overrides.map((override) => overrideMatcher(override, config.clusters, clustersOf));
  }

  /**
   * Without a subject: what holds where no override counts.
   * @param own of the violation, in place of the rule's
   */
  severity(id: RuleId, subject?: Subject, own?: Severity): Severity | 'off' {
    const { severity, setting } = this.effective(id, subject);
    return severity === 'off' || setting.severity !== undefined ? severity : (own ?? severity);
  }

  /** Of an object that goes to several places, what is the most severe in one of them. */
  effective(id: RuleId, subject?: Subject): Effective {
    const all = this.#settings(id, subject).map((setting) => ({ severity: this.#grade(id, setting), setting }));
    return all.reduce((worst, one) => (rank(one.severity) < rank(worst.severity) ? one : worst));
  }

  /** Whether a rule may have something to report, about some object at least. */
  mayBeOn(id: RuleId): boolean {
    if (this.severity(id) !== 'off') return true;
    if (this.#only.size > 0) return false;
    return this.#config.overrides.some(({ rules }) => (rules[id]?.severity ?? 'off') !== 'off');
  }

  /** The Rego rules that may be on and concern this resource. */
  rulesFor(resource: Resource, isWorkload: boolean): readonly RuleMeta[] {
    const { apiVersion, kind } = resource.id;
    const key = `${groupOf(apiVersion)}/${kind}/${isWorkload}`;
    let rules = this.#byKind.get(key);
    if (rules === undefined) {
      const concerns = (wanted: string) =>
        wanted === kind || wanted === `${groupOf(apiVersion)}/${kind}` || (wanted === 'workload' && isWorkload);
      rules = [...this.#catalogue.values()].filter(
        (meta) => meta.engine === 'rego' && this.mayBeOn(meta.id) && (meta.kinds?.some(concerns) ?? true),
      );
      this.#byKind.set(key, rules);
    }
    return rules;
  }

  /** A rule's parameters: its own defaults under what the configuration says; undefined when it has none. */
  parameters(meta: RuleMeta, resource?: Resource): Json | undefined {
    if (meta.parameters === undefined) return undefined;
    const defaults = Object.fromEntries(
      Object.entries(meta.parameters).map(([name, schema]) => [name, schema.default]),
    );
    const subject = resource && { resource, file: resource.origin.document.file.path };
    return { ...defaults, ...this.effective(meta.id, subject).setting.parameters };
  }

  /** Places of the overrides that count for a subject, in one of the places that it goes to. */
  overridesFor(subject: Subject): readonly FilePlace[] {
    const { overrides } = this.#config;
    return overrides.filter((_, index) => destinations(subject).some(this.#matchers[index]!)).map(({ place }) => place);
  }

  #grade(id: RuleId, { severity: set }: RuleSetting): Severity | 'off' {
    const meta = this.#catalogue.get(id);
    if (meta === undefined) return 'error';
    if (this.#only.size > 0)
      return this.#only.has(id) ? (set === undefined || set === 'off' ? meta.severity : set) : 'off';
    return set ?? (meta.profiles.includes(this.#config.extends) ? meta.severity : 'off');
  }

  /** One for each place that the subject goes to. */
  #settings(id: RuleId, subject: Subject | undefined): RuleSetting[] {
    const base = this.#config.rules[id] ?? {};
    const { overrides } = this.#config;
    if (subject === undefined || !overrides.some(({ rules }) => rules[id] !== undefined)) return [base];
    return destinations(subject).map((one) =>
      overrides.reduce((setting, { rules }, index) => {
        const own = rules[id];
        return own !== undefined && this.#matchers[index]!(one) ? mergeSetting(setting, own) : setting;
      }, base),
    );
  }
}

/** A subject as each of its deployment units has it. */
function destinations(subject: Subject): Subject[] {
  const { resource } = subject;
  if (resource === undefined || resource.origin.units.length < 2) return [subject];
  return resource.origin.units.map((unit) => ({
    ...subject,
    resource: { ...resource, origin: { ...resource.origin, units: [unit] } },
  }));
}

function rank(severity: Severity | 'off'): number {
  return severity === 'off' ? severities.length : severities.indexOf(severity);
}
