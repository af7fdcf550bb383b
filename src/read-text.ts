import { readFileSync } from 'node:fs';
import { CliError } from './errors.ts';

/**
 * The text of a file that somebody has named.
 * @throws CliError with this advice when it cannot be read
 */
export function readText(file: string, advice: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new CliError('unreadable', `cannot read ${file}: ${why}`, advice);
  }
}
