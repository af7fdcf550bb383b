import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes schemas/kubernetes from the Go modules of the versions in schemas/kubernetes/versions.json; needs Go. */
const folder = join(import.meta.dirname, '..', '..', 'schemas');
const versions = JSON.parse(readFileSync(join(folder, 'kubernetes', 'versions.json'), 'utf8')) as string[];
execFileSync('go', ['run', '.', '../kubernetes', ...versions], { cwd: join(folder, 'generator'), stdio: 'inherit' });
