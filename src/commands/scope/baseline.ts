import { readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Config } from '../../config/config.ts';
import { contains, type Scope } from '../../discover/root.ts';
import type { Tree } from '../../discover/tree.ts';
import { readerWithin } from '../../discover/work-tree.ts';
import { CliError } from '../../errors.ts';
import { parseBaseline } from '../../findings/baseline/text.ts';
import type { Host } from '../../host.ts';
import type { Baseline } from '../../pipeline/baseline.ts';
import { stagedIn } from './open.ts';

const defaultPath = '.k8s-platform/baseline.txt';

/** What commander makes of `--baseline <file>` and `--no-baseline`. */
export type BaselineOption = string | false | undefined;

export interface BaselinePlace {
  readonly path: string;
  /** For people: relative to the root, where it lies there. */
  readonly shown: string;
  /** The folder that it must truly lie in; undefined for one that the command line names. */
  readonly within: string | undefined;
  /** Whether somebody named it, so that it must be there. */
  readonly named: boolean;
  /** Whether `lint` finds it by itself. */
  readonly found: boolean;
}

/** Where the baseline is, or would be; undefined where there is to be none. */
export function baselinePlace(
  option: BaselineOption,
  config: Config,
  scope: Scope,
  host: Host,
): BaselinePlace | undefined {
  const configured = config.baseline === 'off' ? false : config.baseline;
  const chosen = option ?? configured ?? defaultPath;
  if (chosen === false) return undefined;
  const path = typeof option === 'string' ? resolve(host.cwd, option) : join(scope.root, chosen);
  const byDefault = join(scope.root, configured === false ? defaultPath : (configured ?? defaultPath));
  return {
    path,
    shown:
      typeof option !== 'string' || contains(scope.root, path) ? relative(scope.root, path).split(sep).join('/') : path,
    within: typeof option === 'string' ? undefined : scope.root,
    named: option !== undefined || configured !== undefined,
    found: configured !== false && path === byDefault,
  };
}

/**
 * The baseline of a run; undefined where there is none.
 * @param index git's index, where that is what is checked: a baseline that is staged counts as it is staged
 * @throws CliError `no-such-path` for one that was named and is not there; `bad-baseline`
 */
export function readBaseline(
  place: BaselinePlace | undefined,
  index: Tree | undefined,
): Omit<Baseline, 'tellsFixed'> | undefined {
  if (place === undefined) return undefined;
  const text = (index === undefined ? undefined : stagedIn(index)(place.path)) ?? textOf(place);
  if (text !== undefined) return { file: place.shown, entries: parseBaseline(text, place.shown) };
  if (!place.named) return undefined;
  throw new CliError(
    'no-such-path',
    `there is no baseline ${place.shown}`,
    'k8s-platform baseline create writes one; --no-baseline does without',
  );
}

/** Undefined when it is not there. @throws CliError `unreadable` */
function textOf({ path, shown, within }: BaselinePlace): string | undefined {
  try {
    const content = within === undefined ? readFileSync(path) : readerWithin(within)(shown);
    return Buffer.from(content).toString('utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    const why = code === 'ELINK' ? 'it leads out of the repository' : code;
    throw new CliError('unreadable', `the baseline ${shown} cannot be read: ${why}`, '--no-baseline does without');
  }
}

/** The baseline of a run of `lint`. What an upgrade breaks goes by one only when it is named on the command line. */
export function baselineOf(
  options: {
    readonly baseline?: BaselineOption;
    readonly staged?: boolean;
    readonly upgradeTo?: string;
    readonly profile?: string;
    readonly kubernetesVersion?: string;
  },
  config: Config,
  scope: Scope,
  { host, tree }: { readonly host: Host; readonly tree: Tree },
): Baseline | undefined {
  if (options.upgradeTo !== undefined && typeof options.baseline !== 'string') return undefined;
  const place = baselinePlace(options.baseline, config, scope, host);
  const baseline = readBaseline(place, options.staged === true ? tree : undefined);
  return baseline === undefined ? undefined : { ...baseline, tellsFixed: tellsFixed(options) };
}

/** Which entries can be told to be fixed, by what the command line sets. */
export function tellsFixed(options: { profile?: string; kubernetesVersion?: string }): Baseline['tellsFixed'] {
  if (options.kubernetesVersion !== undefined) return 'none';
  return options.profile === undefined ? 'all' : 'rules-on';
}
