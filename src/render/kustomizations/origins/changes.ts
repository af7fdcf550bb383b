import { isObject, type Json } from '../../../model/resource.ts';
import type { SourceDocument } from '../../../model/source.ts';
import { objects, resolvePath, strings, type Kustomization } from '../../../units/kustomization.ts';
import type { Change } from './field.ts';
import type { OpenDocument } from '../../place.ts';
import { generatorChanges } from './generators.ts';
import { jsonPatch, strategicMergePatch, type PatchText } from './patches.ts';
import { replacementChange, type FindSource } from './replacements.ts';
import { transformerChanges } from './transformers.ts';

export interface ChangeSources {
  readonly open: OpenDocument;
  /** Documents of a file, and of a text that stands within another document. */
  readonly documentsOf: (path: string) => readonly SourceDocument[];
  readonly documentsIn: (name: string, text: string) => readonly SourceDocument[];
  readonly read: (path: string) => string | undefined;
  readonly findSource: FindSource;
}

/** All that a kustomization's own fields do to objects, in the order in which kustomize does it. */
export function changesOf(kustomization: Kustomization, sources: ChangeSources): Change[] {
  const { body, folder } = kustomization;
  return [
    ...generatorChanges(kustomization, sources.open, sources.read),
    ...legacyMerges(kustomization, sources),
    ...patches(kustomization, sources),
    ...transformerChanges(kustomization, sources.open),
    ...legacyJsonPatches(kustomization, sources),
    ...objects(body.replacements)
      .flatMap((entry) =>
        typeof entry.path === 'string' ? replacementsIn(resolvePath(folder, entry.path), sources) : [entry],
      )
      .map((replacement) => replacementChange(replacement, sources.findSource)),
  ];
}

function replacementsIn(path: string, { documentsOf }: ChangeSources): Json[] {
  return documentsOf(path).flatMap(({ value }) =>
    Array.isArray(value) ? objects(value) : isObject(value) ? [value] : [],
  );
}

/** `patches`: each is a strategic merge patch or a JSON patch, as its content tells. */
function patches(kustomization: Kustomization, sources: ChangeSources): Change[] {
  return objects(kustomization.body.patches).flatMap((entry, index) =>
    texts(entry, ['patches', index, 'patch'], kustomization, sources).map((text) =>
      toChange(text, isObject(entry.target) ? entry.target : undefined, sources.open),
    ),
  );
}

/** `patchesStrategicMerge`: paths, and patches as strings. */
function legacyMerges(kustomization: Kustomization, sources: ChangeSources): Change[] {
  return strings(kustomization.body.patchesStrategicMerge).flatMap((entry, index) => {
    const found = entry.includes('\n')
      ? inlineTexts(entry, ['patchesStrategicMerge', index], kustomization, sources)
      : fileTexts(entry, kustomization, sources);
    return found.map((text) => strategicMergePatch(text, undefined, sources.open));
  });
}

function legacyJsonPatches(kustomization: Kustomization, sources: ChangeSources): Change[] {
  return objects(kustomization.body.patchesJson6902).flatMap((entry, index) =>
    texts(entry, ['patchesJson6902', index, 'patch'], kustomization, sources).map((text) =>
      jsonPatch(text, isObject(entry.target) ? entry.target : {}, sources.open),
    ),
  );
}

function toChange(text: PatchText, target: Json | undefined, open: OpenDocument): Change {
  const value = 'document' in text ? text.document.value : text.inline.inner.value;
  return Array.isArray(value) ? jsonPatch(text, target ?? {}, open) : strategicMergePatch(text, target, open);
}

function texts(
  entry: Json,
  path: (string | number)[],
  kustomization: Kustomization,
  sources: ChangeSources,
): PatchText[] {
  if (typeof entry.path === 'string') return fileTexts(entry.path, kustomization, sources);
  return typeof entry.patch === 'string' ? inlineTexts(entry.patch, path, kustomization, sources) : [];
}

function fileTexts(path: string, { folder }: Kustomization, { documentsOf }: ChangeSources): PatchText[] {
  return documentsOf(resolvePath(folder, path)).map((document) => ({ document }));
}

function inlineTexts(
  text: string,
  path: (string | number)[],
  { document }: Kustomization,
  { documentsIn }: ChangeSources,
): PatchText[] {
  return documentsIn(document.file.path, text).map((inner) => ({ inline: { outer: document, path, inner } }));
}
