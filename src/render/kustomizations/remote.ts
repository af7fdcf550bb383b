import { jsonText } from '../../model/json-text.ts';
import type { ChartIndex } from '../../units/chart.ts';
import { inflationsOf } from '../../units/inflation.ts';
import { strings, type Kustomization } from '../../units/kustomization.ts';
import { isRemote } from '../../units/remote.ts';

/** An entry of a kustomization that lies outside of the repository. It is never fetched. */
export interface RemoteEntry {
  readonly kustomization: Kustomization;
  readonly list: string;
  readonly index: number;
}

const lists = ['resources', 'bases', 'components'];

export function remoteEntries(kustomization: Kustomization, charts: ChartIndex): RemoteEntry[] {
  const bases = lists.flatMap((list) =>
    strings(kustomization.body[list]).flatMap((entry, index) =>
      isRemote(entry) ? [{ kustomization, list, index }] : [],
    ),
  );
  const absent = inflationsOf(kustomization, charts).filter(({ release }) => release === undefined);
  return [...bases, ...absent.map(({ index }) => ({ kustomization, list: 'helmCharts', index }))];
}

/** The kustomization file without those entries, so that the rest can be built. JSON is YAML. */
export function withoutEntries(
  { path, body }: Kustomization,
  entries: readonly RemoteEntry[],
): { path: string; content: Uint8Array } {
  const kept = { ...body };
  for (const list of new Set(entries.map((entry) => entry.list)))
    kept[list] = (body[list] as unknown[]).filter(
      (_, index) => !entries.some((entry) => entry.list === list && entry.index === index),
    );
  return { path, content: Buffer.from(jsonText(kept)) };
}
