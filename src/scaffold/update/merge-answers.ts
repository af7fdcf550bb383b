import { isDeepStrictEqual } from 'node:util';
import { isSeq, parse, parseDocument, type Document } from 'yaml';
import { isObject } from '../../model/resource.ts';

/**
 * Answers as they shall be, in the text that a person wrote: comments, order and what is the same stay.
 * @param yours legal answers
 */
export function mergeAnswers(yours: string, wanted: string): string {
  const document = parseDocument(yours);
  const there: unknown = document.toJS();
  const before = isObject(there) ? there : {};
  const answers = parse(wanted, { version: '1.1' }) as Readonly<Record<string, unknown>>;
  const gone = Object.keys(before).filter((name) => !Object.hasOwn(answers, name));
  const changed = Object.entries(answers).filter(([name, answer]) => !isDeepStrictEqual(before[name], answer));
  if (gone.length + changed.length === 0) return yours;
  for (const name of gone) document.delete(name);
  for (const [name, answer] of changed) answerDifferently(document, name, answer);
  return document.toString({ lineWidth: 0 });
}

/** Items of a list that remain are left as they are written. */
function answerDifferently(document: Document, name: string, answer: unknown): void {
  const list = document.get(name);
  if (!isSeq(list) || !Array.isArray(answer)) {
    document.set(name, document.createNode(answer, { aliasDuplicateObjects: false }));
    return;
  }
  const written = list.items.map((node) => ({ node, value: document.createNode(node).toJS(document) as unknown }));
  list.items = answer.map(
    (item: unknown) => written.find(({ value }) => isDeepStrictEqual(value, item))?.node ?? document.createNode(item),
  );
}
