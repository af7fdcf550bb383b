import type { ScalarNode } from '../node.ts';
import { code, isBlank, isBlankOrEnd, isBreak } from './characters.ts';
import type { Cursor } from './cursor.ts';

/**
 * A scalar without quotes, perhaps over several lines, which are folded. The cursor ends up behind it and the blanks
 * that follow; the next token starts a line when the cursor is on another line than the scalar's end.
 */
export function scanPlain(cursor: Cursor, indent: number, inFlow: boolean): ScalarNode {
  const start = cursor.at;
  let end = endOfLine(cursor, start, inFlow);
  let text = cursor.text.slice(start, end);
  for (;;) {
    const fold = takeFold(cursor, indent);
    if (fold === '' || (!inFlow && cursor.column < indent)) break;
    if (cursor.atDocumentMark() || cursor.unit() === code.hash) break;
    const from = cursor.at;
    const until = endOfLine(cursor, from, inFlow);
    if (until === from) break;
    text += fold + cursor.text.slice(from, until);
    end = until;
  }
  return { kind: 'scalar', start, end, text, plain: true, tag: undefined };
}

/** Moves to what ends the scalar on this line: a break, a comment, `: ` or an indicator. @returns the end of its last word */
function endOfLine(cursor: Cursor, from: number, inFlow: boolean): number {
  const { text } = cursor;
  let end = from;
  let at = from;
  for (;;) {
    const word = endOfWord(text, at, inFlow);
    if (word > at) end = word;
    else if (at > from) break;
    at = word;
    if (!isBlank(text.charCodeAt(at))) break;
    do at += 1;
    while (isBlank(text.charCodeAt(at)));
    if (text.charCodeAt(at) === code.hash) break;
  }
  cursor.at = at;
  return end;
}

function endOfWord(text: string, from: number, inFlow: boolean): number {
  const ends = inFlow ? endsFlowWord : endsBlockWord;
  for (let at = from; ; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80 ? ends[unit] === 0 : !isBreak(unit)) continue;
    if (unit !== code.colon || isBlankOrEnd(text.charCodeAt(at + 1))) return at;
  }
}

/** Of each ASCII character, whether a word may end at it. */
const blockEnds = [code.end, code.tab, code.lineFeed, code.carriageReturn, code.space, code.colon];
const brackets = [code.openBracket, code.closeBracket, code.openBrace, code.closeBrace];
const endsBlockWord = table(blockEnds);
const endsFlowWord = table([...blockEnds, ...brackets, code.comma, code.question]);

function table(units: readonly number[]): Uint8Array {
  const marks = new Uint8Array(0x80);
  for (const unit of units) marks[unit] = 1;
  return marks;
}

/** Steps over line breaks and the blanks after them. @returns what they fold to; empty where the line does not end here */
function takeFold(cursor: Cursor, indent: number): string {
  if (!isBreak(cursor.unit())) return '';
  const first = cursor.takeBreak();
  let further = '';
  for (;;) {
    const unit = cursor.unit();
    if (isBreak(unit)) {
      further += cursor.takeBreak();
    } else if (unit === code.space) {
      cursor.at += 1;
    } else if (unit === code.tab) {
      if (cursor.column < indent) cursor.fail('tab', cursor.at);
      cursor.at += 1;
    } else {
      break;
    }
  }
  if (first !== '\n') return first + further;
  return further === '' ? ' ' : further;
}
