import type { JsonPath } from '../../../model/json-path.ts';
import type { Json } from '../../../model/resource.ts';
import type { SourcePlace } from '../../place.ts';
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

/** Something that happened to an object on its way to the output: it may have written a field. */
export interface Change {
  /** The place that wrote the field; undefined when this did not write it. */
  placeOf(field: Field): SourcePlace | undefined;
}
