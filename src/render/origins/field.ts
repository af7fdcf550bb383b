import type { JsonPath } from '../../model/json-path.ts';
import type { Range } from '../../model/range.ts';
import type { Json } from '../../model/resource.ts';
import type { SourceDocument } from '../../model/source.ts';
import type { Step } from './steps.ts';

/** A field of a rendered object whose source is looked for. It exists in the object. */
export interface Field {
  readonly path: JsonPath;
  readonly steps: readonly Step[];
  readonly value: unknown;
  readonly object: RenderedObject;
}

export interface RenderedObject {
  readonly body: Readonly<Json>;
  readonly kind: string;
  readonly group: string;
  /** The name in the output, and the one in the file that creates it. */
  readonly names: readonly string[];
}

/** Where a person must edit. */
export interface SourcePlace {
  readonly file: string;
  readonly range: Range;
}

/** What stands where in a document. */
export interface DocumentLocator {
  locate(path: JsonPath): { readonly key: Range; readonly value: Range; readonly found: number };
}

export type OpenDocument = (document: SourceDocument) => DocumentLocator;

/** Something that happened to an object on its way to the output: it may have written a field. */
export interface Change {
  /** The place that wrote the field; undefined when this did not write it. */
  placeOf(field: Field): SourcePlace | undefined;
}
