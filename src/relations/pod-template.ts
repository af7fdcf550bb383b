import type { JsonPath } from '../model/json-path.ts';
import { isObject, type Json } from '../model/resource.ts';
import { parseImage, type Image } from './images.ts';

/** A pod template, wherever it lives; for a Pod, the Pod itself. */
export interface PodTemplate {
  /** Path of the template: what holds `metadata` and `spec`. */
  readonly path: JsonPath;
  readonly metadata: Json;
  readonly spec: Json;
  readonly containers: readonly Container[];
  /** Where a field below `path` is written, if not there. Not part of what policies get: JSON has no functions. */
  readonly written?: (field: JsonPath) => JsonPath;
}

export interface Container {
  readonly path: JsonPath;
  /** A sidecar is an init container that keeps running (`restartPolicy: Always`), or what a workflow calls one. */
  readonly role: 'main' | 'init' | 'sidecar' | 'ephemeral';
  readonly name: string;
  readonly image: Image | null;
  readonly value: Json;
}

/** The containers of a list at `path`. */
export function containersIn(list: unknown, path: JsonPath, role: Container['role']): Container[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((value: unknown, index): Container[] => {
    if (!isObject(value)) return [];
    const sidecar = role === 'init' && value.restartPolicy === 'Always';
    return [
      {
        path: [...path, index],
        role: sidecar ? 'sidecar' : role,
        name: typeof value.name === 'string' ? value.name : '',
        image: typeof value.image === 'string' ? parseImage(value.image) : null,
        value,
      },
    ];
  });
}
