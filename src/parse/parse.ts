import { fileStart, type Range } from '../model/range.ts';
import { isObject } from '../model/resource.ts';
import type { SourceDocument, SourceFile } from '../model/source.ts';
import type { Staged, Violation } from '../model/violation.ts';
import { decode, type Decoded } from './decode.ts';
import { Lines } from './lines.ts';
import { describeProblem, isRefusal, ruleOf, type Problem } from './problem.ts';
import { readJson, readYaml, type Reading } from './read.ts';
import { split, type Chunk } from './split.ts';

export interface ParsedFile {
  readonly source: SourceFile;
  readonly documents: readonly SourceDocument[];
  /** Not YAML but a template for it (Go, Jinja, ERB): nothing in it can be judged before it is rendered. */
  readonly template: boolean;
  /** Where Kubernetes stops to read the file, and why. */
  readonly refusal?: Refusal;
}

export interface Refusal {
  readonly range: Range;
  readonly message: string;
  /** How many of the documents it has read by then. */
  readonly documents: number;
}

/** The API server takes no request over 3 MiB; YAML is more verbose than what is sent. */
const maxDocumentLength = 6 * 1024 * 1024;
const maxFileBytes = 32 * 1024 * 1024;
/** Blanks as Go sees them, and an opening brace. */
const startsLikeJson = /^(?:(?!\ufeff)[\s\x85])*\{/;
const templateMarks = /\{\{|\{%|<%|\$\{\{/;

/** Reads one file as Kubernetes reads it. What cannot be read is a violation; the rest still counts. */
export function parse(path: string, bytes: Uint8Array): Staged<ParsedFile> {
  return bytes.length > maxFileBytes ? tooLarge(path, bytes) : new FileParser(path, decode(bytes)).parse();
}

function tooLarge(path: string, bytes: Uint8Array): Staged<ParsedFile> {
  const [size, limit] = [bytes.length, maxFileBytes].map((count) => Math.round(count / 1024 / 1024));
  const { text } = decode(bytes.subarray(0, 4096)); // enough to tell what it was meant to be
  const message = `the file has ${size} MiB, more than the ${limit} MiB that are read`;
  const refusal = { range: fileStart, message, documents: 0 };
  return {
    value: { source: { path, text }, documents: [], template: false, refusal },
    violations: [{ rule: 'yaml/document-limit', message, subject: { file: path, range: fileStart }, path: [] }],
  };
}

class FileParser {
  readonly #source: SourceFile;
  readonly #decoded: Decoded;
  readonly #violations: Violation[] = [];
  readonly #documents: SourceDocument[] = [];
  #lines: Lines | undefined;
  #template = false;
  #refusal: Refusal | undefined;
  /** Why the file is no JSON, though it looks and is named like it. */
  #notJson: Problem | undefined;

  constructor(path: string, decoded: Decoded) {
    this.#source = { path, text: decoded.text };
    this.#decoded = decoded;
  }

  parse(): Staged<ParsedFile> {
    const { text } = this.#source;
    const { problem } = this.#decoded;
    if (problem !== undefined && text.includes('\0')) {
      this.#settle({ start: 0, end: text.length, line: 1 }, { value: undefined, problems: [problem] });
    } else {
      for (const chunk of split(text, this.#readJson(), this.#decoded.hasMark)) this.#readChunk(chunk);
    }
    const refusal = this.#refusal === undefined ? {} : { refusal: this.#refusal };
    return {
      value: { source: this.#source, documents: this.#documents, template: this.#template, ...refusal },
      violations: this.#violations,
    };
  }

  /** Reads the JSON values that the file starts with. @returns where YAML goes on; kubectl changes over once, after at most one */
  #readJson(): number {
    const { text, path } = this.#source;
    if (this.#decoded.hasMark || !startsLikeJson.test(text)) return 0;
    const { documents, problem } = readJson(text);
    for (const { start, end, ...reading } of documents)
      this.#settle({ start, end, line: this.#range(start, end).line }, reading);
    const end = documents.at(-1)?.end ?? 0;
    if (problem === undefined) return text.length;
    const rest = end + /^[^\S\n]*/.exec(text.slice(end))![0].length;
    const isTooShort = Buffer.byteLength(text.slice(rest, rest + 4)) < 4; // kubectl looks at four bytes to change over
    if (documents.length > 1 || isTooShort) {
      this.#settle({ start: end, end: text.length, line: 1 }, { value: undefined, problems: [problem] });
      return text.length;
    }
    if (documents.length === 0 && path.endsWith('.json')) this.#notJson = problem;
    return text[rest] === '\n' ? rest + 1 : rest;
  }

  #readChunk(chunk: Chunk): void {
    const { start, end, problem } = chunk;
    const { text } = this.#source;
    const reading: Reading = end - start > maxDocumentLength ? tooLong(start) : readYaml(text, start, end);
    const { value, problems } = reading;
    const own = value === undefined && problems.length > 0 && this.#notJson !== undefined ? [this.#notJson] : problems;
    this.#settle(chunk, { value, problems: problem === undefined ? own : [...own, problem] });
  }

  /** Takes up what was read, and what was found wrong with it. */
  #settle({ start, end, line }: Chunk, { value, problems }: Reading): void {
    const { problem } = this.#decoded;
    const all =
      problem !== undefined && problem.start >= start && problem.start < end ? [...problems, problem] : problems;
    const refusals = all.filter(isRefusal);
    if (refusals.length > 0) this.#refuse(refusals);
    if (refusals.some((refusal) => this.#looksLikeTemplate(refusal.start))) {
      this.#template = true;
      return;
    }
    for (const found of all) if (found.code !== 'ambiguous-scalar' || isManifest(value)) this.#report(found);
    if (value === undefined || value === null) return;
    this.#documents.push({ file: this.#source, index: this.#documents.length, start, end, line, value });
  }

  #refuse(problems: readonly Problem[]): void {
    const unread = problems.find(({ code }) => code === 'separator'); // what ends in it is not looked at
    const first = unread ?? problems.reduce((a, b) => (b.start < a.start ? b : a));
    this.#refusal ??= {
      range: this.#range(first.start, first.end),
      message: describeProblem(first),
      documents: this.#documents.length,
    };
  }

  /** An error on a line with template marks, or just after one, comes from the template and not from the YAML. */
  #looksLikeTemplate(offset: number): boolean {
    const { text } = this.#source;
    const end = text.indexOf('\n', offset);
    const before = text.lastIndexOf('\n', text.lastIndexOf('\n', offset - 1) - 1);
    return templateMarks.test(text.slice(Math.max(0, before), end < 0 ? undefined : end));
  }

  #report(problem: Problem): void {
    this.#violations.push({
      rule: ruleOf(problem),
      message: describeProblem(problem),
      subject: { file: this.#source.path, range: this.#range(problem.start, problem.end) },
      path: [],
      ...(problem.severity === undefined ? {} : { severity: problem.severity }),
    });
  }

  #range(start: number, end: number): Range {
    this.#lines ??= new Lines(this.#source.text);
    return this.#lines.range(start, end);
  }
}

function tooLong(start: number): Reading {
  const detail = `the document has more than ${maxDocumentLength / 1024 / 1024} MiB`;
  return { value: undefined, problems: [{ code: 'document-limit', start, end: start + 1, detail }] };
}

/** What other files may hold, such as a workflow's `on:`, is their own affair. */
function isManifest(value: unknown): boolean {
  return isObject(value) && ('apiVersion' in value || 'kind' in value);
}
