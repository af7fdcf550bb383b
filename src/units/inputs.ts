import { isObject, type Json } from '../model/resource.ts';
import { objects, resolvePath, strings, type Kustomization, type KustomizationIndex } from './kustomization.ts';

/** Paths of files and folders whose objects a kustomization includes. */
export function objectInputs({ folder, body }: Kustomization): string[] {
  return resolveAll(folder, [...strings(body.resources), ...strings(body.bases), ...strings(body.components)]);
}

/** Paths of all else that it reads: patches, transformers, what generators put into objects. */
export function dataInputs({ folder, body }: Kustomization): string[] {
  return resolveAll(folder, [
    ...strings(body.patches),
    ...strings(body.patchesStrategicMerge),
    ...strings(body.transformers),
    ...strings(body.generators),
    ...strings(body.validators),
    ...strings(body.configurations),
    ...strings(body.crds),
    ...[body.patches, body.patchesJson6902, body.replacements].flatMap((list) => objects(list).flatMap(pathOf)),
    ...(isObject(body.openapi) ? pathOf(body.openapi) : []),
    ...[body.configMapGenerator, body.secretGenerator].flatMap((list) => objects(list).flatMap(generatorInputs)),
  ]);
}

/** The paths of all that kustomizations and whatever they include read, their own files too. Not all of them may exist. */
export function pathsRead(starts: readonly Kustomization[], index: KustomizationIndex): Set<string> {
  const paths = new Set<string>();
  const visit = (kustomization: Kustomization): void => {
    if (paths.has(kustomization.path)) return;
    paths.add(kustomization.path);
    for (const path of [...objectInputs(kustomization), ...dataInputs(kustomization)]) {
      const nested = index.at(path);
      if (nested === undefined) paths.add(path);
      else visit(nested);
    }
  };
  for (const start of starts) visit(start);
  return paths;
}

/** Inline YAML stands where a path may stand; a path has one line. */
function resolveAll(folder: string, entries: readonly string[]): string[] {
  return entries.filter((entry) => !entry.includes('\n')).map((entry) => resolvePath(folder, entry));
}

function pathOf({ path }: Json): string[] {
  return typeof path === 'string' ? [path] : [];
}

function generatorInputs({ files, envs, env }: Json): string[] {
  return [
    ...strings(files).map((file) => file.slice(file.indexOf('=') + 1)),
    ...strings(envs),
    ...(typeof env === 'string' ? [env] : []),
  ];
}
