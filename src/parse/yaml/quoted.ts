import type { ScalarNode } from '../node.ts';
import { code, isBlank, isBlankOrEnd, isBreak } from './characters.ts';
import type { Cursor } from './cursor.ts';

/** A scalar in single or double quotes, perhaps over several lines, which are folded. */
export function scanQuoted(cursor: Cursor): ScalarNode {
  const start = cursor.at;
  const quote = cursor.unit();
  const simple = endOfSimple(cursor.text, start + 1, quote);
  if (simple !== undefined) {
    cursor.at = simple + 1;
    return {
      kind: 'scalar',
      start,
      end: simple + 1,
      text: cursor.text.slice(start + 1, simple),
      plain: false,
      tag: undefined,
    };
  }
  cursor.at += 1;
  let text = '';
  for (;;) {
    if (cursor.atDocumentMark()) cursor.fail('document-mark', cursor.at, cursor.at + 3);
    if (cursor.unit() === code.end) cursor.fail('unclosed', start, start + 1, cursor.text[start]);
    const words = quote === code.doubleQuote ? takeEscaped(cursor) : takeDoubled(cursor);
    text += words.text;
    if (cursor.unit() === quote) break;
    text += takeWhite(cursor, words.brokenByEscape);
  }
  cursor.at += 1;
  return { kind: 'scalar', start, end: cursor.at, text, plain: false, tag: undefined };
}

/** Where the closing quote stands, when neither an escape nor a line break comes before it. */
function endOfSimple(text: string, from: number, quote: number): number | undefined {
  for (let at = from; ; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === quote) return quote === code.singleQuote && text.charCodeAt(at + 1) === quote ? undefined : at;
    if (unit === code.backslash && quote === code.doubleQuote) return undefined;
    if (unit === code.end || isBreak(unit)) return undefined;
  }
}

interface Words {
  readonly text: string;
  /** The line ended in a backslash, so that its break does not count. */
  readonly brokenByEscape: boolean;
}

function takeDoubled(cursor: Cursor): Words {
  let text = '';
  for (let unit = cursor.unit(); !isBlankOrEnd(unit); unit = cursor.unit()) {
    if (unit === code.singleQuote) {
      if (cursor.unit(1) !== code.singleQuote) break;
      cursor.at += 1;
    }
    text += cursor.text[cursor.at]!;
    cursor.at += 1;
  }
  return { text, brokenByEscape: false };
}

function takeEscaped(cursor: Cursor): Words {
  let text = '';
  for (let unit = cursor.unit(); !isBlankOrEnd(unit) && unit !== code.doubleQuote; unit = cursor.unit()) {
    if (unit !== code.backslash) {
      text += cursor.text[cursor.at]!;
      cursor.at += 1;
    } else if (isBreak(cursor.unit(1))) {
      cursor.at += 1;
      cursor.takeBreak();
      return { text, brokenByEscape: true };
    } else {
      text += takeEscape(cursor);
    }
  }
  return { text, brokenByEscape: false };
}

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};
const hexLength: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** An escape that nobody knows is reported, and stands for itself. */
function takeEscape(cursor: Cursor): string {
  const { text, at } = cursor;
  const letter = String.fromCodePoint(text.codePointAt(at + 1)!);
  const length = hexLength[letter];
  if (length !== undefined) return takeHex(cursor, length);
  cursor.at += 1 + letter.length;
  const meaning = escapes[letter];
  if (meaning !== undefined) return meaning;
  cursor.report({ code: 'bad-escape', start: at, end: cursor.at, detail: `\\${letter}` });
  return letter;
}

function takeHex(cursor: Cursor, length: number): string {
  const { text, at } = cursor;
  const digits = /^[0-9a-fA-F]*/.exec(text.slice(at + 2, at + 2 + length))![0];
  const value = parseInt(digits, 16);
  cursor.at += 2 + digits.length;
  if (digits.length === length && value <= 0x10ffff && (value < 0xd800 || value > 0xdfff))
    return String.fromCodePoint(value);
  cursor.report({ code: 'bad-escape', start: at, end: cursor.at, detail: text.slice(at, cursor.at) });
  return '\uFFFD';
}

/** Blanks within a line stay as they are; line breaks fold, and the blanks around them go. */
function takeWhite(cursor: Cursor, brokenByEscape: boolean): string {
  let white = '';
  let first = '';
  let further = '';
  let broken = brokenByEscape;
  for (;;) {
    const unit = cursor.unit();
    if (isBlank(unit)) {
      if (!broken) white += cursor.text[cursor.at]!;
      cursor.at += 1;
    } else if (isBreak(unit)) {
      if (broken) further += cursor.takeBreak();
      else first = cursor.takeBreak();
      broken = true;
    } else {
      break;
    }
  }
  if (!broken) return white;
  if (first !== '\n') return first + further;
  return further === '' ? ' ' : further;
}
