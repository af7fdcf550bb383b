import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { findScope } from '../../discover/root.ts';
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

/** @throws CliError `unwritable` */
export function write({ path, shown }: BaselinePlace, entries: readonly BaselineEntry[]): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, baselineText(entries));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new CliError('unwritable', `${shown} cannot be written: ${code}`);
  }
}
