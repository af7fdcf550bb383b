import type { ScalarNode } from '../node.ts';
import { code, isBlank, isBreak, isBreakOrEnd, isDigit } from './characters.ts';
import type { Cursor } from './cursor.ts';

interface Header {
  readonly folded: boolean;
  readonly chomping: 'strip' | 'clip' | 'keep';
  /** Spaces beyond the parent's, where the header says; 0 where the first line decides. */
  readonly indentation: number;
}

/** A literal (`|`) or folded (`>`) scalar. `parentIndent` is the column of the collection around it, -1 for none. */
export function scanBlock(cursor: Cursor, parentIndent: number): ScalarNode {
  const start = cursor.at;
  const header = takeHeader(cursor);
  let indent = header.indentation === 0 ? 0 : Math.max(parentIndent, 0) + header.indentation;
  let text = '';
  let lineBreak = '';
  let end = cursor.at;
  const empty = takeEmptyLines(cursor, indent);
  if (indent === 0) indent = Math.max(empty.indentation, parentIndent + 1, 1);
  let breaks = empty.breaks;
  let wasIndented = false;
  while (cursor.column === indent && cursor.unit() !== code.end) {
    const isIndented = isBlank(cursor.unit());
    const folds = header.folded && !wasIndented && !isIndented && lineBreak === '\n';
    text += (folds ? (breaks === '' ? ' ' : '') : lineBreak) + breaks;
    wasIndented = isIndented;
    const from = cursor.at;
    cursor.skipComment();
    text += cursor.text.slice(from, cursor.at);
    lineBreak = cursor.unit() === code.end ? '' : cursor.takeBreak();
    end = cursor.at;
    breaks = takeEmptyLines(cursor, indent).breaks;
  }
  if (header.chomping !== 'strip') text += lineBreak;
  if (header.chomping === 'keep') {
    text += breaks;
    end = cursor.lineStart;
  }
  return { kind: 'scalar', start, end, text, plain: false, tag: undefined };
}

function takeHeader(cursor: Cursor): Header {
  const start = cursor.at;
  const folded = cursor.unit() === code.greater;
  cursor.at += 1;
  let chomping = takeChomping(cursor);
  let indentation = 0;
  if (isDigit(cursor.unit())) {
    indentation = cursor.unit() - code.zero;
    if (indentation === 0) cursor.fail('block-header', cursor.at);
    cursor.at += 1;
    chomping ??= takeChomping(cursor);
  }
  while (isBlank(cursor.unit())) cursor.at += 1;
  if (cursor.unit() === code.hash) cursor.skipComment();
  if (!isBreakOrEnd(cursor.unit())) cursor.fail('block-header', start, cursor.at);
  if (isBreak(cursor.unit())) cursor.takeBreak();
  return { folded, chomping: chomping ?? 'clip', indentation };
}

function takeChomping(cursor: Cursor): 'strip' | 'keep' | undefined {
  const unit = cursor.unit();
  if (unit !== code.plus && unit !== code.dash) return undefined;
  cursor.at += 1;
  return unit === code.plus ? 'keep' : 'strip';
}

/** Steps over empty lines, and the indentation of the line after them: `indent` spaces, or all where that is 0. */
function takeEmptyLines(cursor: Cursor, indent: number): { breaks: string; indentation: number } {
  let breaks = '';
  let indentation = 0;
  for (;;) {
    while ((indent === 0 || cursor.column < indent) && cursor.unit() === code.space) cursor.at += 1;
    indentation = Math.max(indentation, cursor.column);
    if ((indent === 0 || cursor.column < indent) && cursor.unit() === code.tab) cursor.fail('tab', cursor.at);
    if (!isBreak(cursor.unit())) return { breaks, indentation };
    breaks += cursor.takeBreak();
  }
}
