import type { Resource } from '../model/resource.ts';
import type { SourceDocument } from '../model/source.ts';
import type { OpenDocument } from './place.ts';

/** What rendering needs of other stages and of the repository; the pipeline hands it over. */
export interface RenderContext {
  /** A file of the repository; undefined when it is not there. */
  readonly read: (path: string) => Uint8Array | undefined;
  /** Documents and objects of a file of the repository; the same ones at each call. */
  readonly documentsOf: (path: string) => readonly SourceDocument[];
  readonly resourcesOf: (path: string) => readonly Resource[];
  /** Documents of any other text, as Kubernetes reads it, and the objects in them. */
  readonly parse: (name: string, text: string) => readonly SourceDocument[];
  readonly resourcesIn: (document: SourceDocument) => readonly Resource[];
  readonly open: OpenDocument;
  /** Told after each unit of those that are rendered together. */
  readonly rendered?: (done: number, total: number) => void;
}
