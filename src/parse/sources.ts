import type { Resource } from '../model/resource.ts';
import type { SourceDocument } from '../model/source.ts';
import { fileStart } from '../model/range.ts';
import type { Staged } from '../model/violation.ts';
import { parse, type ParsedFile } from './parse.ts';
import { isKustomizationPath } from '../units/kustomization.ts';
import { isWorkflowPath, kustomizationIn, resourcesIn, workflowIn } from './resources.ts';

/** A file that was read, with what is in it. */
export interface ReadFile {
  readonly parsed: ParsedFile;
  readonly resources: readonly Resource[];
}

/** The files of a repository, each read and parsed once, when it is first asked for. */
export class Sources {
  readonly #readBytes: (path: string) => Uint8Array;
  readonly #contents = new Map<string, Uint8Array | undefined>();
  readonly #files = new Map<string, Staged<ReadFile> | undefined>();

  /** @param readBytes throws as `node:fs` does */
  constructor(readBytes: (path: string) => Uint8Array) {
    this.#readBytes = readBytes;
  }

  /** @returns undefined for a file that is not there */
  file(path: string): Staged<ReadFile> | undefined {
    if (!this.#files.has(path)) this.#files.set(path, this.#load(path));
    return this.#files.get(path);
  }

  documentsOf(path: string): readonly SourceDocument[] {
    return this.file(path)?.value.parsed.documents ?? [];
  }

  resourcesOf(path: string): readonly Resource[] {
    return this.file(path)?.value.resources ?? [];
  }

  /** The content of any file, the same array at each call; undefined when it is not there or cannot be read. */
  read(path: string): Uint8Array | undefined {
    if (!this.#contents.has(path)) this.#contents.set(path, this.#readOrNot(path));
    return this.#contents.get(path);
  }

  /** The text of any file, also of one that is not YAML. */
  text(path: string): string {
    return this.#files.get(path)?.value.parsed.source.text ?? Buffer.from(this.read(path) ?? []).toString('utf8');
  }

  #readOrNot(path: string): Uint8Array | undefined {
    try {
      return this.#readBytes(path);
    } catch {
      return undefined;
    }
  }

  #load(path: string): Staged<ReadFile> | undefined {
    let bytes: Uint8Array;
    try {
      this.#contents.set(path, (bytes = this.#contents.get(path) ?? this.#readBytes(path)));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      return isMissing(code) ? undefined : unreadable(path, code ?? String(error));
    }
    const { value: parsed, violations } = parse(path, bytes);
    return { value: { parsed, resources: parsed.documents.flatMap(readerOf(path)) }, violations };
  }
}

/** What makes resources of a file's documents. */
function readerOf(path: string): (document: SourceDocument) => Resource | readonly Resource[] {
  if (isKustomizationPath(path)) return (document) => kustomizationIn(document) ?? [];
  if (isWorkflowPath(path)) return (document) => workflowIn(document) ?? [];
  return resourcesIn;
}

/** What git knows and the disk no longer has was deleted; a submodule is a folder. */
function isMissing(code: string | undefined): boolean {
  return code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR';
}

function unreadable(path: string, code: string): Staged<ReadFile> {
  const message = `the file cannot be read: ${code === 'ELINK' ? 'it is a link out of the repository' : code}`;
  const refusal = { range: fileStart, message, documents: 0 };
  const parsed = { source: { path, text: '' }, documents: [], template: false, refusal };
  return {
    value: { parsed, resources: [] },
    violations: [{ rule: 'yaml/unreadable', message, subject: { file: path, range: fileStart }, path: [] }],
  };
}
