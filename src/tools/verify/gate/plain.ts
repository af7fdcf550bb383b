import { basename, dirname, join } from 'node:path/posix';
import { parseAllDocuments } from 'yaml';
import { isObject, type Json } from '../../../model/resource.ts';
import { nativeTool } from '../native-tools.ts';
import { runPeer } from '../program.ts';
import type { GateRepository } from './repository.ts';

/** Text of objects by apiVersion, kind, namespace and name. */
export type Objects = ReadonlyMap<string, string>;

/** Folders with a kustomization.yaml of kustomize's own kinds. */
export function kustomizationFolders(repository: GateRepository): string[] {
  return repository
    .files()
    .filter((path) => basename(path) === 'kustomization.yaml')
    .filter(
      (path) =>
        !repository.read(path).includes('kustomize.toolkit.fluxcd.io/') || /^resources:/m.test(repository.read(path)),
    )
    .map((path) => dirname(path));
}

/** Those that no other one names, components left out. */
export function outermost(repository: GateRepository, folders: readonly string[]): string[] {
  const named = new Set<string>();
  const read = (folder: string) =>
    parseAllDocuments(repository.read(join(folder, 'kustomization.yaml')))[0]?.toJS() as Json;
  for (const folder of folders) {
    const { resources, bases, components } = read(folder);
    for (const entry of [resources, bases, components].flat())
      if (typeof entry === 'string') named.add(join(folder, entry));
  }
  return folders.filter((folder) => !named.has(folder) && read(folder).kind !== 'Component');
}

/** What `kustomize build` makes of a folder. @param folder absolute */
export function built(folder: string): Objects | 'failed' {
  const ran = runPeer(nativeTool('kustomize'), ['build', folder])!;
  return ran.ok ? objectsIn(ran.stdout) : 'failed';
}

/** Objects in files that stand alone, by their folder: neither kustomizations nor charts have them. */
export function plainObjects(repository: GateRepository): Map<string, Objects> {
  const owned = repository
    .files()
    .filter((path) => /^(?:kustomization\.yaml|Chart\.yaml)$/.test(basename(path)))
    .map((path) => dirname(path));
  const isOwned = (path: string) => owned.some((folder) => folder === '.' || path.startsWith(`${folder}/`));
  const folders = new Map<string, Map<string, string>>();
  for (const path of repository.files().filter((file) => /\.(?:ya?ml|json)$/.test(file) && !isOwned(file))) {
    const unit = `${dirname(path)}/`;
    folders.set(unit, new Map([...(folders.get(unit) ?? []), ...objectsIn(repository.read(path))]));
  }
  return folders;
}

function objectsIn(text: string): Map<string, string> {
  const values = parseAllDocuments(text, { version: '1.1', logLevel: 'error' }).flatMap((document): unknown[] => {
    const value: unknown = document.errors.length > 0 ? undefined : document.toJS();
    return isObject(value) && value.kind === 'List' && Array.isArray(value.items)
      ? (value.items as unknown[])
      : [value];
  });
  return new Map(
    values.filter(isObject).flatMap((value): [string, string][] => {
      const { apiVersion, kind, metadata } = value;
      if (typeof apiVersion !== 'string' || typeof kind !== 'string' || !isObject(metadata)) return [];
      const { namespace = '', name } = metadata;
      return [[[apiVersion, kind, namespace, name].join(' '), JSON.stringify(value)]];
    }),
  );
}
