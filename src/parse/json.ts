import type { ListNode, MappingNode, Mutable, Node, ScalarNode } from './node.ts';
import { FatalProblem, maxDepth, type ProblemCode } from './problem.ts';
import type { Scalar } from './scalars.ts';

/** One JSON value from `from` on. @throws FatalProblem */
export function parseJson(text: string, from: number): Node {
  return new JsonParser(text, from).value();
}

/** Where the next value of a stream may start. */
export function skipSpace(text: string, from: number): number {
  space.lastIndex = from;
  space.test(text);
  return space.lastIndex;
}

/** A number or literal of JSON; bigint only where a number would lose digits. */
export function resolveJson(text: string): Scalar {
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  const value = Number(text);
  return Number.isSafeInteger(value) || !/^-?\d+$/.test(text) ? value : BigInt(text);
}

const space = /[ \t\r\n]*/y;
const scalar = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)/y;
const escape = /\\(?:u([0-9a-fA-F]{4})|(["\\/bfnrt]))/y;
const escaped: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Halves of surrogate pairs, which only escapes can bring in, become U+FFFD. */
function wellFormed(text: string): string {
  return /[\ud800-\udfff]/.test(text) ? Buffer.from(text).toString() : text;
}

class JsonParser {
  readonly #text: string;
  #at: number;
  #depth = 0;

  constructor(text: string, from: number) {
    this.#text = text;
    this.#at = from;
  }

  value(): Node {
    const opening = this.#text[this.#at];
    if (opening === '{') return this.#nested(() => this.#mapping());
    if (opening === '[') return this.#nested(() => this.#list());
    if (opening === '"') return this.#string();
    return this.#plain();
  }

  #nested(parse: () => Node): Node {
    this.#depth += 1;
    if (this.#depth > maxDepth) this.#fail('too-deep');
    const node = parse();
    this.#depth -= 1;
    return node;
  }

  #mapping(): MappingNode {
    const start = this.#at;
    const mapping: Mutable<MappingNode> = { kind: 'mapping', start, end: start, entries: [] };
    this.#at += 1;
    while (!this.#skip('}')) {
      if (mapping.entries.length > 0) this.#expect(',', '`,` or `}`');
      this.#skipSpace();
      if (this.#text[this.#at] !== '"') this.#fail('json', 'expected a key in double quotes');
      mapping.entries.push(this.#string());
      this.#expect(':', '`:`');
      this.#skipSpace();
      mapping.entries.push(this.value());
    }
    mapping.end = this.#at;
    return mapping;
  }

  #list(): ListNode {
    const start = this.#at;
    const list: Mutable<ListNode> = { kind: 'list', start, end: start, items: [] };
    this.#at += 1;
    while (!this.#skip(']')) {
      if (list.items.length > 0) this.#expect(',', '`,` or `]`');
      this.#skipSpace();
      list.items.push(this.value());
    }
    list.end = this.#at;
    return list;
  }

  #plain(): ScalarNode {
    const start = this.#at;
    scalar.lastIndex = start;
    const text = scalar.exec(this.#text)?.[0];
    if (text === undefined) this.#fail('json', 'expected a value');
    this.#at += text.length;
    return { kind: 'scalar', start, end: this.#at, text, plain: true, tag: undefined };
  }

  #string(): ScalarNode {
    const start = this.#at;
    let from = start + 1;
    let text = '';
    for (this.#at = from; ; this.#at += 1) {
      const unit = this.#text.charCodeAt(this.#at);
      if (unit === 0x22) break;
      if (Number.isNaN(unit)) this.#fail('unclosed', '"', start);
      if (unit < 0x20)
        this.#fail('json', 'a line break, tab or other control character in a string; write it as an escape');
      if (unit !== 0x5c) continue;
      text += this.#text.slice(from, this.#at) + this.#escape();
      from = this.#at + 1;
    }
    text += this.#text.slice(from, this.#at);
    this.#at += 1;
    return { kind: 'scalar', start, end: this.#at, text: wellFormed(text), plain: false, tag: undefined };
  }

  /** What an escape stands for. Ends on its last character. */
  #escape(): string {
    escape.lastIndex = this.#at;
    const match = escape.exec(this.#text);
    if (match === null) this.#fail('json', 'an escape that JSON does not know');
    this.#at += match[0].length - 1;
    const [, hex, letter = ''] = match;
    return hex === undefined ? (escaped[letter] ?? letter) : String.fromCharCode(parseInt(hex, 16));
  }

  #skipSpace(): void {
    this.#at = skipSpace(this.#text, this.#at);
  }

  /** Steps over the character if it is what comes next, blanks aside. */
  #skip(character: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #expect(character: string, expected: string): void {
    if (!this.#skip(character)) this.#fail('json', `expected ${expected}`);
  }

  #fail(code: ProblemCode, detail = '', start = this.#at): never {
    throw new FatalProblem({ code, start, end: start + 1, detail });
  }
}
