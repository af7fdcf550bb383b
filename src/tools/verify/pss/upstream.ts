import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json } from '../../../model/resource.ts';
import { go } from '../../engines/go.ts';

export type Level = 'baseline' | 'restricted';

/** What the API server's evaluator says in one minor version; pods are named by their index. */
export interface Verdict {
  readonly minor: number;
  /** The level of each check that this version has. */
  readonly checks: Readonly<Record<string, Level>>;
  /** Checks of the baseline that the restricted level leaves out, because it has stricter ones of its own. */
  readonly overridden: readonly string[];
  readonly refusedByCheck: Readonly<Record<string, readonly number[]>>;
  readonly refusedByLevel: Readonly<Record<Level, readonly number[]>>;
}

/** Asks k8s.io/pod-security-admission, as upstream/go.mod pins it. Needs Go. */
export function askUpstream(pods: readonly Json[], minors: readonly number[]): Verdict[] {
  const folder = mkdtempSync(join(tmpdir(), 'pss-'));
  try {
    const program = join(folder, 'upstream');
    go(join(import.meta.dirname, 'upstream'), ['build', '-trimpath', '-o', program, '.']);
    const input = JSON.stringify({ minors, pods });
    const { status, stdout, stderr } = spawnSync(program, { input, encoding: 'utf8', maxBuffer: 1 << 30 });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout) as Verdict[];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
