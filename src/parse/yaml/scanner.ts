import { code, isBlankOrEnd, isBreak, isWord } from './characters.ts';
import { scanBlock } from './block.ts';
import type { Cursor } from './cursor.ts';
import { scanPlain } from './plain.ts';
import { scanName, scanTag } from './properties.ts';
import { scanQuoted } from './quoted.ts';
import type { Mark, MarkKind, Token } from './token.ts';

/** What may turn out to be a key, when `:` follows it on its line; one for each level of flow collections. */
interface Candidate {
  possible: boolean;
  /** It stands where a block mapping can have nothing but a key. */
  required: boolean;
  /** Number of its first token. */
  token: number;
  start: number;
  lineStart: number;
}

const maxKeyLength = 1024;
const directive = /%(?:YAML[ \t]+\d+\.\d+|TAG[ \t]+!(?:[\w-]*!)?[ \t]+[\w;/?:@&=+$,.!~*'()[\]%-]+)[ \t]*(?:#.*)?$/my;

/**
 * Text to tokens as Kubernetes' YAML library makes them, habits included, because what it refuses depends on them.
 * Source: scannerc.go of go.yaml.in/yaml/v2, which is libyaml's scanner.
 */
export class Scanner {
  readonly #cursor: Cursor;
  /** Tokens from `#head` up to `#tail` are still to be taken; what lies around them is stale. */
  readonly #queue: Token[] = [];
  #head = 0;
  #tail = 0;
  /** How many tokens were taken from the queue. */
  #taken = 0;
  /** Column of the innermost block collection; -1 outside of all. */
  #indent = -1;
  readonly #outerIndents: number[] = [];
  #keyAllowed = true;
  /** Flow collections that are open. */
  #level = 0;
  readonly #candidates: Candidate[] = [{ possible: false, required: false, token: 0, start: 0, lineStart: 0 }];

  constructor(cursor: Cursor) {
    this.#cursor = cursor;
  }

  /** The next token; `stream-end` is the last. */
  next(): Token {
    while (this.#needsMore()) this.#fetch();
    const token = this.#queue[this.#head]!;
    this.#head += 1;
    this.#taken += 1;
    if (this.#head === this.#tail) this.#head = this.#tail = 0;
    return token;
  }

  /** A token stays in the queue as long as a key may have to be put before it. */
  #needsMore(): boolean {
    if (this.#head === this.#tail) return true;
    for (let level = 0; level <= this.#level; level += 1) {
      const candidate = this.#candidates[level]!;
      if (candidate.possible && candidate.token === this.#taken) return this.#isStillPossible(candidate);
    }
    return false;
  }

  #fetch(): void {
    const cursor = this.#cursor;
    this.#skipToToken();
    this.#closeBlocks(cursor.column);
    const unit = cursor.unit();
    if (isWord(unit) && unit !== code.dash) this.#fetchPlain();
    else if (unit === code.end) this.#fetchStreamEnd();
    else if (cursor.atDocumentMark()) this.#fetchDocumentMark();
    else this.#fetchIndicator(unit);
  }

  #fetchIndicator(unit: number): void {
    const isAlone = isBlankOrEnd(this.#cursor.unit(1));
    if (unit === code.dash && isAlone) this.#fetchListEntry();
    else if (unit === code.colon && (isAlone || this.#level > 0)) this.#fetchValue();
    else if (unit === code.question && (isAlone || this.#level > 0)) this.#fetchKey();
    else this.#fetchNode(unit);
  }

  #fetchNode(unit: number): void {
    if (unit === code.singleQuote || unit === code.doubleQuote) this.#fetchQuoted();
    else if (unit === code.asterisk || unit === code.ampersand) this.#fetchName();
    else if (unit === code.exclamation) this.#fetchTag();
    else if (this.#level === 0 && (unit === code.pipe || unit === code.greater)) this.#fetchBlock();
    else this.#fetchFlow(unit);
  }

  /** What flow collections are made of, and plain scalars that start with none of the indicators. */
  #fetchFlow(unit: number): void {
    if (unit === code.openBracket) this.#fetchFlowStart('flow-list-start');
    else if (unit === code.openBrace) this.#fetchFlowStart('flow-mapping-start');
    else if (unit === code.closeBracket) this.#fetchFlowEnd('flow-list-end');
    else if (unit === code.closeBrace) this.#fetchFlowEnd('flow-mapping-end');
    else if (unit === code.comma) this.#fetchFlowEntry();
    else if (unit === code.percent && this.#endsWithDirective()) this.#endDocument('document-start', 1);
    else if (cannotStartPlain(unit)) this.#failAtCharacter();
    else this.#fetchPlain();
  }

  #failAtCharacter(): never {
    const { at, text } = this.#cursor;
    this.#cursor.fail('unexpected-character', at, at + 1, text.charAt(at));
  }

  #push(token: Token): void {
    this.#queue[this.#tail] = token;
    this.#tail += 1;
  }

  /** Puts what the next so many characters mean into the queue, and steps over them. */
  #pushNext(kind: MarkKind, length = 1): void {
    const start = this.#cursor.at;
    this.#cursor.at += length;
    this.#push({ kind, start, end: this.#cursor.at, text: '' });
  }

  #skipToToken(): void {
    const cursor = this.#cursor;
    for (;;) {
      let unit = cursor.unit();
      while (unit === code.space || (unit === code.tab && this.#tabIsBlank())) {
        cursor.at += 1;
        unit = cursor.unit();
      }
      if (unit === code.hash || (unit === code.percent && this.#atDirective())) {
        cursor.skipComment();
        unit = cursor.unit();
      }
      if (!isBreak(unit)) return;
      cursor.takeBreak();
      if (this.#level === 0) this.#keyAllowed = true;
    }
  }

  /** Where indentation counts, a tab is reported, once, and read as if it were a space. */
  #tabIsBlank(): boolean {
    const { at, problems } = this.#cursor;
    if (this.#level === 0 && this.#keyAllowed && !problems.some((problem) => problem.code === 'tab'))
      this.#cursor.report({ code: 'tab', start: at, end: at + 1 });
    return true;
  }

  /** Directives before a document are reported and left out; one after it ends it, for what follows is dropped. */
  #atDirective(): boolean {
    const { at, column } = this.#cursor;
    if (column > 0 || this.#taken + this.#tail > 0) return false;
    this.#cursor.report({ code: 'directive', start: at, end: at + 1 });
    return true;
  }

  #endsWithDirective(): boolean {
    const { text, at, column } = this.#cursor;
    directive.lastIndex = at;
    return column === 0 && directive.test(text);
  }

  #openBlock(column: number, kind: MarkKind, start: number, index = this.#tail): void {
    if (this.#level > 0 || this.#indent >= column) return;
    this.#outerIndents.push(this.#indent);
    this.#indent = column;
    this.#insert(index, { kind, start, end: start, text: '' });
  }

  #insert(index: number, token: Mark): void {
    const queue = this.#queue;
    for (let at = this.#tail; at > index; at -= 1) queue[at] = queue[at - 1]!;
    queue[index] = token;
    this.#tail += 1;
  }

  /** Ends the block collections that stand further right than `column`. */
  #closeBlocks(column: number): void {
    if (this.#level > 0) return;
    while (this.#indent > column) {
      this.#push({ kind: 'block-end', start: this.#cursor.at, end: this.#cursor.at, text: '' });
      this.#indent = this.#outerIndents.pop()!;
    }
  }

  /** Notes that what starts here may be a key. */
  #markCandidate(): void {
    const { at, column, lineStart } = this.#cursor;
    if (!this.#keyAllowed) return;
    this.#dropCandidate();
    const candidate = this.#candidates[this.#level]!;
    candidate.possible = true;
    candidate.required = this.#level === 0 && this.#indent === column;
    candidate.token = this.#taken + this.#tail - this.#head;
    candidate.start = at;
    candidate.lineStart = lineStart;
  }

  #dropCandidate(): void {
    const candidate = this.#candidates[this.#level]!;
    if (candidate.possible && candidate.required) this.#failWithoutColon(candidate);
    candidate.possible = false;
  }

  #isStillPossible(candidate: Candidate): boolean {
    if (!candidate.possible) return false;
    const { lineStart } = this.#cursor;
    if (candidate.lineStart === lineStart && !this.#isTooLong(candidate)) return true;
    if (candidate.required) this.#failWithoutColon(candidate);
    candidate.possible = false;
    return false;
  }

  #isTooLong({ start }: Candidate): boolean {
    const { text, at } = this.#cursor;
    return at - start > maxKeyLength && Array.from(text.slice(start, at)).length > maxKeyLength;
  }

  #failWithoutColon(candidate: Candidate): never {
    const { text, lineStart } = this.#cursor;
    const { start } = candidate;
    if (candidate.lineStart === lineStart) this.#cursor.fail('key-too-long', start);
    const line = /^.*/.exec(text.slice(start))![0].trimEnd();
    this.#cursor.fail('missing-colon', start, start + line.length);
  }

  #fetchStreamEnd(): void {
    this.#closeBlocks(-1);
    this.#dropCandidate();
    this.#keyAllowed = false;
    this.#push({ kind: 'stream-end', start: this.#cursor.at, end: this.#cursor.at, text: '' });
  }

  #fetchDocumentMark(): void {
    this.#endDocument(this.#cursor.unit() === code.dash ? 'document-start' : 'document-end', 3);
  }

  #endDocument(kind: MarkKind, length: number): void {
    this.#closeBlocks(-1);
    this.#dropCandidate();
    this.#keyAllowed = false;
    this.#pushNext(kind, length);
  }

  #fetchFlowStart(kind: MarkKind): void {
    this.#markCandidate();
    this.#level += 1;
    if (this.#candidates.length === this.#level) this.#candidates.push({ ...this.#candidates[0]! });
    this.#candidates[this.#level]!.possible = false;
    this.#keyAllowed = true;
    this.#pushNext(kind);
  }

  #fetchFlowEnd(kind: MarkKind): void {
    this.#dropCandidate();
    if (this.#level > 0) this.#level -= 1;
    this.#keyAllowed = false;
    this.#pushNext(kind);
  }

  #fetchFlowEntry(): void {
    this.#dropCandidate();
    this.#keyAllowed = true;
    this.#pushNext('flow-entry');
  }

  #fetchListEntry(): void {
    const { at, column } = this.#cursor;
    if (this.#level === 0) {
      if (!this.#keyAllowed) this.#cursor.fail('list-in-line', at);
      this.#openBlock(column, 'list-start', at);
    }
    this.#dropCandidate();
    this.#keyAllowed = true;
    this.#pushNext('list-entry');
  }

  #fetchKey(): void {
    const { at, column } = this.#cursor;
    if (this.#level === 0) {
      if (!this.#keyAllowed) this.#cursor.fail('question-mark', at);
      this.#openBlock(column, 'mapping-start', at);
    }
    this.#dropCandidate();
    this.#keyAllowed = this.#level === 0;
    this.#pushNext('key');
  }

  #fetchValue(): void {
    const candidate = this.#candidates[this.#level]!;
    if (this.#isStillPossible(candidate)) {
      const { token, start, lineStart } = candidate;
      const index = this.#head + token - this.#taken;
      this.#insert(index, { kind: 'key', start, end: start, text: '' });
      this.#openBlock(start - lineStart, 'mapping-start', start, index);
      candidate.possible = false;
      this.#keyAllowed = false;
    } else {
      this.#openComplexValue(candidate);
      this.#keyAllowed = this.#level === 0;
    }
    this.#pushNext('value');
  }

  /** `:` that no key on its line precedes. */
  #openComplexValue({ lineStart }: Candidate): void {
    const { at, column } = this.#cursor;
    if (this.#level > 0) return;
    if (!this.#keyAllowed) {
      const continued = lineStart !== this.#cursor.lineStart;
      this.#cursor.fail(continued ? 'value-in-continued-value' : 'value-in-value', at);
    }
    this.#openBlock(column, 'mapping-start', at);
  }

  #fetchName(): void {
    this.#markCandidate();
    this.#keyAllowed = false;
    this.#push(scanName(this.#cursor));
  }

  #fetchTag(): void {
    this.#markCandidate();
    this.#keyAllowed = false;
    this.#push(scanTag(this.#cursor));
  }

  #fetchQuoted(): void {
    this.#markCandidate();
    this.#keyAllowed = false;
    this.#push(scanQuoted(this.#cursor));
  }

  #fetchBlock(): void {
    this.#dropCandidate();
    this.#keyAllowed = true;
    this.#push(scanBlock(this.#cursor, this.#indent));
  }

  #fetchPlain(): void {
    this.#markCandidate();
    const cursor = this.#cursor;
    const token = scanPlain(cursor, this.#indent + 1, this.#level > 0);
    this.#keyAllowed = cursor.lineStart > token.end;
    this.#push(token);
    if (cursor.unit() === code.colon && this.#isPlainlyKey(token)) this.#fetchValue();
  }

  /** The common case: `: ` follows on the line, in block style. It need not go through the queue to be told. */
  #isPlainlyKey({ start, end }: Token): boolean {
    const { possible, lineStart } = this.#candidates[this.#level]!;
    const isOnLine = possible && lineStart === this.#cursor.lineStart && end - start < maxKeyLength;
    return isOnLine && this.#level === 0 && isBlankOrEnd(this.#cursor.unit(1));
  }
}

function cannotStartPlain(unit: number): boolean {
  switch (unit) {
    case code.percent:
    case code.at:
    case code.backtick:
    case code.pipe:
    case code.greater:
      return true;
    default:
      return false;
  }
}
