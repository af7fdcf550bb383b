import { dirname, relative, resolve, sep } from 'node:path';
import { CliError } from '../errors.ts';
import type { JsonPath } from '../model/json-path.ts';
import { isObject, type Json } from '../model/resource.ts';
import { profiles, type Catalogue, type Profile, type RuleId } from '../model/rule.ts';
import type { ConfiguredSuppression } from '../model/suppression.ts';
import type { FilePlace } from '../model/violation.ts';
import {
  defaultConfig,
  type ClusterConfig,
  type Config,
  type Override,
  type Peer,
  type RuleSetting,
} from './config.ts';
import { formatPlace, readConfigDocument, type ConfigDocument, type Staged } from './document.ts';
import { mergeSettings } from './merge.ts';
import { validateConfig } from './validate.ts';

type RawRule = string | false | { severity?: string | false; parameters?: Json };
type RawRules = Readonly<Record<string, RawRule>>;
type RawOverride = Omit<Override, 'rules' | 'place'> & { readonly rules: RawRules };
type RawSuppression =
  | (Omit<ConfiguredSuppression, 'rules' | 'reason' | 'place'> & { rule: string | string[]; reason?: string })
  | { honour: Peer[] };

interface RawConfig {
  readonly extends?: string;
  readonly kubernetes?: Config['kubernetes'];
  readonly clusters?: Readonly<Record<string, ClusterConfig>>;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly policies?: readonly string[];
  readonly baseline?: string | false;
  readonly rules?: RawRules;
  readonly overrides?: readonly RawOverride[];
  readonly suppress?: readonly RawSuppression[];
}

type PlaceOf = (path: JsonPath) => FilePlace;

/**
 * Reads and checks a configuration file, and the ones that it extends.
 * @param root of the repository, that places are relative to
 * @param staged reads those that are to be taken from git's index
 * @throws CliError `bad-config` that names line, column and what is legal there; `unknown-rule` with the nearest rule
 */
export async function loadConfig(
  file: string,
  catalogue: Catalogue,
  root = dirname(file),
  staged?: Staged,
): Promise<Config> {
  const chain = await readChain(file, catalogue, staged);
  return chain.reduce((config, document) => {
    const path = relative(root, document.file).split(sep).join('/');
    return extend(config, document.value as RawConfig, (at) => ({ file: path, range: document.range(at) }));
  }, defaultConfig);
}

/** The file and what it extends, the most general first. */
async function readChain(file: string, catalogue: Catalogue, staged: Staged | undefined): Promise<ConfigDocument[]> {
  const chain: ConfigDocument[] = [];
  for (let next: string | undefined = file; next !== undefined;) {
    const document: ConfigDocument = readConfigDocument(next, staged);
    await validateConfig(document, catalogue);
    chain.unshift(document);
    const { extends: base } = document.value as RawConfig;
    next = base === undefined || isProfile(base) ? undefined : resolve(dirname(next), base);
    if (chain.some((one) => one.file === next))
      throw new CliError(
        'bad-config',
        `${formatPlace(document.file, document.range(['extends']))}: \`extends\` leads back to ${next!}`,
        'let one of the files extend a profile',
      );
  }
  return chain;
}

function isProfile(name: string): name is Profile {
  return (profiles as readonly string[]).includes(name);
}

function extend(config: Config, raw: RawConfig, place: PlaceOf): Config {
  const suppress = (raw.suppress ?? []).map((entry, index) => ({ entry, place: place(['suppress', index]) }));
  return {
    extends: raw.extends !== undefined && isProfile(raw.extends) ? raw.extends : config.extends,
    kubernetes: { ...config.kubernetes, ...raw.kubernetes },
    clusters: { ...config.clusters, ...raw.clusters },
    include: raw.include ?? config.include,
    exclude: raw.exclude ?? config.exclude,
    policies: raw.policies ?? config.policies,
    ...(raw.baseline === undefined ? {} : { baseline: raw.baseline }),
    rules: mergeSettings(config.rules, toSettings(raw.rules ?? {}, ['rules'], place)),
    overrides: [
      ...config.overrides,
      ...(raw.overrides ?? []).map((override, index) => ({
        ...override,
        rules: toSettings(override.rules, ['overrides', index, 'rules'], place),
        place: place(['overrides', index]),
      })),
    ],
    suppress: [
      ...config.suppress,
      ...suppress.flatMap(({ entry, place: at }) => ('honour' in entry ? [] : [toSuppression(entry, at)])),
    ],
    honour: [
      ...new Set([...config.honour, ...suppress.flatMap(({ entry }) => ('honour' in entry ? entry.honour : []))]),
    ],
    places: { ...config.places, ...placesOf(raw, place) },
  };
}

function toSuppression(
  { rule, reason, ...rest }: Exclude<RawSuppression, { honour: Peer[] }>,
  place: FilePlace,
): ConfiguredSuppression {
  return { ...rest, rules: [rule].flat(), reason: reason?.trim() ?? '', place };
}

function placesOf(raw: RawConfig, place: PlaceOf): Record<string, FilePlace> {
  const paths = [
    ...(raw.extends !== undefined && isProfile(raw.extends) ? [['extends']] : []),
    ...(['include', 'exclude', 'baseline'] as const).filter((key) => raw[key] !== undefined).map((key) => [key]),
    ...Object.keys(raw.kubernetes ?? {}).map((key) => ['kubernetes', key]),
    ...Object.keys(raw.clusters ?? {}).map((key) => ['clusters', key]),
  ];
  return Object.fromEntries(paths.map((path) => [path.join('.'), place(path)]));
}

function toSettings(rules: RawRules, prefix: JsonPath, place: PlaceOf): Record<RuleId, RuleSetting> {
  return Object.fromEntries(Object.entries(rules).map(([id, rule]) => [id, toSetting(rule, [...prefix, id], place)]));
}

function toSetting(rule: RawRule, path: JsonPath, place: PlaceOf): RuleSetting {
  if (!isObject(rule)) return { severity: toSeverity(rule), places: { severity: place(path) } };
  const { severity, parameters } = rule;
  const names = Object.keys(parameters ?? {});
  return {
    ...(severity === undefined ? {} : { severity: toSeverity(severity) }),
    ...(parameters === undefined ? {} : { parameters }),
    places: {
      ...(severity === undefined ? {} : { severity: place([...path, 'severity']) }),
      parameters: Object.fromEntries(names.map((name) => [name, place([...path, 'parameters', name])])),
    },
  };
}

/** `off` is false to a YAML 1.1 reader; both forms mean off. */
function toSeverity(severity: string | false): NonNullable<RuleSetting['severity']> {
  return severity === false ? 'off' : (severity as NonNullable<RuleSetting['severity']>);
}
