import { isDeepStrictEqual } from 'node:util';
import type { Edit, SourceFix } from '../model/fix.ts';
import { valueAt } from '../model/json-path.ts';
import { isObject } from '../model/resource.ts';
import type { SourceDocument } from '../model/source.ts';
import { parse } from '../parse/parse.ts';
import { editedValue } from './edited-value.ts';
import { toTextEdit } from './text-edit.ts';

export interface Applied {
  readonly text: string;
  /** Fixes that were made; the others do not fit the text, or the text does not allow them. */
  readonly made: readonly SourceFix[];
}

/** Makes fixes in the text of a file, each as a whole or not at all. Whatever they do not name stays as it is, byte by byte. */
export function applyFixes(text: string, fixes: readonly SourceFix[]): Applied {
  const made: SourceFix[] = [];
  let current = text;
  for (const fix of fixes) {
    const next = applyFix(current, fix);
    if (next === undefined) continue;
    made.push(fix);
    current = next;
  }
  return { text: current, made };
}

function applyFix(text: string, { file, document, edits }: SourceFix): string | undefined {
  let current = text;
  for (const edit of edits) {
    const next = applyEdit(current, file, document, edit);
    if (next === undefined) return undefined;
    current = next;
  }
  return current;
}

/** Undefined unless the new text says exactly what the edit asks for. */
function applyEdit(text: string, file: string, index: number, edit: Edit): string | undefined {
  const documents = documentsIn(file, text);
  const document = documents[index];
  const wanted = document && editedValue(document.value, edit);
  const change = wanted === undefined ? undefined : toTextEdit(document!, inWrittenOrder(edit, document!));
  if (change === undefined) return undefined;
  const next = text.slice(0, change.start) + change.text + text.slice(change.end);
  const values = documentsIn(file, next).map(({ value }) => value);
  const expected = documents.map(({ value }, at) => (at === index ? wanted : value));
  return isDeepStrictEqual(values, expected) ? next : undefined;
}

/** Values that go through a policy lose the order of their keys: what was written before is taken as it was written. */
function inWrittenOrder(edit: Edit, document: SourceDocument): Edit {
  if (edit.op !== 'set') return edit;
  return { ...edit, value: likeWritten(edit.value, valueAt(document.value, edit.path)) };
}

function likeWritten(value: unknown, written: unknown): unknown {
  if (isDeepStrictEqual(value, written)) return written;
  if (Array.isArray(value)) return value.map((item) => likeWritten(item, written));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, likeWritten(item, written)]));
}

function documentsIn(file: string, text: string): readonly SourceDocument[] {
  return parse(file, Buffer.from(text)).value.documents;
}
