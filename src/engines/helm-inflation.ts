import type { EngineFile } from './frame.ts';
import type { Helm, HelmError, HelmRendering } from './helm.ts';
import type { Kustomize, KustomizeBuild, WantedChart } from './kustomize.ts';

/** A build, and what its charts were rendered to. */
export interface InflatedBuild extends KustomizeBuild {
  readonly charts: readonly InflatedChart[];
}

export interface InflatedChart {
  readonly wanted: WantedChart;
  /** A file of values that is not in the repository is what kustomize put together: `wanted.values`. */
  readonly rendering: HelmRendering;
}

export interface InflationError {
  readonly error: string;
  /** Where a chart is to blame: which, and what Helm says. */
  readonly chart?: { readonly wanted: WantedChart; readonly error: HelmError };
}

/**
 * Builds a kustomization as `kustomize build --enable-helm` does: kustomize says which charts it wants, with their values put
 * together, Helm renders them, and kustomize builds again. A chart that is not among the files is refused.
 * @param folder of the kustomization, relative to the root of the repository
 * @param files all that the build and its charts read, besides what was loaded
 * @param trace whether the renderings say where their lines come from
 * @throws EngineFailure when an engine gave no answer
 */
export async function buildWithCharts(
  { kustomize, helm }: { readonly kustomize: Kustomize; readonly helm: Helm },
  folder: string,
  { files = [], trace = false }: { readonly files?: readonly EngineFile[]; readonly trace?: boolean } = {},
): Promise<InflatedBuild | InflationError> {
  const charts: InflatedChart[] = [];
  const outputs: EngineFile[] = [];
  for (;;) {
    const built = await kustomize.build(folder, [...files, ...outputs]);
    if (!('error' in built)) return { ...built, charts };
    if (built.wanted === undefined) return { error: built.error };
    for (const wanted of new Map(built.wanted.map((chart) => [chart.path, chart])).values()) {
      const rendering = await render(helm, wanted, files, trace);
      if ('error' in rendering)
        return {
          error: `chart ${wanted.chart}: ${rendering.error.message}`,
          chart: { wanted, error: rendering.error },
        };
      charts.push({ wanted, rendering });
      outputs.push({ path: wanted.path, content: Buffer.from(rendering.output) });
    }
  }
}

async function render(
  helm: Helm,
  { path, values, valueFiles = [], ...options }: WantedChart,
  files: readonly EngineFile[],
  trace: boolean,
): Promise<HelmRendering | { readonly error: HelmError }> {
  const valuesFile = path.replace(/\.yaml$/, '.values.yaml');
  const isRead = (file: EngineFile) => file.path.startsWith(`${options.chart}/`) || valueFiles.includes(file.path);
  return helm.render({ ...options, valueFiles: [valuesFile, ...valueFiles], trace }, [
    ...files.filter(isRead),
    { path: valuesFile, content: Buffer.from(values) },
  ]);
}
