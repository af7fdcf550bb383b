import { createHash } from 'node:crypto';
import type { Evidence, Shard } from '../model/evidence.ts';
import { jsonText } from '../model/json-text.ts';
import type { Resource } from '../model/resource.ts';
import type { RuleMeta } from '../model/rule.ts';
import { append } from '../relations/world.ts';
import type { LintRequest } from './lint.ts';
import type { Survey } from './survey.ts';

export interface ShardRequest {
  /** From 1. */
  readonly index: number;
  readonly count: number;
  /** What the parts cost last time, in milliseconds; see `Shard.timings`. */
  readonly timings: ReadonlyMap<string, number>;
}

/** Takes the time that the judgement of each object takes. */
export class Stopwatch {
  readonly #now: () => number;
  readonly #total = new Map<string, number>();
  #current: { readonly part: string; readonly since: number } | undefined;

  constructor(now: () => number) {
    this.#now = now;
  }

  begin(resource: Resource): void {
    this.end();
    this.#current = { part: partOf(resource), since: this.#now() };
  }

  end(): void {
    if (this.#current === undefined) return;
    const { part, since } = this.#current;
    this.#total.set(part, (this.#total.get(part) ?? 0) + this.#now() - since);
    this.#current = undefined;
  }

  get total(): Record<string, number> {
    const rounded = [...this.#total].map(([part, time]) => [part, Math.round(time * 100) / 100] as const);
    return Object.fromEntries(rounded.sort(([one], [other]) => (one < other ? -1 : 1)));
  }
}

/** The unit that renders a resource, the first of several; or the file in which it stands alone. */
export function partOf({ origin: { units, document } }: Resource): string {
  return units.length > 0 ? `unit:${units[0]!}` : `file:${document.file.path}`;
}

/** Which resources a shard judges. Every shard comes to the same division, for which all of the repository is known. */
export function ownedBy(
  { index, count, timings }: ShardRequest,
  subjects: readonly Resource[],
): (resource: Resource) => boolean {
  const groups = new Map<string, Resource[]>();
  for (const resource of subjects) append(groups, groupOf(resource), resource);
  const parts = new Map<string, Resource[]>();
  for (const group of groups.values()) for (const resource of group) append(parts, partOf(group[0]!), resource);
  const shardOf = new Map<string, number>();
  const loads = Array.from({ length: count }, () => 0);
  for (const [part] of byCost(parts, timings)) {
    const least = loads.indexOf(Math.min(...loads));
    loads[least]! += costOf(part, parts.get(part)!, timings);
    shardOf.set(part, least + 1);
  }
  const owner = new Map(
    [...groups.values()].flatMap((group) =>
      group.map((resource) => [resource, shardOf.get(partOf(group[0]!))] as const),
    ),
  );
  return (resource) => owner.get(resource) === index;
}

/** The variants that overlays make of one object are judged together: a fix of their source must be right for all. */
function groupOf({ origin: { document, path, units } }: Resource): string {
  return jsonText([document.file.path, document.index, path, units.length > 0]);
}

function byCost(parts: ReadonlyMap<string, readonly Resource[]>, timings: ShardRequest['timings']) {
  return [...parts]
    .map(([part, resources]) => [part, costOf(part, resources, timings)] as const)
    .sort(([one, cost], [other, otherCost]) => otherCost - cost || (one < other ? -1 : 1));
}

/** In milliseconds, never nothing; where it is not known, half of one for each object. */
function costOf(part: string, resources: readonly Resource[], timings: ShardRequest['timings']): number {
  return Math.max(timings.get(part) ?? resources.length / 2, 0.05);
}

/** What a shard hands on, so that all of them make one report. */
export function shardReport(
  { index, count }: ShardRequest,
  evidence: Evidence,
  { reading, resources }: Survey,
  request: LintRequest,
  timings: Record<string, number>,
): Shard {
  const { entries, sources } = reading;
  const run = createHash('sha256');
  for (const { path } of entries) run.update(`${path}\0${sources.text(path)}\0`);
  const { config, only, upgradeTo, today, policies, catalogue } = request;
  const asked = entries.filter(({ path }) => request.selected(path)).length;
  run.update(jsonText([config, only, upgradeTo, today, policies.hash, reading.version.minor, asked, resources.length]));
  const files = new Set([...evidence.placed, ...evidence.stale].map(({ finding }) => finding.file));
  const rules: RuleMeta[] = [...catalogue.values()].filter(({ engine }) => engine === 'user');
  const hashOf = (file: string) => createHash('sha256').update(sources.text(file)).digest('hex');
  return {
    index,
    count,
    run: run.digest('hex'),
    evidence,
    rules,
    sources: Object.fromEntries([...files].sort().map((file) => [file, hashOf(file)])),
    timings,
  };
}
