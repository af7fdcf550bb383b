import { isObject, type Json, type Resource } from '../model/resource.ts';
import { specOf } from './application.ts';
import type { ChartIndex } from './chart.ts';
import { resolvePath, strings } from './kustomization.ts';
import type { Release } from './release.ts';

export function isHelmRelease({ id }: Resource): boolean {
  return id.kind === 'HelmRelease' && id.apiVersion.startsWith('helm.toolkit.fluxcd.io/');
}

/** What a Flux HelmRelease installs, where its chart is a folder of the repository. */
export function helmReleases(helmRelease: Resource, charts: ChartIndex): Release[] {
  const spec = specOf(helmRelease);
  const template = isObject(spec.chart) && isObject(spec.chart.spec) ? spec.chart.spec : {};
  const source = isObject(template.sourceRef) ? template.sourceRef.kind : undefined;
  const isFolder = (source === 'GitRepository' || source === 'Bucket') && typeof template.chart === 'string';
  const chart = isFolder ? charts.at(resolvePath('', template.chart as string)) : undefined;
  if (chart === undefined) return [];
  const target = text(spec.targetNamespace);
  const { name, namespace } = helmRelease.id;
  return [
    {
      chart,
      installer: helmRelease,
      name: text(spec.releaseName) ?? (target === undefined ? name : `${target}-${name}`),
      namespace: target ?? namespace,
      valueFiles: strings(template.valuesFiles).map((file, index) => ({
        file: resolvePath('', file),
        path: ['spec', 'chart', 'spec', 'valuesFiles', index],
        optional: template.ignoreMissingValuesFiles === true,
      })),
      values: isObject(spec.values) ? { value: spec.values, path: ['spec', 'values'], text: undefined } : undefined,
      parameters: [],
      includeCrds: !skipsCrds(spec),
      incomplete: Array.isArray(spec.valuesFrom) && spec.valuesFrom.length > 0,
    },
  ];
}

function skipsCrds({ install }: Json): boolean {
  return isObject(install) && install.crds === 'Skip';
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
