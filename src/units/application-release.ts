import type { JsonPath } from '../model/json-path.ts';
import { isObject, type Json, type Resource } from '../model/resource.ts';
import { applicationSources, destinationNamespace } from './application.ts';
import type { ChartIndex } from './chart.ts';
import { objects, resolvePath } from './kustomization.ts';
import type { InlineValues, Parameter, Release, ValuesFile } from './release.ts';

/** What an Argo CD Application installs of the repository's charts. `parseYaml` reads values that are a string. */
export function applicationReleases(
  application: Resource,
  charts: ChartIndex,
  parseYaml: (text: string) => unknown,
): Release[] {
  return applicationSources(application).flatMap(({ source, path }) => {
    const chart = typeof source.path === 'string' ? charts.at(resolvePath('', source.path)) : undefined;
    if (chart === undefined || source.plugin !== undefined) return [];
    const helm = isObject(source.helm) ? source.helm : {};
    const at = [...path, 'helm'];
    const files = valueFiles(helm, at, chart.folder);
    return [
      {
        chart,
        installer: application,
        name: typeof helm.releaseName === 'string' ? helm.releaseName : application.id.name,
        namespace: typeof helm.namespace === 'string' ? helm.namespace : destinationNamespace(application),
        valueFiles: files.filter((file) => file !== undefined),
        values: inlineValues(helm, at, parseYaml),
        parameters: parameters(helm, at),
        includeCrds: helm.skipCrds !== true,
        incomplete: files.includes(undefined) || objects(helm.fileParameters).length > 0,
      },
    ];
  });
}

/** Undefined for a file that is not in the repository. `$ref/path` starts at the root of the repository that has the ref. */
function valueFiles(helm: Json, at: JsonPath, folder: string): (ValuesFile | undefined)[] {
  const entries = Array.isArray(helm.valueFiles) ? (helm.valueFiles as unknown[]) : [];
  return entries.flatMap((entry, index) => {
    if (typeof entry !== 'string') return [];
    if (/^[a-z][\w+.-]*:\/\//.test(entry) || entry.includes('{{')) return [undefined];
    const fromRoot = /^(?:\$[^/]+)?\/(.*)$/.exec(entry);
    const file = fromRoot === null ? resolvePath(folder, entry) : resolvePath('', fromRoot[1]!);
    return [{ file, path: [...at, 'valueFiles', index], optional: helm.ignoreMissingValueFiles === true }];
  });
}

/** `valuesObject` counts before `values`. */
function inlineValues(helm: Json, at: JsonPath, parseYaml: (text: string) => unknown): InlineValues | undefined {
  if (isObject(helm.valuesObject)) return { value: helm.valuesObject, path: [...at, 'valuesObject'], text: undefined };
  if (typeof helm.values !== 'string') return undefined;
  const value = parseYaml(helm.values);
  return isObject(value) ? { value, path: [...at, 'values'], text: helm.values } : undefined;
}

function parameters(helm: Json, at: JsonPath): Parameter[] {
  return objects(helm.parameters).flatMap(({ name, value, forceString }, index) =>
    typeof name === 'string' && typeof value === 'string'
      ? [{ name, value, forceString: forceString === true, path: [...at, 'parameters', index] }]
      : [],
  );
}
