import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/assets.ts';
import { folderWith } from './folder.ts';

export const builtCli = join(packageRoot, 'dist/src/cli.js');

/** A folder for the PATH in which `k8s-platform` is the built command. */
export function folderWithCommand(): string {
  if (!existsSync(builtCli)) throw new Error('run `npm run build` first');
  const bin = folderWith({});
  const file = join(bin, 'k8s-platform');
  writeFileSync(file, `#!/bin/sh\nexec "${process.execPath}" "${builtCli}" "$@"\n`);
  chmodSync(file, 0o755);
  return bin;
}
