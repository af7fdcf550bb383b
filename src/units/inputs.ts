import type { JsonPath } from '../model/json-path.ts';
import { isObject, type Json } from '../model/resource.ts';
import { resolvePath, type Kustomization, type KustomizationIndex } from './kustomization.ts';

/** A file or folder that a kustomization names. It may not exist. */
export interface Input {
  /** Where the kustomization names it. */
  readonly at: JsonPath;
  readonly path: string;
  /** Whether it brings objects, or what is done to them. */
  readonly role: 'objects' | 'data';
}

const objectLists = ['resources', 'bases', 'components'];
const dataLists = [
  'patches',
  'patchesStrategicMerge',
  'transformers',
  'generators',
  'validators',
  'configurations',
  'crds',
];
const lists = {
  path: ['patches', 'patchesJson6902', 'replacements'],
  files: ['configMapGenerator', 'secretGenerator'],
};

/** All that a kustomization itself names, in no particular order. */
export function inputsOf({ folder, body }: Kustomization): Input[] {
  const found: Input[] = [];
  const add = (role: Input['role'], at: JsonPath, entry: unknown): void => {
    // inline YAML stands where a path may stand; a path has one line
    if (typeof entry === 'string' && !entry.includes('\n')) found.push({ at, path: resolvePath(folder, entry), role });
  };
  const addAll = (role: Input['role'], at: JsonPath, entries: unknown): void => {
    if (Array.isArray(entries)) entries.forEach((entry: unknown, index) => add(role, [...at, index], entry));
  };
  for (const list of objectLists) addAll('objects', [list], body[list]);
  for (const list of dataLists) addAll('data', [list], body[list]);
  for (const list of lists.path)
    forEachObject(body[list], (entry, index) => add('data', [list, index, 'path'], entry.path));
  for (const list of lists.files)
    forEachObject(body[list], (entry, index) => {
      addAll('data', [list, index, 'files'], withoutKeys(entry.files));
      addAll('data', [list, index, 'envs'], entry.envs);
      add('data', [list, index, 'env'], entry.env);
    });
  if (isObject(body.openapi)) add('data', ['openapi', 'path'], body.openapi.path);
  return found;
}

/** Paths of files and folders whose objects a kustomization includes. */
export function objectInputs(kustomization: Kustomization): string[] {
  return pathsOf(kustomization, 'objects');
}

/** Paths of all else that it reads: patches, transformers, what generators put into objects. */
export function dataInputs(kustomization: Kustomization): string[] {
  return pathsOf(kustomization, 'data');
}

/** The paths of all that kustomizations and whatever they include read, their own files too. Not all of them may exist. */
export function pathsRead(starts: readonly Kustomization[], index: KustomizationIndex): Set<string> {
  const paths = new Set<string>();
  const visit = (kustomization: Kustomization): void => {
    if (paths.has(kustomization.path)) return;
    paths.add(kustomization.path);
    for (const { path } of inputsOf(kustomization)) {
      const nested = index.at(path);
      if (nested === undefined) paths.add(path);
      else visit(nested);
    }
  };
  for (const start of starts) visit(start);
  return paths;
}

function pathsOf(kustomization: Kustomization, role: Input['role']): string[] {
  return inputsOf(kustomization)
    .filter((input) => input.role === role)
    .map(({ path }) => path);
}

function forEachObject(list: unknown, visit: (entry: Json, index: number) => void): void {
  if (Array.isArray(list)) list.forEach((entry: unknown, index) => isObject(entry) && visit(entry, index));
}

/** `key=path` of a generator is a path. */
function withoutKeys(files: unknown): unknown {
  return Array.isArray(files)
    ? files.map((file: unknown) => (typeof file === 'string' ? file.slice(file.indexOf('=') + 1) : file))
    : undefined;
}
