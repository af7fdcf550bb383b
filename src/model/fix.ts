import type { JsonPath } from './json-path.ts';

/**
 * One step of a safe fix. `set` writes a value, with the parents that are missing, or adds an item behind the last one of a
 * list; `remove` takes a key away; `rename` gives a key the name in `value`.
 */
export type Edit =
  | { readonly op: 'set'; readonly path: JsonPath; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: JsonPath }
  | { readonly op: 'rename'; readonly path: JsonPath; readonly value: string };

/** Edits of one document of a file, in their order; paths start at its root. */
export interface SourceFix {
  readonly file: string;
  /** Position among the file's documents, from 0. */
  readonly document: number;
  readonly edits: readonly Edit[];
}
