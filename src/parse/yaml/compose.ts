import type { ListNode, MappingNode, Mutable, Node, ScalarNode } from '../node.ts';
import { FatalProblem, maxDepth, type Problem, type ProblemCode } from '../problem.ts';
import { Cursor } from './cursor.ts';
import { Scanner } from './scanner.ts';
import type { Token, TokenKind } from './token.ts';

export interface Composed {
  /** Undefined for a text without a document, and for one that cannot be read. */
  readonly root: Node | undefined;
  /** What aliases stand for. */
  readonly aliased: ReadonlySet<Node>;
  readonly problems: readonly Problem[];
}

/** @param text one YAML document, ending in a line break and U+0000 */
export function compose(text: string): Composed {
  const cursor = new Cursor(text);
  const aliased = new Set<Node>();
  let root: Node | undefined;
  try {
    root = new Composer(cursor, aliased).document();
  } catch (error) {
    if (!(error instanceof FatalProblem)) throw error;
    const afterTab = cursor.problems.some(({ code }) => code === 'tab'); // which has misled the indentation
    if (!afterTab) cursor.report(error.problem);
  }
  return { root, aliased, problems: cursor.problems };
}

/** Where a node stands: `value` is the value of a key in block style, whose list needs no indentation. */
type Context = 'block' | 'value' | 'flow';

/**
 * Tokens to nodes, of the first document of a text, which is the only one that counts.
 * Source: parserc.go and decode.go of go.yaml.in/yaml/v2.
 */
class Composer {
  readonly #cursor: Cursor;
  readonly #aliased: Set<Node>;
  readonly #scanner: Scanner;
  readonly #anchors = new Map<string, Node>();
  #depth = 0;
  /** What comes next. */
  #token: Token;
  /** Where the last token ended that is more than a mark between others. */
  #last = 0;

  constructor(cursor: Cursor, aliased: Set<Node>) {
    this.#cursor = cursor;
    this.#aliased = aliased;
    this.#scanner = new Scanner(cursor);
    this.#token = this.#scanner.next();
  }

  document(): Node | undefined {
    if (this.#token.kind === 'stream-end') return undefined;
    const root = this.#skip('document-start') && this.#isAtEnd() ? this.#empty() : this.#node('block');
    this.#reportDropped();
    return root;
  }

  #take(): Token {
    const token = this.#token;
    if (token.end > token.start) this.#last = token.end;
    this.#token = this.#scanner.next();
    return token;
  }

  /** Takes the next token if it is of this kind. */
  #skip(kind: TokenKind): boolean {
    if (this.#token.kind !== kind) return false;
    this.#take();
    return true;
  }

  #isAtEnd(): boolean {
    const kind = this.#token.kind;
    return kind === 'stream-end' || kind === 'document-start' || kind === 'document-end';
  }

  #reportDropped(): void {
    const { kind, start, end } = this.#token;
    if (kind === 'stream-end') return;
    const { text } = this.#cursor;
    const from = kind === 'document-end' ? end : start;
    const first = from + /^(?:[\s\0]|(?:^|(?<=\s))#.*)*/.exec(text.slice(from))![0].length;
    if (first < text.length) this.#cursor.report({ code: 'dropped', start: first, end: first + 1 });
  }

  #node(context: Context): Node {
    const { kind, start } = this.#token;
    if (kind === 'alias') return this.#alias();
    if (kind !== 'anchor' && kind !== 'tag') return this.#content(context, start, undefined, undefined);
    const first = this.#take().text;
    const second = this.#token.kind === (kind === 'tag' ? 'anchor' : 'tag') ? this.#take().text : undefined;
    return kind === 'tag' ? this.#content(context, start, second, first) : this.#content(context, start, first, second);
  }

  #content(context: Context, start: number, anchor: string | undefined, tag: string | undefined): Node {
    const { kind } = this.#token;
    if (kind === 'scalar') return this.#scalar(start, anchor, tag);
    if (kind === 'flow-list-start') return this.#flowList(start, anchor);
    if (kind === 'flow-mapping-start') return this.#flowMapping(start, anchor);
    if (context !== 'flow') {
      if (kind === 'mapping-start') return this.#blockMapping(start, anchor);
      if (kind === 'list-start') return this.#blockList(start, anchor);
      if (kind === 'list-entry' && context === 'value') return this.#blockList(start, anchor);
    }
    if (anchor === undefined && tag === undefined) this.#failWithoutValue();
    return this.#name(anchor, { ...this.#empty(), start, plain: tag === undefined, tag });
  }

  #name<T extends Node>(anchor: string | undefined, node: T): T {
    if (anchor !== undefined) this.#anchors.set(anchor, node);
    return node;
  }

  #alias(): Node {
    const { text: name, start, end } = this.#take();
    const target = this.#anchors.get(name);
    if (target === undefined) this.#cursor.fail('unknown-alias', start, end, name);
    this.#aliased.add(target);
    return { kind: 'alias', start, end, name, target };
  }

  #scalar(start: number, anchor: string | undefined, tag: string | undefined): ScalarNode {
    const scalar = this.#take() as ScalarNode;
    return this.#name(anchor, start === scalar.start ? scalar : { ...scalar, start, tag });
  }

  /** What stands where nothing is written. */
  #empty(): ScalarNode {
    return { kind: 'scalar', start: this.#last, end: this.#last, text: '', plain: true, tag: undefined };
  }

  #open<T extends ListNode | MappingNode>(anchor: string | undefined, node: T): T {
    this.#depth += 1;
    if (this.#depth > maxDepth) this.#cursor.fail('too-deep', node.start);
    return this.#name(anchor, node);
  }

  #close<T extends ListNode | MappingNode>(node: T): T {
    this.#depth -= 1;
    return node;
  }

  /** The list that is the value of a key, and stands no further right than it, has neither start nor end token. */
  #blockList(start: number, anchor: string | undefined): ListNode {
    const isIndented = this.#skip('list-start');
    const list = this.#open(anchor, newList(start));
    while (this.#skip('list-entry')) {
      const next = this.#token.kind;
      const isEmpty = next === 'list-entry' || next === 'block-end' || (!isIndented && isKeyOrValue(next));
      list.items.push(isEmpty ? this.#empty() : this.#node('block'));
    }
    list.end = this.#last;
    if (isIndented && !this.#skip('block-end')) this.#failInBlock('expected-dash');
    return this.#close(list);
  }

  #blockMapping(start: number, anchor: string | undefined): MappingNode {
    this.#take();
    const mapping = this.#open(anchor, newMapping(start));
    while (this.#skip('key')) {
      mapping.entries.push(this.#blockPart());
      mapping.entries.push(this.#skip('value') ? this.#blockPart() : this.#empty());
    }
    mapping.end = this.#last;
    if (!this.#skip('block-end')) this.#failInBlock('expected-key');
    return this.#close(mapping);
  }

  #blockPart(): Node {
    const next = this.#token.kind;
    return next === 'block-end' || isKeyOrValue(next) ? this.#empty() : this.#node('value');
  }

  #flowList(start: number, anchor: string | undefined): ListNode {
    const opening = this.#take();
    const list = this.#open(anchor, newList(start));
    while (!this.#skip('flow-list-end')) {
      if (list.items.length > 0) this.#takeComma(opening, ']');
      if (this.#skip('flow-list-end')) break;
      list.items.push(this.#token.kind === 'key' ? this.#pair() : this.#flowNode(opening));
    }
    list.end = this.#last;
    return this.#close(list);
  }

  /** `[key: value]`: a mapping of one key. */
  #pair(): MappingNode {
    const { start } = this.#take();
    const pair = newMapping(start);
    pair.entries.push(this.#flowPart('flow-list-end'));
    pair.entries.push(this.#skip('value') ? this.#flowPart('flow-list-end') : this.#empty());
    pair.end = this.#last;
    return pair;
  }

  #flowMapping(start: number, anchor: string | undefined): MappingNode {
    const opening = this.#take();
    const mapping = this.#open(anchor, newMapping(start));
    while (!this.#skip('flow-mapping-end')) {
      if (mapping.entries.length > 0) this.#takeComma(opening, '}');
      if (this.#skip('flow-mapping-end')) break;
      const isPair = this.#skip('key');
      mapping.entries.push(isPair ? this.#flowPart('flow-mapping-end') : this.#flowNode(opening));
      mapping.entries.push(isPair && this.#skip('value') ? this.#flowPart('flow-mapping-end') : this.#empty());
    }
    mapping.end = this.#last;
    return this.#close(mapping);
  }

  #flowPart(closing: TokenKind): Node {
    const next = this.#token.kind;
    return next === 'value' || next === 'flow-entry' || next === closing ? this.#empty() : this.#node('flow');
  }

  #flowNode(opening: Token): Node {
    this.#failIfUnclosed(opening);
    return this.#node('flow');
  }

  #takeComma(opening: Token, closing: string): void {
    this.#failIfUnclosed(opening);
    if (this.#skip('flow-entry')) return;
    const { start, end } = this.#token;
    this.#cursor.fail('expected-comma', start, Math.max(start + 1, end), closing);
  }

  #failIfUnclosed({ start, end }: Token): void {
    if (this.#isAtEnd()) this.#cursor.fail('unclosed', start, end, this.#cursor.text[start]);
  }

  /** A token that a block collection has no place for. */
  #failInBlock(code: ProblemCode): never {
    const { start, end } = this.#token;
    const sameLine = !/[\r\n]/.test(this.#cursor.text.slice(this.#last, start));
    this.#cursor.fail(sameLine ? 'unexpected-text' : code, start, Math.max(start + 1, end));
  }

  #failWithoutValue(): never {
    const { start, end } = this.#token;
    const until = Math.max(start + 1, end);
    this.#cursor.fail('expected-value', start, until, this.#cursor.text.slice(start, until));
  }
}

function newList(start: number): Mutable<ListNode> {
  return { kind: 'list', start, end: start, items: [] };
}

function newMapping(start: number): Mutable<MappingNode> {
  return { kind: 'mapping', start, end: start, entries: [] };
}

function isKeyOrValue(kind: TokenKind): boolean {
  return kind === 'key' || kind === 'value';
}
