import type { Problem } from './problem.ts';

/** A stretch of a file between separators. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
  /** The line that it starts on, from 1. */
  readonly line: number;
  /** The separator at its end, where that is one which Kubernetes refuses, and the chunk with it. */
  readonly problem?: Problem;
}

/** Blanks as Go sees them, and a comment. */
const onlyComment = /^(?:(?!\ufeff)[\s\x85])*(?:#|$)/;
/** What can only be the start of a value, and none that goes on on the next line of a mapping or list. */
const value = /^[ \t]+[[{"'|>&!]/;

/**
 * Cuts a file into documents as kubectl does: at every line that starts with `---`, before any YAML is read. A separator
 * before which nothing stands belongs to the document after it. A byte order mark (`hasMark`) keeps the first line from
 * being one. Source: YAMLReader of k8s.io/apimachinery/pkg/util/yaml.
 */
export function split(text: string, from: number, hasMark: boolean): Chunk[] {
  const chunks: Chunk[] = [];
  let start = from;
  let line = 1 + countLines(text, 0, from);
  let next = hasMark ? nextLine(text, from) : from;
  for (let at = nextSeparator(text, next); at >= 0; at = nextSeparator(text, next)) {
    next = nextLine(text, at);
    const rest = text.slice(at + 3, next);
    const isBad = !onlyComment.test(rest);
    if (start === at && !isBad) continue;
    const problem: Problem = { code: 'separator', start: at, end: at + 3 };
    chunks.push({ start, end: at, line, ...(isBad ? { problem } : {}) });
    const after = isBad && value.test(rest) ? at + 3 : next;
    line += countLines(text, start, after);
    start = after;
  }
  if (start < text.length) chunks.push({ start, end: text.length, line });
  return chunks;
}

/** Where the first line starts that starts with `---`, from the line at `from` on; -1 when there is none. */
function nextSeparator(text: string, from: number): number {
  if (text.startsWith('---', from)) return from;
  const at = text.indexOf('\n---', from);
  return at < 0 ? -1 : at + 1;
}

function nextLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at + 1;
}

function countLines(text: string, from: number, until: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < until; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
