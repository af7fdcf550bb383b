import { existsSync, lstatSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { contains, findScope } from '../../discover/root.ts';
import { CliError } from '../../errors.ts';
import { baselineText } from '../../findings/baseline/text.ts';
import type { Host } from '../../host.ts';
import type { BaselineEntry } from '../../model/baseline.ts';
import type { LintRequest } from '../../pipeline/lint.ts';
import { baselinePlace, type BaselinePlace } from '../scope/baseline.ts';
import { lintRequest, type SettingOptions } from '../scope/lint-request.ts';

export interface BaselineOptions extends SettingOptions {
  readonly baseline?: string;
}

/** The whole repository around the current directory, and where its baseline is or would be. */
export async function open(
  options: BaselineOptions,
  host: Host,
): Promise<{ request: LintRequest; place: BaselinePlace }> {
  const scope = findScope(host.cwd, ['.']);
  const whole = findScope(scope.root, ['.']);
  const request = await lintRequest(whole, options, host);
  const place = baselinePlace(options.baseline, request.config, whole, host);
  if (place !== undefined) return { request, place };
  await request.engines.close();
  throw new CliError(
    'usage',
    'the configuration wants no baseline',
    'name one: --baseline <file>; or change `baseline`',
  );
}

/** @throws CliError `unwritable`, also for a link that somebody has put in its place */
export function write({ path, shown, within }: BaselinePlace, entries: readonly BaselineEntry[]): void {
  try {
    if (within !== undefined) refuseLinks(path, within, shown);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, baselineText(entries));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || error instanceof CliError) throw error;
    throw new CliError('unwritable', `the baseline ${shown} cannot be written: ${code}`);
  }
}

function refuseLinks(path: string, root: string, shown: string): void {
  let folder = dirname(path);
  while (!existsSync(folder)) folder = dirname(folder);
  const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  if (!isLink && contains(realpathSync.native(root), realpathSync.native(folder))) return;
  throw new CliError(
    'unwritable',
    `the baseline ${shown} is a link, or leads out of the repository`,
    'remove the link',
  );
}
