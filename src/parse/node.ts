/** Where a node stands in the text of its document, in UTF-16 code units; anchors and tags belong to it. */
interface Place {
  readonly start: number;
  readonly end: number;
}

export interface ScalarNode extends Place {
  readonly kind: 'scalar';
  readonly text: string;
  /** Without quotes, so that what it looks like decides what it is. */
  readonly plain: boolean;
  readonly tag: string | undefined;
}

export interface ListNode extends Place {
  readonly kind: 'list';
  readonly items: readonly Node[];
}

export interface MappingNode extends Place {
  readonly kind: 'mapping';
  /** Key, value, key, value. */
  readonly entries: readonly Node[];
}

export interface AliasNode extends Place {
  readonly kind: 'alias';
  readonly name: string;
  readonly target: Node;
}

/** A value in a text. Mappings hold what is written: repeated keys and merges too. */
export type Node = ScalarNode | ListNode | MappingNode | AliasNode;

/** A node while it is read. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer I)[] ? I[] : T[K] };

/** Whether a key is `<<` without quotes, which brings in the keys of other mappings. */
export function isMerge(key: Node): boolean {
  if (key.kind !== 'scalar' || key.text !== '<<') return false;
  return key.tag === undefined ? key.plain : key.tag === '!' || key.tag === 'tag:yaml.org,2002:merge';
}
