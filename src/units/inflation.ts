import { posix } from 'node:path';
import { isObject, type Json } from '../model/resource.ts';
import type { Chart, ChartIndex } from './chart.ts';
import { objects, resolvePath, strings, type Kustomization } from './kustomization.ts';
import type { Release } from './release.ts';

/** A chart that a kustomization inflates. Source: sigs.k8s.io/kustomize/api/types, HelmChart. */
export interface Inflation {
  /** Position among the `helmCharts`. */
  readonly index: number;
  readonly name: string;
  /** The chart as the kustomization installs it; undefined for one that is not in the repository. */
  readonly release: Release | undefined;
}

export function inflationsOf(kustomization: Kustomization, charts: ChartIndex): Inflation[] {
  return objects(kustomization.body.helmCharts).map((entry, index) => {
    const chart = chartOf(entry, kustomization, charts);
    return {
      index,
      name: String(entry.name),
      release: chart && releaseOf(chart, entry, index, kustomization),
    };
  });
}

/** Files that the inflations of a kustomization read. */
export function inflationFiles(kustomization: Kustomization, charts: ChartIndex): string[] {
  return inflationsOf(kustomization, charts).flatMap(({ release }) =>
    release === undefined ? [] : [...release.chart.files, ...release.valueFiles.map(({ file }) => file)],
  );
}

/** Files and folders that the inflations of a kustomization read, also of charts that are not there. */
export function inflationPaths(kustomization: Kustomization, charts: ChartIndex): string[] {
  const places = objects(kustomization.body.helmCharts).flatMap((entry) => chartFolders(entry, kustomization));
  const values = inflationsOf(kustomization, charts).flatMap(({ release }) => release?.valueFiles ?? []);
  return [...places, ...values.map(({ file }) => file)];
}

function chartOf(entry: Json, kustomization: Kustomization, charts: ChartIndex): Chart | undefined {
  return chartFolders(entry, kustomization)
    .map((folder) => charts.at(folder))
    .find((chart) => chart !== undefined);
}

/** Where kustomize looks for a chart, in its order. */
function chartFolders({ name, version }: Json, { folder, body }: Kustomization): string[] {
  const globals = isObject(body.helmGlobals) ? body.helmGlobals.chartHome : undefined;
  const home = resolvePath(folder, typeof globals === 'string' ? globals : 'charts');
  return [posix.join(home, `${String(name)}-${String(version)}`, String(name)), posix.join(home, String(name))];
}

function releaseOf(chart: Chart, entry: Json, index: number, kustomization: Kustomization): Release {
  const { folder, body, document } = kustomization;
  const at = ['helmCharts', index];
  const file = (path: readonly (string | number)[], value: string) => ({
    file: resolvePath(folder, value),
    path: [...at, ...path],
    optional: false,
  });
  return {
    chart,
    installer: {
      id: { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', name: folder || '.' },
      body,
      origin: { document, path: [], units: [] },
    },
    name: typeof entry.releaseName === 'string' ? entry.releaseName : 'release-name',
    namespace: typeof entry.namespace === 'string' ? entry.namespace : undefined,
    valueFiles: [
      ...(typeof entry.valuesFile === 'string' ? [file(['valuesFile'], entry.valuesFile)] : []),
      ...strings(entry.additionalValuesFiles).map((path, position) => file(['additionalValuesFiles', position], path)),
    ],
    values: isObject(entry.valuesInline)
      ? { value: entry.valuesInline, path: [...at, 'valuesInline'], text: undefined }
      : undefined,
    parameters: [],
    includeCrds: entry.includeCRDs === true,
    incomplete: false,
  };
}
