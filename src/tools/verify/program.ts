import { spawn, spawnSync, type SpawnOptions } from 'node:child_process';
import { text } from 'node:stream/consumers';

export interface Ran {
  readonly ok: boolean;
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Options {
  readonly cwd?: string;
  readonly input?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a peer; undefined when it is not installed. */
export function runPeer(command: string, args: readonly string[], options: Options = {}): Ran | undefined {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    ...options,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return undefined;
  return { ok: status === 0, status, stdout, stderr };
}

/** The same, beside others. */
export async function startPeer(
  command: string,
  args: readonly string[],
  { input = '', ...options }: Options = {},
): Promise<Ran | undefined> {
  const started: SpawnOptions = { ...options, stdio: 'pipe' };
  const child = spawn(command, args, started);
  const ended = new Promise<number | null | undefined>((resolve, reject) => {
    child.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? resolve(undefined) : reject(error)));
    child.on('close', resolve);
  });
  child.stdin!.on('error', () => undefined); // of a peer that ends before it has read all
  child.stdin!.end(input);
  const [status, stdout, stderr] = await Promise.all([ended, text(child.stdout!), text(child.stderr!)]);
  return status === undefined ? undefined : { ok: status === 0, status, stdout, stderr };
}
