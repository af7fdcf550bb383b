import type { FileEntry } from '../discover/inventory.ts';
import type { JsonPath } from '../model/json-path.ts';
import type { Range } from '../model/range.ts';
import type { Resource } from '../model/resource.ts';
import type { Staged } from '../model/violation.ts';
import { render } from '../render/render.ts';
import type { Collection } from '../render/rendered.ts';
import type { Kustomization } from '../units/kustomization.ts';
import type { Reading, RepositoryRequest } from './read.ts';

/** What to render: kustomizations, and the releases that have one of the files which are wanted. */
export interface Wanted {
  readonly roots: readonly Kustomization[];
  readonly isWanted: (path: string) => boolean;
}

export async function renderUnits(
  { entries, sources, open, kustomizations, charts, graph, version }: Reading,
  { roots, isWanted }: Wanted,
  { engines, progress }: Pick<RepositoryRequest, 'engines' | 'progress'>,
): Promise<Staged<Collection>> {
  const isObjectFile = ({ path, role }: FileEntry) => role === 'candidate' && !graph.fragments.has(path);
  return render(
    {
      kustomizations,
      roots,
      charts,
      standAlone: (covered) =>
        entries
          .filter((entry) => isObjectFile(entry) && !covered.has(entry.path))
          .flatMap(({ path }) => sources.resourcesOf(path)),
      isWanted: (files) => files.some(isWanted),
    },
    {
      engines,
      kubernetesVersion: `1.${version.minor}`,
      placeInSource: (resource, path) => locateInSource(resource, path, open),
      read: (path) => sources.read(path),
      documentsOf: (path) => sources.documentsOf(path),
      resourcesOf: (path) => sources.resourcesOf(path),
      parse: (name, text) => sources.documentsIn(name, text),
      resourcesIn: (document) => sources.resourcesIn(document),
      open,
      ...(progress === undefined ? {} : { rendered: (done, total) => progress('units', done, total) }),
    },
  );
}

export function locateInSource(
  { origin: { document, path: prefix } }: Resource,
  path: JsonPath,
  open: Reading['open'],
): { file: string; range: Range; found: number } {
  const { key, found } = open(document).locate([...prefix, ...path]);
  return { file: document.file.path, range: key, found: Math.max(0, found - prefix.length) };
}
