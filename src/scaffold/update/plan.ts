import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlannedFile } from '../templates/templates.ts';
import { answersPath } from '../answers/answers-file.ts';
import { entryAt } from '../write/entry.ts';
import { findBases } from './base.ts';
import { mergeAnswers } from './merge-answers.ts';
import { mergeTexts } from './merge.ts';
import { blobId, type WrittenRecord } from './record.ts';

/** What happens to one file. Files that stay as they are have none. */
export type Action =
  /** The templates write it, and nobody changed it since. */
  | { readonly kind: 'create' | 'update'; readonly path: string; readonly text: string; readonly executable: boolean }
  /** A person and the templates changed it in different places. */
  | { readonly kind: 'merge'; readonly path: string; readonly text: string }
  /** Both changed the same place. `text` has markers; undefined when what was written before is not known. */
  | { readonly kind: 'conflict'; readonly path: string; readonly text: string | undefined; readonly rejected: Rejected }
  | { readonly kind: 'delete'; readonly path: string }
  /** A person's file stays, although the templates say otherwise. */
  | { readonly kind: 'keep'; readonly path: string; readonly reason: string };

/** A change of the templates that could not be made. */
export interface Rejected {
  readonly from: string;
  readonly to: string;
}

export interface UpdateInput {
  readonly folder: string;
  /** What the templates wrote last. */
  readonly record: WrittenRecord;
  /** What the present templates write for the answers that are kept in the repository; asked for only when something is to be merged. */
  readonly before: () => readonly PlannedFile[];
  /** What shall be. */
  readonly after: readonly PlannedFile[];
}

/** Sorted by path. Nothing is written. */
export function planUpdate({ folder, record, before, after }: UpdateInput): Action[] {
  const wanted = new Map(after.map((file) => [file.path, file]));
  const actions: Action[] = [];
  const undecided: { file: PlannedFile; yours: string }[] = [];
  for (const path of [...new Set([...record.keys(), ...wanted.keys()])].sort()) {
    const file = wanted.get(path);
    const yours = readText(join(folder, path));
    const written = record.get(path);
    if (file === undefined) actions.push(...withoutTemplate(path, yours, written));
    else if (yours === undefined) actions.push(...withoutFile(file, written));
    else if (yours === file.text || blobId(file.text) === written) continue;
    else if (blobId(yours) === written) actions.push({ kind: 'update', ...file });
    else if (path === answersPath) actions.push(...withAnswers(file, yours));
    else undecided.push({ file, yours });
  }
  const bases = findBases(
    folder,
    undecided.map(({ file }) => file.path),
    record,
    undecided.length === 0 ? [] : before(),
  );
  const decided = undecided.map(({ file, yours }) => mergeFile(file, yours, bases.get(file.path)));
  return [...actions, ...decided].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function withoutTemplate(path: string, yours: string | undefined, written: string | undefined): Action[] {
  if (yours === undefined) return [];
  if (blobId(yours) === written) return [{ kind: 'delete', path }];
  return [{ kind: 'keep', path, reason: 'the templates write it no longer, but you changed it' }];
}

function withoutFile(file: PlannedFile, written: string | undefined): Action[] {
  if (written === undefined) return [{ kind: 'create', ...file }];
  if (blobId(file.text) === written) return [];
  return [{ kind: 'keep', path: file.path, reason: 'you deleted it, and the templates changed it' }];
}

/** People answer differently by changing the file: it is what the templates start from, and no text to merge. */
function withAnswers({ path, text }: PlannedFile, yours: string): Action[] {
  const merged = mergeAnswers(yours, text);
  return merged === yours ? [] : [{ kind: 'merge', path, text: merged }];
}

function mergeFile({ path, text }: PlannedFile, yours: string, base: string | undefined): Action {
  if (base === undefined) return { kind: 'conflict', path, text: undefined, rejected: { from: yours, to: text } };
  const merged = mergeTexts({ yours, base, theirs: text });
  return merged.conflicts === 0
    ? { kind: 'merge', path, text: merged.text }
    : { kind: 'conflict', path, text: merged.text, rejected: { from: base, to: text } };
}

/** Undefined for what is not a plain file. */
function readText(path: string): string | undefined {
  const stats = entryAt(path);
  if (stats === undefined) return undefined;
  return stats.isFile() ? readFileSync(path, 'utf8') : '';
}
