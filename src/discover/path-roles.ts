import { isKustomizationPath } from '../units/kustomization.ts';

/** What a file is for, as far as its path tells. */
export type PathRole = 'candidate' | 'kustomization' | 'helm-template' | 'helm-chart' | 'helm-values' | 'other';

const chartFiles = /^(?:Chart\.(?:yaml|lock)|requirements\.(?:yaml|lock)|values\.schema\.json)$/;

/** Sorts out what a chart's own files are by the folders that hold a Chart.yaml; all else is a candidate. */
export function pathRoles(paths: readonly string[]): Map<string, PathRole> {
  const charts = new Set(paths.filter((path) => baseName(path) === 'Chart.yaml').map(folderOf));
  return new Map(paths.map((path) => [path, pathRole(path, charts)]));
}

function pathRole(path: string, charts: ReadonlySet<string>): PathRole {
  if (isKustomizationPath(path)) return 'kustomization';
  const chart = nearest(folderOf(path), charts);
  if (chart === undefined) return 'candidate';
  const inside = chart === '' ? path : path.slice(chart.length + 1);
  if (inside.startsWith('templates/') || inside.startsWith('charts/')) return 'helm-template';
  if (chartFiles.test(inside)) return 'helm-chart';
  if (/^(?:values[^/]*|ci\/.*|values\/.*)\.ya?ml$/.test(inside)) return 'helm-values';
  return 'candidate';
}

function nearest(folder: string, charts: ReadonlySet<string>): string | undefined {
  for (let at = folder; ; at = folderOf(at)) {
    if (charts.has(at)) return at;
    if (at === '') return undefined;
  }
}

/** The folder of a path; empty at the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
