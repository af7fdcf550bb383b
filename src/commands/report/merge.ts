import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { findScope } from '../../discover/root.ts';
import { workTree } from '../../discover/work-tree.ts';
import { CliError } from '../../errors.ts';
import type { Host } from '../../host.ts';
import type { Shard } from '../../model/evidence.ts';
import { isObject } from '../../model/resource.ts';
import type { Severity } from '../../model/severity.ts';
import { Sources } from '../../parse/sources.ts';
import { merge } from '../../pipeline/merge.ts';
import { builtInCatalogue } from '../../policy/catalogue.ts';
import type { FormatRequest } from '../../report/formats.ts';
import { verdictOn } from '../lint/verdict.ts';
import { writeReport } from '../lint/write.ts';

export interface MergeOptions {
  readonly format?: readonly FormatRequest[];
  readonly failOn: Severity | 'never';
  readonly maxWarnings?: number;
  readonly strictBaseline?: boolean;
  readonly timings?: string;
  readonly quiet?: boolean;
}

/** Lines of code come from the files around the current directory, where these are what the shards have checked. */
export async function mergeReports(files: readonly string[], options: MergeOptions, host: Host): Promise<0 | 1> {
  const shards = files.map((file) => readShard(file, host));
  const report = merge(shards, builtInCatalogue(), sourceReader(shards, host));
  const { quiet = false, failOn, timings } = options;
  if (timings !== undefined) writeTimings(shards, resolve(host.cwd, timings));
  await writeReport(report, options.format ?? [{ name: 'text' }], { failOn, quiet }, host);
  const { fails, reasons } = verdictOn(report, options);
  for (const reason of reasons) host.stderr.write(`k8s-platform: ${reason}\n`);
  return fails ? 1 : 0;
}

/** @throws CliError `no-such-path`, `bad-report` */
function readShard(file: string, host: Host): Shard {
  let text: string;
  try {
    text = readFileSync(resolve(host.cwd, file), 'utf8');
  } catch {
    throw new CliError('no-such-path', `no such file: ${file}`, 'name the JSON report of each shard');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const shard = isObject(value) ? value.shard : undefined;
  if (!isShard(shard))
    throw new CliError(
      'bad-report',
      `${file} is not the JSON report of a shard`,
      'write it with k8s-platform lint --shard <i/n> --format json=<file>',
    );
  return shard;
}

/** Only this tool writes them; what a person might give instead is told apart. */
function isShard(value: unknown): value is Shard {
  return (
    isObject(value) &&
    typeof value.index === 'number' &&
    typeof value.count === 'number' &&
    typeof value.run === 'string' &&
    isObject(value.evidence) &&
    Array.isArray(value.evidence.placed) &&
    Array.isArray(value.evidence.stale)
  );
}

function sourceReader(shards: readonly Shard[], host: Host): (file: string) => string {
  const hashes = new Map(shards.flatMap(({ sources }) => Object.entries(sources)));
  const tree = workTree(findScope(host.cwd, ['.']));
  const sources = new Sources((path) => tree.read(path));
  let isTold = false;
  return (file) => {
    const text = sources.text(file);
    if (createHash('sha256').update(text).digest('hex') === hashes.get(file)) return text;
    if (!isTold)
      host.stderr.write(`k8s-platform: ${file} is not here as it was checked: findings are shown without its lines\n`);
    isTold = true;
    return '';
  };
}

function writeTimings(shards: readonly Shard[], path: string): void {
  const all = shards.flatMap(({ timings }) => Object.entries(timings));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(
    path,
    `${JSON.stringify(Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1))), undefined, 2)}\n`,
  );
}
