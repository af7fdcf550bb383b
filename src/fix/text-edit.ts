import type { Edit } from '../model/fix.ts';
import type { JsonPath } from '../model/json-path.ts';
import type { SourceDocument } from '../model/source.ts';
import type { ListNode, MappingNode, Node } from '../parse/node.ts';
import { EditableTree, entriesOf, type Reached } from './tree.ts';
import { blockLines, flowText, scalarLike } from './write-value.ts';

/** A stretch of a text, in UTF-16 code units, and what comes in its place. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** An edit as a change of the file's text that leaves all else as it is; undefined where that is not possible. */
export function toTextEdit(document: SourceDocument, edit: Edit): TextEdit | undefined {
  const reached = new EditableTree(document).reach(edit.path);
  return reached && new Writer(document).write(edit, reached);
}

class Writer {
  readonly #text: string;
  readonly #start: number;
  readonly #end: number;
  readonly #lineBreak: string;

  constructor({ file, start, end }: SourceDocument) {
    this.#text = file.text;
    this.#start = start;
    this.#end = end;
    this.#lineBreak = file.text.includes('\r\n') ? '\r\n' : '\n';
  }

  write(edit: Edit, reached: Reached): TextEdit | undefined {
    const rest = edit.path.slice(reached.depth);
    if (edit.op === 'set')
      return rest.length === 0 ? this.#replace(reached, edit.value) : this.#add(reached, rest, edit.value);
    if (rest.length > 0 || reached.key === undefined) return undefined;
    return edit.op === 'rename' ? this.#rename(reached.key, edit.value) : this.#remove(reached);
  }

  #rename(key: Node, name: string): TextEdit | undefined {
    const before = this.#textOf(key);
    return isBare(before) ? this.#edit(key.start, key.end, scalarLike(name, before)) : undefined;
  }

  #replace({ node, parent }: Reached, value: unknown): TextEdit | undefined {
    const before = this.#textOf(node);
    if (!isBare(before) || before === '') return undefined;
    const isCollection = typeof value === 'object' && value !== null;
    if (isCollection) return this.#replaceByCollection(node, parent, value);
    const fits = node.kind === 'scalar' && isOneLine(before);
    return fits ? this.#edit(node.start, node.end, scalarLike(value, before)) : undefined;
  }

  /** A value that comments stand in stays as it is. */
  #replaceByCollection(node: Node, parent: Reached['parent'], value: unknown): TextEdit | undefined {
    const before = this.#textOf(node);
    if (hasComment(before)) return undefined;
    if (this.#isFlow(node) || (parent !== undefined && this.#isFlow(parent)))
      return this.#edit(node.start, node.end, flowText(value, this.#isJson(node)));
    const fits = node.kind !== 'scalar' || (parent?.kind === 'list' && isOneLine(before));
    return fits ? this.#edit(node.start, node.end, this.#block(value, this.#column(node.start))) : undefined;
  }

  #add(reached: Reached, rest: JsonPath, value: unknown): TextEdit | undefined {
    const { node, key, parent } = reached;
    if (!isBare(this.#textOf(node))) return undefined;
    if (node.kind === 'mapping' && typeof rest[0] === 'string')
      return this.#addEntry(node, { [rest[0]]: nested(rest.slice(1), value) });
    if (node.kind === 'list' && rest[0] === node.items.length) return this.#addItem(node, nested(rest.slice(1), value));
    const isEmpty = node.kind === 'scalar' && node.start === node.end && key !== undefined;
    if (!isEmpty || parent === undefined || this.#isFlow(parent)) return undefined;
    return this.#addLines(key.end, nested(rest, value), this.#column(key.start) + 2);
  }

  #addEntry(mapping: MappingNode, entry: Record<string, unknown>): TextEdit | undefined {
    const first = mapping.entries[0];
    if (this.#isFlow(mapping))
      return this.#addToFlow(mapping, entriesOf(mapping), flowEntry(entry, this.#isJson(mapping)));
    if (first === undefined || !isBare(this.#textOf(first))) return undefined;
    return this.#addLines(mapping.end, entry, this.#column(first.start));
  }

  #addItem(list: ListNode, item: unknown): TextEdit | undefined {
    if (this.#isFlow(list)) {
      const items = list.items.map((value) => ({ key: value, value }));
      return this.#addToFlow(list, items, flowText(item, this.#isJson(list)));
    }
    return this.#addLines(list.end, [item], this.#column(list.start));
  }

  #addToFlow(node: Node, items: readonly { key: Node; value: Node }[], text: string): TextEdit | undefined {
    const last = items.at(-1);
    if (last === undefined) {
      const [open = '', close = ''] = [this.#textOf(node)[0], this.#textOf(node).at(-1)];
      const pad = open === '{' && !this.#isJson(node) ? ' ' : '';
      return hasComment(this.#textOf(node))
        ? undefined
        : this.#edit(node.start, node.end, open + pad + text + pad + close);
    }
    if (this.#slice(last.value.end, node.end).includes(',')) return undefined;
    const before = this.#slice(this.#lineStart(last.key.start), last.key.start);
    const gap = before.trim() === '' && this.#lineStart(last.key.start) > node.start ? this.#lineBreak + before : ' ';
    return this.#edit(last.value.end, last.value.end, `,${gap}${text}`);
  }

  /** Lines behind the one that an offset is on, or at the offset where a line starts there. */
  #addLines(offset: number, value: unknown, column: number): TextEdit {
    const lines = this.#block(value, column, ' '.repeat(column));
    if (this.#slice(offset - 1, offset) === '\n') return this.#edit(offset, offset, lines + this.#lineBreak);
    const end = this.#text.indexOf('\n', this.#start + offset);
    if (end < 0) return { start: this.#text.length, end: this.#text.length, text: this.#lineBreak + lines };
    return { start: end + 1, end: end + 1, text: lines + this.#lineBreak };
  }

  /** A key with its value, and the lines that they stand on. */
  #remove({ node, key, parent }: Reached): TextEdit | undefined {
    if (key === undefined || parent?.kind !== 'mapping' || this.#isFlow(parent) || parent.entries.length < 4)
      return undefined;
    const from = this.#lineStart(key.start);
    if (this.#slice(from, key.start).trim() !== '') return undefined;
    const end = Math.max(node.end, key.end);
    const next =
      this.#slice(end - 1, end) === '\n' ? this.#start + end : this.#text.indexOf('\n', this.#start + end) + 1;
    const until = next === 0 ? this.#text.length : next;
    if (hasComment(this.#text.slice(this.#start + from, until))) return undefined;
    return { start: this.#start + from, end: until, text: '' };
  }

  #block(value: unknown, column: number, before = ''): string {
    return before + blockLines(value).join(this.#lineBreak + ' '.repeat(column));
  }

  #isFlow(node: Node): boolean {
    return node.kind !== 'scalar' && /^[[{]/.test(this.#textOf(node));
  }

  /** Whether the text around a node is JSON, in which all strings are quoted. */
  #isJson(node: Node): boolean {
    const document = this.#text.slice(this.#start, this.#end).trimStart();
    return /^[[{]/.test(document) || /^\{\s*"/.test(this.#textOf(node));
  }

  /** Of a document whose first line starts within a line of the file, as after `--- `, columns still are those of the file. */
  #column(offset: number): number {
    return offset - this.#lineStart(offset);
  }

  #lineStart(offset: number): number {
    return this.#text.lastIndexOf('\n', this.#start + offset - 1) + 1 - this.#start;
  }

  #textOf({ start, end }: Node): string {
    return this.#slice(start, end);
  }

  #slice(start: number, end: number): string {
    return this.#text.slice(this.#start + start, this.#start + end);
  }

  #edit(start: number, end: number, text: string): TextEdit {
    return { start: this.#start + start, end: this.#start + end, text };
  }
}

/** A value below the parents that are missing. */
function nested(path: JsonPath, value: unknown): unknown {
  return path.reduceRight<unknown>((inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }), value);
}

function flowEntry(entry: Record<string, unknown>, json: boolean): string {
  return Object.entries(entry)
    .map(([key, value]) => `${flowText(key, json)}: ${flowText(value, json)}`)
    .join(', ');
}

/** Without anchor, tag or `?`. */
function isBare(text: string): boolean {
  return !/^[&!?]/.test(text);
}

/** Neither a block scalar nor quotes over several lines. */
function isOneLine(text: string): boolean {
  return !/^[|>]/.test(text) && !text.includes('\n');
}

function hasComment(text: string): boolean {
  return /(?:^|\s)#/.test(text);
}
