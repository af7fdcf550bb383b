import type { SourceDocument, SourceFile } from '../model/source.ts';
import type { Staged, Violation } from '../model/violation.ts';
import type { RuleId } from '../model/rule.ts';
import { fileStart } from '../model/range.ts';
import { expandsTooFar } from './aliases.ts';
import { decode } from './decode.ts';
import { Lines } from './lines.ts';
import { maxDepth, readJson, readYaml, YamlError } from './read.ts';
import { split, type Chunk } from './split.ts';

export interface ParsedFile {
  readonly source: SourceFile;
  readonly documents: readonly SourceDocument[];
  /** Not YAML but a template for it (Go, Jinja, ERB): nothing in it can be judged before it is rendered. */
  readonly template: boolean;
}

/** The API server takes no request over 3 MiB; YAML is more verbose than what is sent. */
const maxDocumentLength = 6 * 1024 * 1024;
const maxFileBytes = 32 * 1024 * 1024;
const templateMarks = /\{\{|\{%|<%|\$\{\{/;

/** Reads one file as Kubernetes reads it. A document that cannot be read is a violation; the others still count. */
export function parse(path: string, bytes: Uint8Array): Staged<ParsedFile> {
  if (bytes.length > maxFileBytes) return tooLarge(path, bytes);
  const decoded = decode(bytes);
  return new FileParser({ path, text: decoded.text }, 'invalidAt' in decoded ? decoded.invalidAt : undefined).parse();
}

function tooLarge(path: string, bytes: Uint8Array): Staged<ParsedFile> {
  const [size, limit] = [bytes.length, maxFileBytes].map((count) => Math.round(count / 1024 / 1024));
  const { text } = decode(bytes.subarray(0, 4096)); // enough to tell what it was meant to be
  const message = `the file has ${size} MiB, more than the ${limit} MiB that are read`;
  return {
    value: { source: { path, text }, documents: [], template: false },
    violations: [{ rule: 'yaml/document-limit', message, subject: { file: path, range: fileStart }, path: [] }],
  };
}

class FileParser {
  readonly #source: SourceFile;
  readonly #invalidAt: number | undefined;
  readonly #violations: Violation[] = [];
  readonly #documents: SourceDocument[] = [];
  #template = false;
  #lines: Lines | undefined;

  constructor(source: SourceFile, invalidAt: number | undefined) {
    this.#source = source;
    this.#invalidAt = invalidAt;
  }

  parse(): Staged<ParsedFile> {
    const { text } = this.#source;
    if (this.#invalidAt !== undefined) {
      this.#report('yaml/not-utf8', 'the file is not valid UTF-8 text', this.#invalidAt);
      return this.#result();
    }
    const json = /^\s*\{/.test(text) ? readJson(text) : undefined;
    if (json !== undefined && deeperThan(json, maxDepth)) {
      this.#report('yaml/syntax', readable('nesting exceeded maxDepth'), 0);
      return this.#result();
    }
    if (json !== undefined) {
      this.#add(json, { start: 0, end: text.length, line: 1 });
      return this.#result();
    }
    const { chunks, badSeparators } = split(text);
    for (const offset of badSeparators) {
      this.#report(
        'yaml/syntax',
        'only a comment may follow the document separator `---` on its line',
        offset,
        offset + 3,
      );
    }
    for (const chunk of chunks) this.#readChunk(chunk);
    return this.#result();
  }

  #readChunk(chunk: Chunk): void {
    const text = this.#source.text.slice(chunk.start, chunk.end);
    if (text.length > maxDocumentLength) {
      this.#report(
        'yaml/document-limit',
        `the document has more than ${maxDocumentLength / 1024 / 1024} MiB`,
        chunk.start,
      );
      return;
    }
    const value = this.#read(text, chunk);
    if (value === undefined || value === null) return;
    if (text.includes('{{') && hasMappingAsKey(value)) {
      this.#template = true;
      return;
    }
    if (text.includes('*') && text.includes('&') && expandsTooFar(value)) {
      this.#report('yaml/alias-limit', 'aliases multiply the document beyond what Kubernetes reads', chunk.start);
      return;
    }
    this.#add(value, chunk);
  }

  #read(text: string, chunk: Chunk): unknown {
    try {
      return readYaml(text, { duplicateKeys: 'refuse' });
    } catch (error) {
      if (!(error instanceof YamlError)) throw error;
      const offset = chunk.start + error.offset;
      if (this.#looksLikeTemplate(offset)) {
        this.#template = true;
        return undefined;
      }
      const rule = ruleOf(error.message);
      this.#report(rule, readable(error.message), offset);
      return rule === 'yaml/duplicate-key' ? this.#readLastWins(text) : undefined;
    }
  }

  /** What Kubernetes does with repeated keys, so that the rest of the document is still judged. */
  #readLastWins(text: string): unknown {
    try {
      return readYaml(text, { duplicateKeys: 'last-wins' });
    } catch (error) {
      if (error instanceof YamlError) return undefined;
      throw error;
    }
  }

  /** An error on a line with template marks, or just after one, comes from the template and not from the YAML. */
  #looksLikeTemplate(offset: number): boolean {
    const { text } = this.#source;
    const end = text.indexOf('\n', offset);
    const before = text.lastIndexOf('\n', text.lastIndexOf('\n', offset - 1) - 1);
    return templateMarks.test(text.slice(Math.max(0, before), end < 0 ? undefined : end));
  }

  #add(value: unknown, chunk: Chunk): void {
    this.#documents.push({ file: this.#source, index: this.#documents.length, ...chunk, value });
  }

  #report(rule: RuleId, message: string, start: number, end = start + 1): void {
    this.#lines ??= new Lines(this.#source.text);
    this.#violations.push({
      rule,
      message,
      subject: { file: this.#source.path, range: this.#lines.range(start, end) },
      path: [],
    });
  }

  #result(): Staged<ParsedFile> {
    return {
      value: { source: this.#source, documents: this.#documents, template: this.#template },
      violations: this.#violations,
    };
  }
}

function deeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((child) => deeperThan(child, levels - 1));
}

/** An unquoted `{{ name }}` reads as a mapping whose key is a mapping, which Kubernetes refuses: it is a template's. */
function hasMappingAsKey(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.hasOwn(value, '[object Object]') || Object.values(value).some(hasMappingAsKey);
}

function ruleOf(reason: string): RuleId {
  if (reason.includes('duplicated mapping key')) return 'yaml/duplicate-key';
  if (reason.includes('tab character')) return 'yaml/tab-indentation';
  return 'yaml/syntax';
}

/** The parser's own words, where they say too little on their own. */
const plainWords: readonly [RegExp, string][] = [
  [
    /duplicated mapping key/,
    'this key already stands above in the same mapping; Kubernetes keeps the last value and drops the other without a word',
  ],
  [
    /bad indentation of a mapping entry/,
    'this line does not line up with the mapping around it, or a value with `: ` lacks quotes',
  ],
  [/bad indentation of a sequence entry/, 'this line does not line up with the list around it'],
  [/can not read a block mapping entry/, 'expected `key: value` here'],
  [
    /end of the stream or a document separator is expected/,
    'expected the end of the document here: the indentation or a quote above is off',
  ],
  [/tab character/, 'a tab cannot indent YAML; use spaces'],
  [/nesting exceeded maxDepth/, 'nested more than 1,000 levels deep'],
];

function readable(reason: string): string {
  return plainWords.find(([pattern]) => pattern.test(reason))?.[1] ?? reason;
}
