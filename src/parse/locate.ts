import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import type { JsonPath } from '../model/json-path.ts';
import type { Range } from '../model/range.ts';
import type { SourceDocument } from '../model/source.ts';
import { resolveScalar } from './scalars.ts';

/** Where a field stands, both ranges in lines and columns of its file. */
export interface Place {
  /** The key; for an item of a list, its first key or, where it has none, the item. */
  readonly key: Range;
  readonly value: Range;
  /** Steps of the path that exist; fewer than asked for when the field is missing, and then the place is the nearest parent. */
  readonly found: number;
}

/** Finds fields of one document. Parsing for positions is slow: made only for documents that have a finding. */
export class Locator {
  readonly #document: Document;
  readonly #lines = new LineCounter();
  readonly #firstLine: number;
  readonly #firstColumn: number;

  constructor(source: SourceDocument) {
    const { text } = source.file;
    const from = text.lastIndexOf('\n', source.start - 1) + 1;
    this.#firstLine = source.line;
    this.#firstColumn = source.start - from;
    this.#document = parseDocument(text.slice(source.start, source.end), {
      schema: 'failsafe',
      lineCounter: this.#lines,
      uniqueKeys: false,
      strict: false,
      logLevel: 'silent',
    });
  }

  /** The field at `path`, or the nearest parent that exists. */
  locate(path: JsonPath): Place {
    const root = this.#document.contents;
    let node: Node | null = root;
    let key: Range = this.#firstKey(root);
    let found = 0;
    for (const step of path) {
      const child = this.#child(node, step);
      if (child === undefined) break;
      node = child.value;
      key = child.key === undefined ? this.#firstKey(node) : this.#range(child.key);
      found += 1;
    }
    return { key, value: this.#range(node), found };
  }

  #child(parent: Node | null, step: string | number): { key: Node | undefined; value: Node | null } | undefined {
    const node = this.#resolve(parent);
    if (isSeq(node) && typeof step === 'number') {
      const value = node.items[step] as Node | undefined;
      return value === undefined ? undefined : { key: undefined, value };
    }
    if (!isMap(node)) return undefined;
    const pair = this.#pair(node, String(step));
    return pair && { key: pair.key as Node, value: pair.value as Node | null };
  }

  /** The last pair with that key, as Kubernetes takes it, or the one that a merge brings in. */
  #pair(map: YAMLMap, key: string): Pair | undefined {
    const own = map.items.findLast((pair) => keyText(pair) === key);
    if (own !== undefined) return own;
    for (const pair of map.items) {
      if (keyText(pair) !== '<<') continue;
      const value = this.#resolve(pair.value as Node | null);
      for (const source of isSeq(value) ? value.items : [value]) {
        const merged = this.#resolve(source as Node | null);
        const inherited = isMap(merged) ? this.#pair(merged, key) : undefined;
        if (inherited !== undefined) return inherited;
      }
    }
    return undefined;
  }

  #resolve(node: Node | null): Node | null {
    return isAlias(node) ? (node.resolve(this.#document) ?? null) : node;
  }

  #firstKey(node: Node | null): Range {
    const first = isMap(node) ? node.items[0]?.key : undefined;
    return this.#range((first as Node | undefined) ?? node);
  }

  #range(node: Node | null): Range {
    const [start, end] = node?.range ?? [0, 0];
    const from = this.#position(start);
    const to = this.#position(Math.max(start, end));
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  }

  #position(offset: number): { line: number; column: number } {
    const { line, col } = this.#lines.linePos(offset);
    if (line === 0) return { line: this.#firstLine, column: this.#firstColumn + 1 }; // an empty document has no lines
    return { line: this.#firstLine + line - 1, column: line === 1 ? this.#firstColumn + col : col };
  }
}

/** A key as Kubernetes reads it: `yes:` is "true", `0777:` is "511". */
function keyText(pair: Pair): string | undefined {
  const { key } = pair;
  if (!isScalar(key) || typeof key.value !== 'string') return undefined;
  return key.type === 'PLAIN' ? String(resolveScalar(key.value)) : key.value;
}
