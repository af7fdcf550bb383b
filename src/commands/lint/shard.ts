import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CliError } from '../../errors.ts';
import type { Host } from '../../host.ts';
import { isObject } from '../../model/resource.ts';
import type { ShardRequest } from '../../pipeline/shard.ts';

/** Variables that tell which of several parallel jobs this is, and of how many; `first` is the number of the first one. */
const sources = [
  { index: 'K8S_PLATFORM_JOB_INDEX', count: 'K8S_PLATFORM_JOB_TOTAL', first: 0 },
  { index: 'CI_NODE_INDEX', count: 'CI_NODE_TOTAL', first: 1 }, // GitLab
  { index: 'CIRCLE_NODE_INDEX', count: 'CIRCLE_NODE_TOTAL', first: 0 },
  { index: 'BUILDKITE_PARALLEL_JOB', count: 'BUILDKITE_PARALLEL_JOB_COUNT', first: 0 },
  { index: 'JOB_COMPLETION_INDEX', count: 'K8S_PLATFORM_JOB_TOTAL', first: 0 }, // an indexed Job of Kubernetes
] as const;

const mostShards = 1000;

/**
 * `2/8`, or `auto` for what the CI system says.
 * @throws CliError `bad-shard`
 */
export function shardOf(text: string, timings: string | undefined, host: Host): ShardRequest {
  const [index, count] = text === 'auto' ? fromEnvironment(host) : fromText(text);
  if (!(count >= 1 && count <= mostShards && index >= 1 && index <= count))
    throw new CliError(
      'bad-shard',
      `there is no shard ${index} of ${count}`,
      `they count from 1: 1/4 to 4/4; there are at most ${mostShards}`,
    );
  return { index, count, timings: readTimings(timings, host) };
}

function fromText(text: string): [number, number] {
  const match = /^(\d{1,6})\/(\d{1,6})$/.exec(text);
  if (match !== null) return [Number(match[1]), Number(match[2])];
  throw new CliError('bad-shard', `--shard ${text} is no part of a whole`, 'write --shard 2/8, or --shard auto');
}

function fromEnvironment({ env }: Host): [number, number] {
  for (const { index, count, first } of sources) {
    const [at, total] = [env[index], env[count]];
    if (isNumber(at) && isNumber(total)) return [Number(at) - first + 1, Number(total)];
  }
  if (env.GITLAB_CI !== undefined) return [1, 1]; // without `parallel` there is no index
  throw new CliError(
    'bad-shard',
    '--shard auto finds no variable that tells which of several jobs this is',
    'set K8S_PLATFORM_JOB_INDEX (from 0) and K8S_PLATFORM_JOB_TOTAL; on GitHub: ${{ strategy.job-index }} and ${{ strategy.job-total }}',
  );
}

function isNumber(text: string | undefined): text is string {
  return text !== undefined && /^\d{1,6}$/.test(text);
}

/** What parts cost last time; nothing where there is no such file, as in the first run. */
function readTimings(file: string | undefined, host: Host): Map<string, number> {
  const path = file === undefined ? undefined : resolve(host.cwd, file);
  if (path === undefined || !existsSync(path)) return new Map();
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    value = undefined;
  }
  if (!isObject(value))
    throw new CliError('unreadable', `${file!} holds no timings`, 'delete it, or let report merge --timings write it');
  return new Map(
    Object.entries(value).filter((entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] >= 0),
  );
}
