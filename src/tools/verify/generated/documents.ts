import { createHash } from 'node:crypto';
import { parse } from 'yaml';
import { isObject } from '../../../model/resource.ts';

/** An object as it is deployed. */
export interface RenderedDocument {
  readonly text: string;
  /** Of the text. */
  readonly digest: string;
  /** `apps/v1/Deployment` */
  readonly key: string;
  /** Empty for the configuration of a tool. */
  readonly name: string;
  readonly namespace: string | undefined;
}

const known = new Map<string, RenderedDocument>();

/** The objects of what kustomize prints, or of a file that is written so: only a separator begins with `---`. */
export function documentsOf(build: string): RenderedDocument[] {
  return build
    .split(/^---\n/m)
    .filter((text) => text.trim() !== '')
    .map((text) => {
      const digest = digestOf(text);
      if (!known.has(digest)) known.set(digest, read(text, digest));
      return known.get(digest)!;
    });
}

export function digestOf(...texts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text.length}:`).update(text);
  return hash.digest('hex');
}

function read(text: string, digest: string): RenderedDocument {
  const object = parse(text) as unknown;
  const { apiVersion, kind, metadata } = isObject(object) ? object : {};
  const { name = '', namespace } = isObject(metadata) ? metadata : {};
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || typeof name !== 'string')
    throw new Error(`this is no object: ${text.slice(0, 200)}`);
  return {
    text,
    digest,
    key: `${apiVersion}/${kind}`,
    name,
    namespace: typeof namespace === 'string' ? namespace : undefined,
  };
}
