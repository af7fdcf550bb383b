import type { Resource } from '../model/resource.ts';
import { describe } from '../model/resource.ts';
import type { Catalogue, RuleMeta } from '../model/rule.ts';
import type { FilePlace } from '../model/violation.ts';
import type { Selection } from '../policy/selection.ts';
import type { Subject } from '../policy/selection-match.ts';
import type { Config } from './config.ts';
import { formatPlace } from './document.ts';

/** A value, and where it is set: `k8s-platform.yaml:3:1`, `profile strict`, `default`. */
export interface Sourced<T = unknown> {
  readonly value: T;
  readonly from: string;
}

export interface EffectiveRule {
  readonly severity: Sourced<string>;
  readonly parameters?: Readonly<Record<string, Sourced>>;
}

export interface EffectiveConfig {
  readonly settings: Readonly<Record<string, Sourced>>;
  /** Every rule, also those that are off. */
  readonly rules: Readonly<Record<string, EffectiveRule>>;
  /** By object: the rules for which something else holds, and the places of the overrides that count. */
  readonly objects: Readonly<
    Record<string, { readonly overrides: readonly string[]; readonly rules: Readonly<Record<string, EffectiveRule>> }>
  >;
}

/** What holds for a file, or in general without one, and for the objects in it. */
export function effectiveConfig(
  config: Config,
  catalogue: Catalogue,
  selection: Selection,
  about: { readonly file?: string; readonly resources: readonly Resource[] },
): EffectiveConfig {
  const { file } = about;
  const rulesFor = (subject: Subject | undefined): Record<string, EffectiveRule> =>
    Object.fromEntries(
      [...catalogue.values()].map((meta) => [meta.id, effectiveRule(meta, config, selection, subject)]),
    );
  const rules = rulesFor(file === undefined ? undefined : { file });
  const objects = about.resources.map((resource) => {
    const subject = { resource, ...(file === undefined ? {} : { file }) };
    const own = Object.entries(rulesFor(subject)).filter(([id, rule]) => !isSame(rule, rules[id]!));
    const overrides = selection.overridesFor(subject).map(placeText);
    return [describe(resource.id), { overrides, rules: Object.fromEntries(own) }] as const;
  });
  return { settings: settingsOf(config), rules, objects: Object.fromEntries(objects) };
}

function settingsOf(config: Config): Record<string, Sourced> {
  const { kubernetes, clusters, include, exclude, honour } = config;
  const from = (path: string) => {
    const place = config.places[path];
    return place === undefined ? 'default' : placeText(place);
  };
  return {
    extends: { value: config.extends, from: from('extends') },
    'kubernetes.version': { value: kubernetes.version ?? null, from: from('kubernetes.version') },
    ...Object.fromEntries(
      Object.entries(clusters).map(([name, value]) => [`clusters.${name}`, { value, from: from(`clusters.${name}`) }]),
    ),
    include: { value: include, from: from('include') },
    exclude: { value: exclude, from: from('exclude') },
    ...(config.baseline === undefined ? {} : { baseline: { value: config.baseline, from: from('baseline') } }),
    ...(honour.length === 0 ? {} : { 'suppress.honour': { value: honour, from: from('suppress') } }),
  };
}

function effectiveRule(
  meta: RuleMeta,
  config: Config,
  selection: Selection,
  subject: Subject | undefined,
): EffectiveRule {
  const { severity, setting } = selection.effective(meta.id, subject);
  const { severity: place, parameters: places = {} } = setting.places ?? {};
  const parameters = Object.entries(meta.parameters ?? {}).map(([name, schema]) => {
    const own = places[name];
    return [
      name,
      own === undefined
        ? { value: schema.default, from: 'default of the rule' }
        : { value: setting.parameters?.[name], from: placeText(own) },
    ];
  });
  return {
    severity: { value: severity, from: place === undefined ? `profile ${config.extends}` : placeText(place) },
    ...(parameters.length === 0 ? {} : { parameters: Object.fromEntries(parameters) as Record<string, Sourced> }),
  };
}

function isSame(one: EffectiveRule, other: EffectiveRule): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function placeText({ file, range }: FilePlace): string {
  return formatPlace(file, range);
}
