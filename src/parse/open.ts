import type { SourceDocument } from '../model/source.ts';
import { Locator } from './locate.ts';

/** Documents whose positions stay known: an object and what patches it are asked for in turns. */
const maxOpen = 32;

/** Opens documents for positions; those that were asked for last stay open. */
export function openDocuments(): (document: SourceDocument) => Locator {
  const open = new Map<SourceDocument, Locator>();
  return (document) => {
    const locator = open.get(document) ?? new Locator(document);
    open.delete(document);
    open.set(document, locator); // a Map keeps the order of insertion: the first is the one that was not used for longest
    if (open.size > maxOpen) open.delete(open.keys().next().value!);
    return locator;
  };
}
