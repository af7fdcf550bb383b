import { spawnSync } from 'node:child_process';

/** Milliseconds of wall time of a command, each of several runs; undefined when it is not installed. */
export function time(
  command: string,
  args: readonly string[],
  options: { runs: number; cwd?: string },
): number[] | undefined {
  const times: number[] = [];
  for (let run = 0; run < options.runs; run += 1) {
    const started = performance.now();
    const { error } = spawnSync(command, args, { cwd: options.cwd, stdio: 'ignore' });
    if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return undefined;
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b);
}

/** Peak resident memory in MiB, as GNU time reports it; undefined where that is not installed. */
export function peakMemory(command: string, args: readonly string[]): number | undefined {
  const { stderr, error } = spawnSync('/usr/bin/time', ['-f', '%M', command, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return error === undefined ? Math.round(Number(stderr.trim().split('\n').at(-1)) / 1024) : undefined;
}

export function best(times: readonly number[]): number {
  return times[0]!;
}

/** Milliseconds of CPU of work in this process, all threads, each of several runs. */
export function cpuTime(work: () => void, runs: number): number[] {
  return Array.from({ length: runs }, () => {
    const started = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  });
}

export function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1]!;
}
