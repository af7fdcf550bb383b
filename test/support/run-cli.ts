import { EventEmitter } from 'node:events';
import { resolve } from 'node:path';
import type { Host } from '../../src/host.ts';
import { run } from '../../src/run.ts';
import type { Ask } from '../../src/scaffold/answers/ask.ts';
import { signalsOf, type Signals } from '../../src/signals.ts';

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process, as if in `cwd`; without a terminal, unless somebody answers. */
export async function runCli(
  argv: readonly string[],
  options: {
    cwd: string;
    stdin?: string;
    env?: Readonly<Record<string, string>>;
    ask?: Ask;
    signals?: Signals;
  },
): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  const host: Host = {
    cwd: options.cwd,
    env: { XDG_CACHE_HOME: resolve('node_modules/.cache'), ...options.env },
    stdin: bytes(options.stdin ?? ''),
    ask: options.ask,
    signals: options.signals ?? signalsOf(new EventEmitter()),
    stdout: { write: (text) => void (stdout += text), colour: false, columns: undefined },
    stderr: { write: (text) => void (stderr += text), colour: false, columns: undefined },
    now: () => 0,
    today: () => '2026-12-01',
    timestamp: () => '2026-12-01T08:00:00',
  };
  return { code: await run(argv, host), stdout, stderr };
}

// eslint-disable-next-line @typescript-eslint/require-await -- an async iterable is what is asked for
async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

export interface JsonFinding {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly path: readonly (string | number)[];
  readonly units: readonly string[];
  readonly fingerprint: string;
  readonly resource: { readonly kind: string; readonly name: string } | null;
  readonly fix: { readonly file: string; readonly document: number; readonly edits: readonly unknown[] } | null;
}

export interface JsonReport {
  readonly version: number;
  readonly findings: readonly JsonFinding[];
  readonly summary: Readonly<Record<string, number>>;
}

/** The JSON report of `lint` with these further arguments. */
export async function lintJson(cwd: string, ...argv: string[]): Promise<JsonReport> {
  const { stdout, stderr } = await runCli(['lint', '--format', 'json', ...argv], { cwd });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as JsonReport;
}
