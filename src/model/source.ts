/** A file as it was read; `path` is relative to the repository root, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** One YAML or JSON document of a file, as Kubernetes reads it. */
export interface SourceDocument {
  readonly file: SourceFile;
  /** Position among the file's documents, from 0; empty documents do not count. */
  readonly index: number;
  /** Where the document's text starts in the file, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** Line of the file on which the text starts, from 1. */
  readonly line: number;
  readonly value: unknown;
}
