import { jsonText } from '../../model/json-text.ts';
import { posix } from 'node:path';
import type { EngineFile } from '../../engines/frame.ts';
import { objects } from '../../units/kustomization.ts';
import type { Chart } from '../../units/chart.ts';
import type { ChartContext } from './context.ts';

/** What a chart's dependencies need before it can be rendered. */
export interface Dependencies {
  /** Positions among the chart's `dependencies` of those that are not in the repository. They are never fetched. */
  readonly missing: readonly number[];
  /** Files that lie over those of the repository, and where they come from. */
  readonly overlays: readonly (EngineFile & { readonly source: string })[];
}

/** Takes `file://` dependencies from where they are, and leaves out those that are nowhere in the repository. */
export function dependenciesOf(chart: Chart, { charts, read }: ChartContext): Dependencies {
  const missing: number[] = [];
  const overlays: (EngineFile & { source: string })[] = [];
  objects(chart.body.dependencies).forEach(({ name, repository }, index) => {
    if (isVendored(chart, String(name))) return;
    const folder = typeof repository === 'string' ? /^file:\/\/(.*)$/.exec(repository)?.[1] : undefined;
    const local = folder === undefined ? undefined : charts.at(posix.join(chart.folder, folder).replace(/\/$/, ''));
    if (local === undefined) missing.push(index);
    else
      for (const source of local.files) {
        const content = read(source);
        const path = posix.join(chart.folder, 'charts', String(name), posix.relative(local.folder, source));
        if (content !== undefined) overlays.push({ path, content, source });
      }
  });
  if (missing.length > 0) overlays.push(withoutDependencies(chart, missing));
  return { missing, overlays };
}

function isVendored({ folder, files }: Chart, name: string): boolean {
  const inside = posix.join(folder, 'charts', name);
  return files.some(
    (file) => file === `${inside}/Chart.yaml` || (file.startsWith(`${inside}-`) && file.endsWith('.tgz')),
  );
}

/** JSON is YAML. */
function withoutDependencies({ path, body }: Chart, missing: readonly number[]): EngineFile & { source: string } {
  const dependencies = (body.dependencies as unknown[]).filter((_, index) => !missing.includes(index));
  return { path, content: Buffer.from(jsonText({ ...body, dependencies })), source: path };
}
