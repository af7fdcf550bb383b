import { join } from 'node:path';

/** The command of the built package. */
export const builtCli = join(import.meta.dirname, '..', '..', 'dist', 'src', 'cli.js');
