import type { Kustomization, KustomizationIndex } from './kustomization.ts';
import { dataInputs, objectInputs, pathsRead } from './inputs.ts';

/** What the kustomizations of a repository make of its files. */
export interface KustomizationGraph {
  /** Files that are patches, transformers or data of generators: nothing that could be judged as an object. */
  readonly fragments: ReadonlySet<string>;
  /** Every kustomization that no other one includes, with all files that go into it: what is deployed as a whole. */
  readonly roots: readonly Root[];
}

export interface Root {
  readonly kustomization: Kustomization;
  readonly files: ReadonlySet<string>;
}

/**
 * @param isFile whether a path of the repository is a file
 * @param alsoRead files that a kustomization reads besides those that it names: of the charts that it inflates
 */
export function kustomizationGraph(
  index: KustomizationIndex,
  isFile: (path: string) => boolean,
  alsoRead: (kustomization: Kustomization) => readonly string[] = () => [],
): KustomizationGraph {
  const included = new Set(
    index.all.flatMap((kustomization) =>
      [...objectInputs(kustomization), ...dataInputs(kustomization)].filter((path) => index.at(path) !== undefined),
    ),
  );
  const filesOf = (start: Kustomization) =>
    new Set([
      ...[...pathsRead([start], index)].filter((path) => isFile(path)),
      ...index.closure(start).flatMap(alsoRead),
    ]);
  return { fragments: fragments(index, isFile, filesOf), roots: roots(index, included, filesOf) };
}

type FilesOf = (kustomization: Kustomization) => Set<string>;

/** Kustomizations that include one another have no root: the first of them stands for them, so that they do not go unseen. */
function roots(index: KustomizationIndex, included: ReadonlySet<string>, filesOf: FilesOf): Root[] {
  const found: Root[] = [];
  const reached = new Set<string>();
  const add = (kustomization: Kustomization): void => {
    const files = filesOf(kustomization);
    found.push({ kustomization, files });
    for (const file of files) reached.add(file);
  };
  const candidates = index.all.filter(({ body }) => body.kind !== 'Component');
  for (const candidate of candidates) if (!included.has(candidate.folder)) add(candidate);
  for (const candidate of candidates) if (!reached.has(candidate.path)) add(candidate);
  return found.sort((a, b) => (a.kustomization.path < b.kustomization.path ? -1 : 1));
}

function fragments(index: KustomizationIndex, isFile: (path: string) => boolean, filesOf: FilesOf): Set<string> {
  const data = new Set<string>();
  const nested: Kustomization[] = [];
  for (const path of index.all.flatMap(dataInputs)) {
    const kustomization = index.at(path);
    if (kustomization !== undefined) nested.push(kustomization);
    else if (isFile(path)) data.add(path);
  }
  for (const path of nested.flatMap((kustomization) => [...filesOf(kustomization)])) data.add(path);
  const judged = new Set(index.all.filter((one) => !nested.includes(one)).flatMap(objectInputs));
  for (const { path } of index.all) judged.add(path);
  return new Set([...data].filter((path) => !judged.has(path)));
}
