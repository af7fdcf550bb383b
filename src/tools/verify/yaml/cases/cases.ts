import { manifests } from './manifests.ts';
import { flow, keys, values } from './scalars.ts';
import { documents, encodings, json, tabs } from './streams.ts';
import { aliases, depth, duplicates, keyKinds, merges } from './structure.ts';
import { block, plain, quoted, tags } from './styles.ts';

/** Texts on which readers of YAML differ, or which they refuse, by what they are about. */
export const cases: Readonly<Record<string, readonly (string | Uint8Array)[]>> = {
  'scalars as values': values,
  'scalars as keys': keys,
  'scalars in flow style': flow,
  'plain scalars and lists': plain,
  'quoted scalars': quoted,
  'block scalars': block,
  tags,
  keys: keyKinds,
  'duplicate keys': duplicates,
  'merge keys': merges,
  aliases,
  depth,
  documents,
  json,
  tabs,
  encodings,
  manifests,
};
