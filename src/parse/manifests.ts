import type { SourceDocument } from '../model/source.ts';
import type { Violation } from '../model/violation.ts';
import type { Locator } from './locate.ts';
import type { ParsedFile } from './parse.ts';
import { missingIdentity } from './resources.ts';

/** Whether a file that cannot be read whole was meant for Kubernetes; a broken file of another kind is not ours to report. */
export function isManifest({ source, template }: ParsedFile, violations: readonly Violation[]): boolean {
  const unreadable = violations.some(({ rule }) => rule === 'yaml/not-utf8' || rule === 'yaml/unreadable');
  if (unreadable && !source.path.endsWith('.json')) return true;
  return !template && /^["'\s{-]*(?:apiVersion|kind)["']?\s*:/m.test(source.text);
}

/** Documents that would be objects if they named their apiVersion or kind. */
export function incompleteIn(
  documents: readonly SourceDocument[],
  open: (document: SourceDocument) => Locator,
): Violation[] {
  return documents.flatMap((document): Violation[] => {
    const missing = missingIdentity(document);
    if (missing === undefined) return [];
    const subject = { file: document.file.path, range: open(document).locate([]).key };
    return [{ rule: 'schema/invalid', message: `\`${missing}\` is required`, subject, path: [] }];
  });
}
