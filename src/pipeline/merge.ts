import { CliError } from '../errors.ts';
import type { Evidence, Shard } from '../model/evidence.ts';
import type { Report } from '../model/report.ts';
import type { Catalogue } from '../model/rule.ts';
import { counted } from '../words.ts';
import { conclude } from './conclude.ts';

/**
 * The report that one run would have made of what shards have found; it took as long as the slowest of them.
 * @param text content of a file, for code frames
 * @throws CliError `bad-report` where one is missing, there twice, or of another run
 */
export function merge(shards: readonly Shard[], builtIn: Catalogue, text: (file: string) => string): Report {
  const ordered = [...shards].sort((a, b) => a.index - b.index);
  const [first] = ordered;
  if (first === undefined) throw new CliError('usage', 'no report to merge', 'name the JSON reports of all shards');
  checkBelonging(ordered, first);
  const parts = ordered.map(({ evidence }) => evidence);
  const skipped = parts.slice(1).map((part) => new Set(part.skipped));
  const evidence: Evidence = {
    ...first.evidence,
    placed: parts.flatMap(({ placed }) => placed),
    stale: parts.flatMap(({ stale }) => stale),
    used: [...new Set(parts.flatMap(({ used }) => used))],
    skipped: first.evidence.skipped.filter((path) => skipped.every((other) => other.has(path))),
    durationMs: Math.max(...parts.map(({ durationMs }) => durationMs)),
  };
  return conclude(evidence, new Map([...builtIn, ...first.rules.map((meta) => [meta.id, meta] as const)]), text);
}

function checkBelonging(ordered: readonly Shard[], { count, run }: Shard): void {
  const other = ordered.find((shard) => shard.run !== run || shard.count !== count);
  if (other !== undefined)
    throw new CliError(
      'bad-report',
      `shard ${other.index}/${other.count} is of another run than shard ${ordered[0]!.index}/${count}`,
      'run all shards on the same commit, with the same arguments, timings and version of k8s-platform',
    );
  const indices = ordered.map(({ index }) => index);
  const twice = indices.find((index, at) => indices.indexOf(index) !== at);
  if (twice !== undefined) throw new CliError('bad-report', `shard ${twice}/${count} is there twice`);
  const missing = Array.from({ length: count }, (_, at) => at + 1).filter((index) => !indices.includes(index));
  if (missing.length > 0)
    throw new CliError(
      'bad-report',
      `${counted(missing.length, 'shard')} of ${count} missing: ${missing.join(', ')}`,
      'did its job fail before it wrote its report?',
    );
}
