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
  readonly #other: Sources | undefined;
  readonly #contents = new Map<string, Uint8Array | undefined>();
  readonly #files = new Map<string, Staged<ReadFile> | undefined>();
  readonly #printed: Map<string, readonly SourceDocument[]>;
  readonly #objects: WeakMap<SourceDocument, readonly Resource[]>;

  /**
   * @param readBytes throws as `node:fs` does
   * @param other the repository at another time, for what is the same in both
   */
  constructor(readBytes: (path: string) => Uint8Array, other?: Sources) {
    this.#readBytes = readBytes;
    this.#other = other;
    this.#printed = other === undefined ? new Map<string, readonly SourceDocument[]>() : other.#printed;
    this.#objects = other === undefined ? new WeakMap<SourceDocument, readonly Resource[]>() : other.#objects;
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

  /** Documents of any other text, the same ones for the same text. */
  documentsIn(name: string, text: string): readonly SourceDocument[] {
    const key = `${name}\0${text}`;
    let documents = this.#printed.get(key);
    if (documents === undefined) this.#printed.set(key, (documents = parse(name, Buffer.from(text)).value.documents));
    return documents;
  }

  /** Objects in one of these documents, the same ones at each call. */
  resourcesIn(document: SourceDocument): readonly Resource[] {
    let resources = this.#objects.get(document);
    if (resources === undefined) this.#objects.set(document, (resources = resourcesIn(document)));
    return resources;
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
      return this.#readShared(path);
    } catch {
      return undefined;
    }
  }

  /** Equal content is one array, by which others tell that it is. */
  #readShared(path: string): Uint8Array {
    const bytes = this.#readBytes(path);
    const same = this.#other?.read(path);
    return same !== undefined && Buffer.compare(same, bytes) === 0 ? same : bytes;
  }

  #load(path: string): Staged<ReadFile> | undefined {
    let bytes: Uint8Array;
    try {
      bytes = this.#contents.get(path) ?? this.#readShared(path);
      this.#contents.set(path, bytes);
      if (this.#other?.read(path) === bytes) return this.#other.file(path);
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
