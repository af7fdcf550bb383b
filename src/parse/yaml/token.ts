import type { ScalarNode } from '../node.ts';

export type MarkKind =
  | 'stream-end'
  | 'document-start'
  | 'document-end'
  | 'mapping-start'
  | 'list-start'
  | 'block-end'
  | 'flow-mapping-start'
  | 'flow-mapping-end'
  | 'flow-list-start'
  | 'flow-list-end'
  | 'flow-entry'
  | 'list-entry'
  | 'key'
  | 'value'
  | 'alias'
  | 'anchor'
  | 'tag';

export interface Mark {
  readonly kind: MarkKind;
  readonly start: number;
  readonly end: number;
  /** A tag in full, or the name of an anchor. */
  readonly text: string;
}

/** What the scanner makes of a stretch of text. */
export type Token = Mark | ScalarNode;

export type TokenKind = Token['kind'];
