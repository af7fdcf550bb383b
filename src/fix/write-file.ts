import { readFileSync, statSync, writeFileSync } from 'node:fs';

/**
 * Writes a file that still holds what it held when it was read, and keeps its mode.
 * @returns why it was left alone; undefined when it was written
 */
export function writeUnchanged(file: string, before: string, after: string): string | undefined {
  try {
    if (!readFileSync(file).equals(Buffer.from(before))) return 'it has changed meanwhile, or is not UTF-8';
    if ((statSync(file).mode & 0o222) === 0) return 'it is read-only';
    writeFileSync(file, after);
    return undefined;
  } catch (error) {
    return `it cannot be written: ${(error as NodeJS.ErrnoException).code ?? String(error)}`;
  }
}
