import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { go } from '../../engines/go.ts';
import { enginesFolder } from '../../engines/spec.ts';
import { runPeer, type Ran } from '../program.ts';

const version = /open-policy-agent\/opa (v\S+)/.exec(readFileSync(join(enginesFolder, 'rego', 'go.mod'), 'utf8'))![1]!;
const folder = join(enginesFolder, '..', '.cache', `opa-${version}`);
const executable = join(folder, 'opa');

/** Native OPA, in the version that the engine has; Go builds it the first time. */
export function opa(cwd: string, ...args: readonly string[]): Ran {
  if (!existsSync(executable))
    go(enginesFolder, ['install', `github.com/open-policy-agent/opa@${version}`], { GOBIN: folder });
  return runPeer(executable, args, { cwd })!;
}

/** What it prints with --format json, on either stream; where it has nothing to say, an empty object. */
export function opaJson(cwd: string, ...args: readonly string[]): unknown {
  const { stdout, stderr } = opa(cwd, ...args, '--format', 'json');
  return JSON.parse([stdout, stderr, '{}'].find((text) => text.trim() !== '')!);
}
