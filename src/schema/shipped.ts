import { createHash } from 'node:crypto';
import { brotliDecompressSync } from 'node:zlib';
import { readAsset, readJsonAsset } from '../assets.ts';
import { jsonText } from '../model/json-text.ts';
import type { Json } from '../model/resource.ts';
import type { CustomKind, CustomVersion } from './custom-kind.ts';
import { openEnumeration, withOpenEnumerations } from './extended.ts';

/** schemas/crds/index.json, which `npm run schemas` writes. */
interface Index {
  readonly bundles: Readonly<Record<string, { readonly project: string; readonly release: string }>>;
  readonly kinds: Readonly<Record<string, IndexEntry>>;
}

interface IndexEntry {
  readonly bundle: string;
  readonly resource: string;
  readonly namespaced?: boolean;
  readonly shortNames?: readonly string[];
  readonly versions: readonly CustomVersion[];
}

/** The CustomResourceDefinitions that ship with the package; each is read when it is asked for. */
export class ShippedDefinitions {
  #index: Index | undefined;
  readonly #bundles = new Map<string, string>();
  readonly #digests = new Map<string, string>();

  find(group: string, kind: string): CustomKind | undefined {
    const { kinds } = this.#read();
    const key = `${group}/${kind}`;
    return Object.hasOwn(kinds, key) ? this.#kind(key, kinds[key]!) : undefined;
  }

  all(): CustomKind[] {
    return Object.entries(this.#read().kinds).map(([key, entry]) => this.#kind(key, entry));
  }

  /** One CustomResourceDefinition as JSON text, without descriptions: what the API server's own code takes. */
  text(group: string, kind: string): string | undefined {
    const { kinds } = this.#read();
    const entry = Object.hasOwn(kinds, `${group}/${kind}`) ? kinds[`${group}/${kind}`] : undefined;
    if (entry === undefined) return undefined;
    const bundle = this.#bundle(entry.bundle);
    // A bundle has a line for each definition: parsing the one costs less than parsing all.
    const start = `\n${JSON.stringify(`${entry.resource}.${group}`)}:`;
    const from = bundle.indexOf(start) + start.length;
    return bundle.slice(from, bundle.indexOf('\n', from)).replace(/,$/, '');
  }

  #kind(key: string, { bundle, resource, namespaced, shortNames, versions }: IndexEntry): CustomKind {
    const [group = '', kind = ''] = key.split('/');
    return {
      group,
      kind,
      resource,
      namespaced: namespaced ?? false,
      shortNames: shortNames ?? [],
      versions,
      source: this.#read().bundles[bundle]!,
      definition: () => withOpenEnumerations(key, JSON.parse(this.text(group, kind)!) as Json),
      edition: () => jsonText([this.#digest(bundle), openEnumeration(key) ?? null]),
    };
  }

  #digest(bundle: string): string {
    let digest = this.#digests.get(bundle);
    if (digest === undefined) {
      digest = createHash('sha256').update(packed(bundle)).digest('hex');
      this.#digests.set(bundle, digest);
    }
    return digest;
  }

  #bundle(name: string): string {
    let text = this.#bundles.get(name);
    if (text === undefined) {
      text = brotliDecompressSync(packed(name)).toString('utf8');
      this.#bundles.set(name, text);
    }
    return text;
  }

  #read(): Index {
    return (this.#index ??= readJsonAsset('schemas', 'crds', 'index.json') as Index);
  }
}

function packed(bundle: string): Buffer {
  return readAsset('schemas', 'crds', `${bundle}.json.br`);
}
