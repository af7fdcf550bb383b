import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Config } from '../../config/config.ts';
import { contains, type Scope } from '../../discover/root.ts';
import type { Tree } from '../../discover/tree.ts';
import { CliError } from '../../errors.ts';
import { parseBaseline } from '../../findings/baseline/text.ts';
import type { Host } from '../../host.ts';
import type { Baseline } from '../../pipeline/baseline.ts';

const defaultPath = '.k8s-platform/baseline.txt';

/** What commander makes of `--baseline <file>` and `--no-baseline`. */
export type BaselineOption = string | false | undefined;

export interface BaselinePlace {
  readonly path: string;
  /** For people: relative to the root, where it lies there. */
  readonly shown: string;
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
    shown: contains(scope.root, path) ? relative(scope.root, path).split(sep).join('/') : path,
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
  const text = staged(place, index) ?? (existsSync(place.path) ? readFileSync(place.path, 'utf8') : undefined);
  if (text !== undefined) return { file: place.shown, entries: parseBaseline(text, place.shown) };
  if (!place.named) return undefined;
  throw new CliError(
    'no-such-path',
    `there is no baseline ${place.shown}`,
    'k8s-platform baseline create writes one; --no-baseline does without',
  );
}

function staged({ shown }: BaselinePlace, index: Tree | undefined): string | undefined {
  if (index === undefined || isAbsolute(shown)) return undefined;
  try {
    return Buffer.from(index.read(shown)).toString('utf8');
  } catch {
    return undefined;
  }
}

/** Which entries can be told to be fixed, by what the command line sets. */
export function tellsFixed(options: { profile?: string; kubernetesVersion?: string }): Baseline['tellsFixed'] {
  if (options.kubernetesVersion !== undefined) return 'none';
  return options.profile === undefined ? 'all' : 'rules-on';
}
