import type { JsonPath } from '../model/json-path.ts';
import type { Range } from '../model/range.ts';
import type { SourceDocument } from '../model/source.ts';
import { documentText } from './document-text.ts';
import { parseJson, skipSpace } from './json.ts';
import { keyName } from './key.ts';
import { Lines } from './lines.ts';
import { isMerge, type MappingNode, type Node } from './node.ts';
import { FatalProblem } from './problem.ts';
import { resolveScalar } from './scalars.ts';
import { resolveTagged } from './tagged.ts';
import { compose } from './yaml/compose.ts';

/** Where a field stands, both ranges in lines and columns of its file. */
export interface Place {
  /** The key; for an item of a list, its first key or, where it has none, the item. */
  readonly key: Range;
  /** With its tag and anchor; of a block scalar, the line breaks that count are a part. */
  readonly value: Range;
  /** Steps of the path that exist; fewer than asked for when the field is missing, and then the place is the nearest parent. */
  readonly found: number;
}

/** Finds fields of one document. It reads the text again, so it is made only for documents that have a finding. */
export class Locator {
  readonly #root: Node | undefined;
  readonly #lines: Lines;
  readonly #start: number;

  constructor(source: SourceDocument) {
    const { text } = source.file;
    const lineStart = text.lastIndexOf('\n', source.start - 1) + 1;
    this.#start = source.start - lineStart;
    this.#lines = new Lines(text.slice(lineStart, source.end), source.line);
    this.#root = nodesOf(source);
  }

  /** The field at `path`, or the nearest parent that exists. */
  locate(path: JsonPath): Place {
    let value = this.#root;
    let key = firstKey(value);
    let found = 0;
    for (const step of path) {
      const child = childOf(value, step);
      if (child === undefined) break;
      value = child.value;
      key = child.key ?? firstKey(value);
      found += 1;
    }
    return { key: this.#range(key), value: this.#range(value), found };
  }

  #range(node: Node | undefined): Range {
    const { start, end } = node ?? { start: 0, end: 0 };
    return this.#lines.range(this.#start + start, this.#start + end);
  }
}

/** The nodes of a document, read as its value was; offsets count from the document's start. */
export function nodesOf({ file, start, end }: SourceDocument): Node | undefined {
  const own = file.text.slice(start, end);
  if (/^[[{]/.test(own)) {
    try {
      const node = parseJson(own, 0);
      if (skipSpace(own, node.end) === own.length) return node;
    } catch (error) {
      if (!(error instanceof FatalProblem)) throw error; // YAML in flow style
    }
  }
  return compose(documentText(file.text, start, end).text).root;
}

interface Child {
  /** Undefined for an item of a list. */
  readonly key: Node | undefined;
  readonly value: Node;
}

function childOf(parent: Node | undefined, step: string | number): Child | undefined {
  const node = parent?.kind === 'alias' ? parent.target : parent;
  if (node?.kind === 'list' && typeof step === 'number') {
    const value = node.items[step];
    return value && { key: undefined, value };
  }
  return node?.kind === 'mapping' ? fieldOf(node, String(step)) : undefined;
}

/** The last field of that name, where a merge counts as what it brings in: so Kubernetes takes it. */
function fieldOf({ entries }: MappingNode, name: string): Child | undefined {
  for (let index = entries.length - 2; index >= 0; index -= 2) {
    const key = entries[index]!;
    const value = entries[index + 1]!;
    if (isMerge(key)) {
      const inherited = mergedField(value, name);
      if (inherited !== undefined) return inherited;
    } else if (nameOf(key) === name) {
      return { key, value };
    }
  }
  return undefined;
}

function mergedField(merged: Node, name: string): Child | undefined {
  for (const source of merged.kind === 'list' ? merged.items : [merged]) {
    const mapping = source.kind === 'alias' ? source.target : source;
    const field = mapping.kind === 'mapping' ? fieldOf(mapping, name) : undefined;
    if (field !== undefined) return field;
  }
  return undefined;
}

/** A key as Kubernetes reads it: `yes:` is "true", `0777:` is "511". */
export function nameOf(key: Node): string | undefined {
  const scalar = key.kind === 'alias' ? key.target : key;
  if (scalar.kind !== 'scalar') return undefined;
  const { tag, plain, text } = scalar;
  const value = tag === undefined ? (plain ? resolveScalar(text) : text) : resolveTagged(tag, text);
  const name = value === undefined ? undefined : keyName(scalar, value);
  return typeof name === 'string' ? name : undefined;
}

function firstKey(node: Node | undefined): Node | undefined {
  return node?.kind === 'mapping' ? (node.entries[0] ?? node) : node;
}
