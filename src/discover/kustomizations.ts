import { posix } from 'node:path';
import { isObject, type Json } from '../model/resource.ts';

/** A kustomization file, read. */
export interface KustomizationFile {
  readonly path: string;
  readonly body: Json;
}

/** What the kustomizations of a repository make of its files. All paths are relative to the root. */
export interface KustomizationGraph {
  /** Files that are patches, transformers or other fragments: nothing that could be judged as an object. */
  readonly fragments: ReadonlySet<string>;
  /** Every kustomization that no other one includes, with all files that go into it. */
  readonly units: readonly { readonly path: string; readonly files: ReadonlySet<string> }[];
}

/** Fields that name files or folders to build from. */
const includes = ['resources', 'bases', 'components'] as const;
/** Fields that name files which are not objects of the cluster. */
const fragmentLists = [
  'patches',
  'patchesStrategicMerge',
  'transformers',
  'generators',
  'validators',
  'configurations',
  'crds',
] as const;

export function kustomizationGraph(
  files: readonly KustomizationFile[],
  known: ReadonlySet<string>,
): KustomizationGraph {
  const byFolder = new Map(files.map((file) => [posix.dirname(file.path), file]));
  const included = new Set<string>();
  const fragments = new Set<string>();
  for (const { path, body } of files) {
    const folder = posix.dirname(path);
    for (const target of namedIn(body, includes, folder)) if (byFolder.has(target)) included.add(target);
    for (const target of fragmentPaths(body, folder)) if (known.has(target)) fragments.add(target);
  }
  const units = files
    .filter(({ path, body }) => !included.has(posix.dirname(path)) && body.kind !== 'Component')
    .map((file) => ({ path: posix.dirname(file.path), files: closure(file, byFolder, known) }));
  return { fragments, units };
}

function closure(
  start: KustomizationFile,
  byFolder: ReadonlyMap<string, KustomizationFile>,
  known: ReadonlySet<string>,
): Set<string> {
  const files = new Set<string>();
  const visit = (file: KustomizationFile): void => {
    if (files.has(file.path)) return;
    files.add(file.path);
    const folder = posix.dirname(file.path);
    for (const target of [...namedIn(file.body, includes, folder), ...fragmentPaths(file.body, folder)]) {
      const nested = byFolder.get(target);
      if (nested !== undefined) visit(nested);
      else if (known.has(target)) files.add(target);
    }
  };
  visit(start);
  return files;
}

function fragmentPaths(body: Json, folder: string): string[] {
  const patches = [body.patches, body.patchesJson6902, body.replacements].flat().filter(isObject);
  const openapi = isObject(body.openapi) ? [body.openapi] : [];
  const single = [...patches, ...openapi].map((entry) => entry.path).filter((path) => typeof path === 'string');
  return [...namedIn(body, fragmentLists, folder), ...single.map((path) => posix.join(folder, path))];
}

/** Local paths in the given list fields; inline YAML and URLs never name a known file, so they may pass. */
function namedIn(body: Json, fields: readonly string[], folder: string): string[] {
  return fields
    .flatMap((field) => body[field])
    .filter((entry): entry is string => typeof entry === 'string' && !entry.includes('\n'))
    .map((entry) => posix.join(folder, entry).replace(/\/$/, ''));
}
