import { CliError } from '../errors.ts';
import { closest, listed } from '../words.ts';
import type { FormatModule } from './format.ts';
import { formats } from './formats.generated.ts';

export interface FormatRequest {
  readonly name: string;
  /** Where to write; standard output when absent. */
  readonly file?: string;
}

/** `sarif` or `sarif=report.sarif`. */
export function parseFormat(text: string): FormatRequest {
  const equals = text.indexOf('=');
  const name = equals < 0 ? text : text.slice(0, equals);
  const file = equals < 0 ? '' : text.slice(equals + 1);
  if (!Object.hasOwn(formats, name)) {
    const meant = closest(name, Object.keys(formats));
    throw new CliError(
      'usage',
      `there is no format ${name}`,
      meant === undefined ? `choose ${listed(Object.keys(formats))}` : `did you mean ${meant}?`,
    );
  }
  if (equals >= 0 && file === '')
    throw new CliError('usage', `--format ${text} names no file`, `write --format ${name}=<file>`);
  return { name, ...(file === '' ? {} : { file }) };
}

export async function loadFormat(name: string): Promise<FormatModule> {
  return formats[name]!();
}
