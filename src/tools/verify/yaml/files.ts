import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Every YAML and JSON file below a folder, in order. */
export function filesIn(folder: string): { path: string; content: Uint8Array }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(
      (path) =>
        /\.(?:ya?ml|json)$/.test(path) && !path.includes('node_modules') && statSync(join(folder, path)).isFile(),
    )
    .sort()
    .map((path) => ({ path: join(folder, path), content: readFileSync(join(folder, path)) }));
}
